import type { Label } from "#platform/rules/label.ts";
import { ContactText, PlanText, type SealedPurpose } from "../../model/sealed-note/sealed-note.ts";
import type { SealedKind } from "./sealed-kind.ts";

type Particular = Pick<SealedKind, "schema" | "says" | "inputs">;

function noteWords(purpose: SealedPurpose, label: Label, particular: Particular): SealedKind {
  return { path: "sealed-notes", kind: "protection.sealed-note", field: purpose, frame: (about) => ({ label, about, purpose }), isReader: ({ worksOnCases }) => worksOnCases, ...particular };
}

/** As confidential as the case. */
export const planWords = (label: Label): SealedKind => noteWords("protection-plan", label, {
  schema: PlanText,
  says: "protection.screen.plan",
  inputs: [{ name: "measures", most: 4000, isLong: true, isRequired: true, hasHint: true }, { name: "people", most: 2000, isLong: true }, { name: "signals", most: 2000, isLong: true, hasHint: true }, { name: "ifItFails", most: 4000, isLong: true }],
});

export const contactWords = (label: Label): SealedKind => noteWords("contact", label, {
  schema: ContactText,
  says: "protection.screen.contact-sealed",
  inputs: [{ name: "addresses", most: 2000, isLong: true, isRequired: true, hasHint: true }, { name: "between", most: 1000 }],
});
