import { refuse } from "../refusal.ts";
import { boundedJson } from "../rules/bounded-json.ts";

const usualLimit = 1024 * 1024;

/** Reads a JSON or form body up to a limit, without ever holding more than the limit in memory (S58, S59). */
export async function readBody(request: Request, limit = usualLimit): Promise<unknown> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim();
  const text = await readText(request, limit);
  if (text === "") return {};
  if (type === "application/x-www-form-urlencoded") return storable(Object.fromEntries(new URLSearchParams(text)));
  if (type !== "application/json") refuse("platform.body-not-json");
  try {
    const value = boundedJson(text);
    if (!isStorable(value)) refuse("platform.json-invalid");
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) refuse("platform.json-invalid");
    throw error;
  }
}

function storable(form: Record<string, string>): Record<string, string> {
  return isStorable(form) ? form : refuse("platform.content-invalid");
}

async function readText(request: Request, limit: number): Promise<string> {
  return (await readBytes(request, limit)).toString("utf8");
}

/** Slower than the slowest satellite line, after a while in which a line may stall: somebody who only wants to hold the door (S59). */
const slowest = { graceMs: 20_000, bytesPerSecond: 512 };

/** The whole body up to a limit; what is longer or slower than any honest sender is refused as soon as it is. */
export async function readBytes(request: Request, limit: number, pace = slowest): Promise<Buffer> {
  if (!request.body) return Buffer.alloc(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  const start = performance.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      refuse("platform.body-too-large", { values: { limit } });
    }
    const waited = performance.now() - start;
    if (waited > pace.graceMs && size < (pace.bytesPerSecond * waited) / 1000) {
      await reader.cancel();
      refuse("platform.body-too-slow");
    }
    parts.push(value);
  }
  return Buffer.concat(parts);
}

/** PostgreSQL stores neither the character U+0000 nor half of a surrogate pair; better said here than as a failure there. */
export function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !value.includes("\u0000") && value.isWellFormed();
  if (value === null || typeof value !== "object") return true;
  return Object.entries(value).every(([key, item]) => isStorable(key) && isStorable(item));
}
