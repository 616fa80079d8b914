import * as v from "valibot";

/** What the child is asked for, in a line before the file; and what it says in a line before the drawing. Neither line trusts the other side. */
export const Asked = v.strictObject({ kind: v.picklist(["picture", "pdf"]), page: v.number() });
export type Asked = v.InferOutput<typeof Asked>;

export const Said = v.variant("is", [
  v.strictObject({ is: v.literal("picture"), type: v.picklist(["image/jpeg", "image/png", "image/webp"]) }),
  v.strictObject({ is: v.literal("page"), pages: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.strictObject({ is: v.literal("nothing"), why: v.picklist(["unreadable", "too-large", "no-such-page"]) }),
]);
export type Said = v.InferOutput<typeof Said>;

export function behindLine(line: Asked | Said, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(line)}\n`), bytes]);
}

export function readLine(bytes: Buffer): { readonly line: unknown; readonly rest: Buffer } {
  const end = bytes.indexOf(10);
  return { line: JSON.parse(bytes.subarray(0, Math.max(0, end)).toString("utf8")), rest: bytes.subarray(end + 1) };
}
