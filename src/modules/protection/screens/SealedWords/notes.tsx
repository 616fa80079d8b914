import type { Label } from "#platform/rules/label.ts";
import { contactWords, planWords } from "./note-words.ts";
import { SealedWords } from "./index.tsx";

type Props = { of: { readonly id: string; readonly compartmentId: string; readonly mayEdit: boolean; readonly content: { readonly label: Label } } };

/** What keeps the people of a case from harm. */
export function CasePlan({ of }: Props) {
  return <SealedWords kind={planWords(of.content.label)} of={of} mayWrite={of.mayEdit} />;
}

/** Where a partner is reached. */
export function PartnerContact({ of }: Props) {
  return <SealedWords kind={contactWords(of.content.label)} of={of} mayWrite={of.mayEdit} />;
}
