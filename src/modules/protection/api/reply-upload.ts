import * as v from "valibot";
import { LanguageTag, text } from "#assessment/model/text.ts";
import { typeByContent } from "#platform/attachments/type-by-content.ts";
import { isStorable, readBytes } from "#platform/http/read-body.ts";
import { refuse, Refusal } from "#platform/refusal.ts";
import type { SentFile } from "../actions/receive-reply.ts";
import { replyForms } from "../model/reply/reply.ts";

/** Annexes of a reply, all together: what a mission sends in one message. */
export const largestReply = 25_000_000;
export const mostFiles = 10;

const Fields = v.strictObject({ form: v.picklist(replyForms), language: LanguageTag, text: text(20_000), isConfidential: v.optional(v.literal("yes")) });
export type ReplyFields = Omit<v.InferOutput<typeof Fields>, "isConfidential"> & { readonly isConfidential: boolean };
/** Why nothing is taken, and of which file that is said where it is one. */
export type Upload = { readonly fields: ReplyFields; readonly files: readonly SentFile[]; readonly refused: { readonly name?: string; readonly code: string } | undefined };

/** The form of the page as a browser sends it with files; whatever is longer or of another shape is refused. */
export async function readUpload(request: Request): Promise<Upload> {
  const bytes = await readBytes(request, largestReply);
  const sent = await new Response(new Uint8Array(bytes), { headers: { "content-type": request.headers.get("content-type") ?? "" } }).formData().catch(() => refuse("platform.content-invalid"));
  const texts = [...sent].filter(([name]) => name !== "files");
  const fields = v.safeParse(Fields, Object.fromEntries(texts));
  if (!fields.success || new Set(texts.map(([name]) => name)).size !== texts.length || !isStorable(fields.output)) return refuse("platform.content-invalid");
  // A browser sends an empty file where none was chosen.
  const chosen = sent.getAll("files").flatMap((one) => (typeof one === "string" || (one.size === 0 && one.name === "") ? [] : [one]));
  const files = await Promise.all(chosen.map(async (one): Promise<SentFile> => ({ name: nameOf(one.name), content: Buffer.from(await one.arrayBuffer()) })));
  const refused = files.length > mostFiles ? { code: "protection.reply-files-too-many" } : files.map(whyRefused).find((one) => one !== undefined);
  return { fields: { ...fields.output, isConfidential: fields.output.isConfidential === "yes" }, files, refused };
}

function nameOf(said: string): string {
  const name = said.trim().slice(-200);
  return name !== "" && isStorable({ name }) ? name : "file";
}

function whyRefused({ name, content }: SentFile): Upload["refused"] {
  try {
    typeByContent(content);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { name, code: error.code };
  }
}
