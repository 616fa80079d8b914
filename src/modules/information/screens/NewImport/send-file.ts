import { readAnswer, unreached } from "#ui/api.ts";
import { currentLanguage } from "#ui/messages.ts";

/** Sends a file and says how many of its bytes have left. `fetch` cannot: on a slow line its bar would stand still for an hour. */
export async function sendFile(path: string, file: File, onSent: (bytes: number) => void): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const request = new XMLHttpRequest();
  request.open("POST", path);
  const headers = { "Content-Type": file.type || "application/octet-stream", Accept: "application/json", "Accept-Language": currentLanguage(), "X-Vigie": "1" };
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.upload.addEventListener("progress", ({ loaded }) => onSent(loaded));
  request.addEventListener("load", () => resolve(new Response(request.response, { status: request.status })));
  request.addEventListener("error", () => reject(unreached()));
  request.send(file);
  return readAnswer(await promise);
}
