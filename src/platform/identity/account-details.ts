/** What an administrator may change of an account. Whether it administers is decided when it is made, and never afterwards (S26). */
export type AccountDetails = { readonly name: string; readonly email: string; readonly language: string; readonly clearance: number };
export type AccountDetail = keyof AccountDetails;
export type WantedDetails = { readonly [Detail in AccountDetail]?: AccountDetails[Detail] | undefined };

/** The event of the ledger for each; it says which detail was changed, never what it is. */
export const detailEvents = {
  name: "access.name-changed",
  email: "access.email-changed",
  language: "access.language-changed",
  clearance: "access.clearance-changed",
} as const satisfies Record<AccountDetail, string>;

const details = ["name", "email", "language", "clearance"] as const satisfies readonly AccountDetail[];

/** The details that would not be the same afterwards. */
export function changedDetails(before: AccountDetails, wanted: WantedDetails): AccountDetail[] {
  return details.filter((detail) => wanted[detail] !== undefined && wanted[detail] !== before[detail]);
}

/** Administrators administer, they do not read (S26): neither may another give them a clearance, nor they themselves. */
export function whyNotChangeDetails(account: AccountDetails & { readonly isAdministrator: boolean }, wanted: WantedDetails): string | undefined {
  if (account.isAdministrator && (wanted.clearance ?? 0) > 0) return "platform.administrator-holds-no-clearance";
  return changedDetails(account, wanted).length === 0 ? "platform.nothing-changed" : undefined;
}
