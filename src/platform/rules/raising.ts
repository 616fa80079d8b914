import { labelRank, type Label } from "./label.ts";
import { mayDeclassify } from "./lowering.ts";

type Raising = { readonly label: Label; readonly to: Label; readonly clearance: number; readonly isEditable: boolean; readonly roles: readonly string[] };

/**
 * Why this person cannot raise the classification of a record that is no longer written. Its words stay as they are; while it is
 * written, whoever writes it raises it there. One person is enough, because nothing is given away by it.
 */
export function whyNotRaise({ label, to, clearance, isEditable, roles }: Raising): string | undefined {
  if (!mayDeclassify(roles)) return "platform.step-not-for-your-role";
  if (isEditable) return "platform.raised-by-editing";
  if (labelRank(to) <= labelRank(label)) return "platform.label-not-higher";
  return whyNotAbove(to, clearance);
}

/** Nobody classifies a record out of their own sight: it would be gone for them with the next click. */
export function whyNotAbove(to: Label, clearance: number): string | undefined {
  return labelRank(to) > clearance ? "platform.label-above-clearance" : undefined;
}
