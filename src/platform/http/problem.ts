import { randomBytes } from "node:crypto";
import { Refusal, statusOf } from "../refusal.ts";
import type { Sentences } from "../messages/sentences.ts";

/** RFC 9457: the code in `type`, the sentence in the reader's language in `title`, the fields that hurt beside them. */
export function problemResponse(error: unknown, language: string, sentences: Sentences, log: (line: string) => void): Response {
  if (error instanceof Refusal) {
    const status = statusOf(error.code);
    const fields = error.fields.map((field) => ({ path: field.path, code: field.code, sentence: sentences.say(language, field.code, field.values) }));
    return problem(status, {
      type: `urn:vigie:${error.code}`,
      title: sentences.say(language, error.code, error.values),
      status,
      code: error.code,
      ...(fields.length > 0 ? { fields } : {}),
      ...(error.current === undefined ? {} : { current: error.current }),
    });
  }
  const reference = randomBytes(3).toString("hex").toUpperCase();
  log(`unexpected failure ${reference}: ${describe(error)}`);
  return problem(500, { type: "urn:vigie:platform.unexpected", title: sentences.say(language, "platform.unexpected", { reference }), status: 500, code: "platform.unexpected", reference });
}

function problem(status: number, body: Record<string, unknown>): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/problem+json; charset=utf-8" } });
}

/** Name, code and place of an error, never its message: database messages repeat the data they refuse (S66). */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return "a value that is not an error was thrown";
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const constraint = "constraint" in error && typeof error.constraint === "string" ? ` ${error.constraint}` : "";
  const places = (error.stack ?? "").split("\n").filter((line) => line.trim().startsWith("at ")).slice(0, 6).map((line) => line.trim());
  return `${error.name}${code}${constraint} ${places.join(" < ")}`;
}
