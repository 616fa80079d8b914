import * as v from "valibot";
import { boundedJson } from "#platform/rules/bounded-json.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { utf8 } from "#platform/rules/sealing/bytes.ts";

/** What stands before the bytes of a sealed file, inside the box. Its name is the sender's and so is read by the desk alone. */
export const FileHead = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(300)),
  type: v.string(),
  /** As it came, with everything it tells: the sender wanted it kept as evidence. */
  isOriginal: v.boolean(),
  /** What the clean copy no longer tells. */
  removed: v.array(v.strictObject({ what: v.string(), value: v.optional(v.string()) })),
});
export type FileHead = v.InferOutput<typeof FileHead>;

export const mostFiles = 5;
export const mostFileBytes = 8 * 1024 * 1024;

/** Each file's box is bound to its own name. */
export const fileField = (id: string): string => `file ${id}`;

export function packFile(head: FileHead, bytes: Uint8Array): Uint8Array {
  const line = utf8(`${JSON.stringify(head)}\n`);
  const packed = new Uint8Array(line.length + bytes.length);
  packed.set(line);
  packed.set(bytes, line.length);
  return packed;
}

export function unpackFile(content: Uint8Array): { head: FileHead; bytes: Uint8Array } {
  const end = content.indexOf(10);
  try {
    return { head: v.parse(FileHead, boundedJson(new TextDecoder().decode(content.subarray(0, end)))), bytes: content.subarray(end + 1) };
  } catch {
    throw new SealingRefused("sealing.damaged");
  }
}
