import type { ComponentType } from "react";
import type * as v from "valibot";
import type { FormBinding } from "#ui/form/use-form.ts";

type Say = (key: string) => string;

/** What makes the form of a kind its own; writing it anew and changing it later then work in one way. */
export type RecordForm<Content extends { readonly label: string }, Draft extends object> = {
  readonly path: string;
  readonly kind: string;
  readonly roles: readonly string[];
  readonly schema: v.GenericSchema<unknown, Content>;
  draftOf(content: Content): Draft;
  /** The draft on top of the content it began from, so that what the form does not show is kept. */
  contentOf(draft: Draft, base: Content): Content;
  readonly Fields: ComponentType<FieldsProps<Draft>>;
  /** The fields in words, for putting two versions beside each other. */
  inWords(content: Content, say: Say): readonly (readonly [label: string, text: string])[];
};

export type FieldsProps<Draft extends object> = {
  readonly form: FormBinding<Draft>;
  /** Records that the content names already, by title. */
  readonly known: readonly KnownRecord[];
  /** Where the record is or will be kept; what is made beside it belongs there too. */
  readonly compartmentId: string;
};

export type KnownRecord = { readonly id: string; readonly title: string };

/** Two versions field by field; only what differs. */
export function differences<Content extends { readonly label: string }, Draft extends object>(of: RecordForm<Content, Draft>, mine: Content, theirs: Content, say: Say): { label: string; mine: string; theirs: string }[] {
  const other = of.inWords(theirs, say);
  return of.inWords(mine, say).flatMap(([label, text], index) => {
    const row = { label, mine: text, theirs: other[index]?.[1] ?? "" };
    return row.mine === row.theirs ? [] : [row];
  });
}
