import { labelRank, type Label } from "./label.ts";

/** A request to lower the classification of a record, which a second person decides (S22). */
export type Lowering = { readonly to: Label; readonly reason: string; readonly askedBy: string; readonly askedAt: string; readonly version: number };

type Asking = { readonly label: Label; readonly to: Label; readonly isPending: boolean; readonly mayEdit: boolean };

/** Why this person cannot ask for a lower classification. */
export function whyNotAskLowering({ label, to, isPending, mayEdit }: Asking): string | undefined {
  if (!mayEdit) return "platform.step-not-for-your-role";
  if (labelRank(to) >= labelRank(label)) return "platform.label-not-lower";
  return isPending ? "platform.lowering-pending" : undefined;
}

type Deciding = { readonly lowering: Lowering; readonly userId: string; readonly roles: readonly string[]; readonly version: number };

/** Roles that may declassify; whoever asked does not decide, and nobody decides on a version they did not see. */
const declassifiers: readonly string[] = ["senior", "director"];

export function mayDeclassify(roles: readonly string[]): boolean {
  return declassifiers.some((role) => roles.includes(role));
}

export function whyNotDecideLowering({ lowering, userId, roles, version }: Deciding): string | undefined {
  if (!mayDeclassify(roles)) return "platform.step-not-for-your-role";
  if (lowering.askedBy === userId) return "platform.lowering-second-person";
  return lowering.version === version ? undefined : "platform.lowering-outdated";
}
