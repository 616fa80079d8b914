import * as v from "valibot";
import { fromBase64Url, toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { openSealed, sealContent } from "#platform/rules/sealing/sealed-content.ts";
import type { SealedBox } from "#platform/rules/sealing/sealed-box.ts";
import type { SigningPair } from "#platform/rules/sealing/signing.ts";

/** What belongs to a record and is sealed apart from it: its fields, each in words. */
export type Words = Readonly<Record<string, string>>;
/** Where they belong; `record` is what they speak of, so that a box is never read as one of somebody else. */
export type WordsPlace = { readonly organisation: string; readonly compartment: string; readonly record: string; readonly field: string };
type Reader = { readonly recipient: string; readonly signer: string };

/** Seals for one version of the record that carries the box. */
export async function sealWords(words: Words, place: WordsPlace, edition: number, readers: readonly Reader[], author: SigningPair): Promise<SealedBox> {
  const sealed = await sealContent(utf8(JSON.stringify(words)), { ...place, version: edition }, readers.map(({ recipient }) => recipient), author);
  return { sealed: toBase64Url(sealed), keyIds: readers.map(({ signer }) => signer), signer: author.signer, edition };
}

/** Throws a SealingRefused that says what is wrong with the box. */
export async function openWords<Text>({ sealed, signer, edition }: SealedBox, place: WordsPlace, identity: string, schema: v.GenericSchema<unknown, Text>): Promise<Text> {
  const { content } = await openSealed(fromBase64Url(sealed), [identity], { ...place, version: edition, signer });
  return v.parse(schema, JSON.parse(new TextDecoder().decode(content)));
}
