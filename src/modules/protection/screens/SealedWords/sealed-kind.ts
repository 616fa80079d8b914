import * as v from "valibot";
import { sealedBox } from "#platform/rules/sealing/sealed-box.ts";
import type { Words } from "../../model/sealed-words.ts";
import type { ReaderOfOffice } from "../sealing/sealing-query.ts";

/** A kind of record whose words are in a box: how it is asked for, what stands in it, and how it is called. */
export type SealedKind = {
  readonly path: string;
  readonly kind: string;
  /** The field to which boxes are bound. */
  readonly field: string;
  readonly schema: v.GenericSchema<unknown, Words>;
  readonly inputs: readonly { readonly name: string; readonly most: number; readonly isLong?: boolean; readonly isRequired?: boolean; readonly hasHint?: boolean }[];
  /** Beginning of its sentences; each input is called by its name behind it. */
  readonly says: string;
  /** What the record says in clear beside its box. */
  frame(of: string): Readonly<Record<string, unknown>>;
  /** Those of the office who read these records. */
  isReader(person: ReaderOfOffice): boolean;
};

/** What the server gives to somebody whose asking it has entered in the ledger. */
export const StoredWords = v.object({ id: v.string(), version: v.number(), mayEdit: v.boolean(), content: v.looseObject({}) });
export type StoredWords = v.InferOutput<typeof StoredWords>;

/** Undefined of what an earlier version of Vigie kept in clear. */
export function boxIn({ content }: StoredWords): v.InferOutput<typeof Box> | undefined {
  const box = v.safeParse(Box, content);
  return box.success ? box.output : undefined;
}
const Box = v.object(sealedBox);
