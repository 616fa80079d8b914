import * as v from "valibot";
import { Label } from "#platform/rules/label.ts";
import type { RecordKind } from "#platform/rules/kind.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { sealedBox } from "#platform/rules/sealing/sealed-box.ts";
import { mandateRoles } from "#partners/model/role.ts";

const words = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));

/** What is agreed so that somebody in a case comes to no harm (D1): read by those who work on it, in their browsers alone. */
export const PlanText = v.strictObject({
  measures: v.pipe(words(4000), v.minLength(1)),
  people: v.optional(words(2000), ""),
  signals: v.optional(words(2000), ""),
  ifItFails: v.optional(words(4000), ""),
});
/** Where a partner is reached: numbers, addresses, names of those between. The rules of reaching them stand in clear, because they are held against every exchange. */
export const ContactText = v.strictObject({
  addresses: v.pipe(words(2000), v.minLength(1)),
  between: v.optional(words(1000), ""),
});

/** What a note may be about: the kind of record it belongs to. */
export const sealedPurposes = { "protection-plan": "protection.case", contact: "protection.partner" } as const;
export type SealedPurpose = keyof typeof sealedPurposes;

export const SealedNote = v.strictObject({
  label: Label,
  about: v.pipe(v.string(), v.uuid()),
  purpose: v.picklist(["protection-plan", "contact"]),
  ...sealedBox,
});
export type SealedNote = v.InferOutput<typeof SealedNote>;

type SealedNoteState = "active" | "closed";
const machine: Machine<SealedNoteState, "close" | "reopen"> = {
  initial: "active",
  final: [],
  steps: {
    close: { from: ["active"], to: "closed", roles: mandateRoles, needsReason: true },
    reopen: { from: ["closed"], to: "active", roles: mandateRoles, needsReason: true },
  },
};

export const sealedNoteKind: RecordKind<SealedNote, SealedNoteState, "close" | "reopen"> = {
  kind: "protection.sealed-note",
  path: "sealed-notes",
  schema: SealedNote,
  machine,
  createRoles: mandateRoles,
  editRoles: mandateRoles,
  readers: mandateRoles,
  editableIn: ["active"],
  title: () => "\u2022\u2022\u2022",
  links: ({ about }) => [{ to: about, as: "sealed-for" }],
  searchText: () => ({ language: null, text: "", names: [] }),
  whyNotSave: ({ about, purpose }, linked) => (linked.some(({ id, kind }) => id === about && kind === sealedPurposes[purpose]) ? undefined : "protection.sealed-note-of-nothing"),
  logsReading: () => true,
};
