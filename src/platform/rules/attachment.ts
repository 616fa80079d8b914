import * as v from "valibot";
import { Antivirus, noScanner } from "./antivirus.ts";
import type { Link, LinkedRecord } from "./kind.ts";
import { KnownFile } from "./known-file.ts";

/** A writer names the file; type, size, digest, what a virus scanner said and what a device signed are filled in from the stored one, whatever is said of them here. */
export const Attachment = v.strictObject({
  fileId: v.pipe(v.string(), v.uuid()),
  name: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  type: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100)), ""),
  size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  sha256: v.optional(v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/)), ""),
  antivirus: v.optional(Antivirus, noScanner),
  /** When the device that added it signed it, by its own clock; left out where none did. */
  deviceSignedAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});
export const Attachments = v.optional(v.pipe(v.array(Attachment), v.maxLength(50)), []);
export type Attachments = v.InferOutput<typeof Attachments>;

type WithFiles = { readonly attachments: Attachments };

/** By these links files hang on the record: whoever may read it may take them, and nobody else. */
export function attachmentLinks({ attachments }: WithFiles): Link[] {
  return attachments.map(({ fileId }) => ({ to: fileId, as: "attachment" }));
}

/** An id of something else that the writer may see is no file. */
export function areFiles({ attachments }: WithFiles, linked: readonly LinkedRecord[]): boolean {
  return attachments.every(({ fileId }) => linked.some((one) => one.id === fileId && one.kind === "attachment.file"));
}

export function withKnownFiles<Content extends WithFiles>(content: Content, linked: readonly LinkedRecord[]): Content {
  const known = new Map(linked.map((one) => [one.id, one.content]));
  return { ...content, attachments: content.attachments.map(({ fileId, name }) => ({ fileId, name, ...v.parse(KnownFile, known.get(fileId)) })) };
}
