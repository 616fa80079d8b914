import * as v from "valibot";
import type { SealedBox } from "#platform/rules/sealing/sealed-box.ts";
import { api } from "#ui/api.ts";
import { openWords, type Words } from "../../model/sealed-words.ts";
import { boxIn, StoredWords, type SealedKind } from "./sealed-kind.ts";

export type OpenedWords = { readonly stored: StoredWords; readonly words: Words; /** Absent of what was kept in clear. */ readonly box: SealedBox | undefined };
/** The record that the words speak of, in its office, under the root of that office. */
export type WordsOf = { readonly id: string; readonly compartmentId: string; readonly root: string };

/** Asks for the box, which the ledger enters, and opens it here. Throws what the server or the sealing rules refuse. */
export async function fetchWords(kind: SealedKind, of: WordsOf, id: string, identity: string): Promise<OpenedWords> {
  const stored = await api.get(`/api/${kind.path}/${id}`, undefined, StoredWords);
  const box = boxIn(stored);
  const place = { organisation: of.root, compartment: of.compartmentId, record: of.id, field: kind.field };
  return { stored, box, words: box ? await openWords(box, place, identity, kind.schema) : v.parse(kind.schema, inputsOf(kind, stored)) };
}

function inputsOf({ inputs }: SealedKind, { content }: StoredWords): Record<string, unknown> {
  return Object.fromEntries(inputs.map(({ name }) => [name, content[name]]));
}
