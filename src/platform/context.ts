import type { Db } from "./database/pools.ts";
import { readingRoles } from "./rules/reading-roles.ts";

export type Membership = { readonly compartmentId: string; readonly role: string };

/** Who is asking, as the session and the memberships of this moment say. */
export type Viewer = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly language: string;
  /** 2: a passkey with user verification; 1: password and one-time code. */
  readonly assurance: 1 | 2;
  readonly clearance: 0 | 1 | 2;
  readonly isAdministrator: boolean;
  readonly memberships: readonly Membership[];
  /** Compartments of open data that no barrier keeps the person out of. */
  readonly openData: readonly string[];
  /** When the person last proved to be here, ISO 8601. */
  readonly verifiedAt: string;
  /** A program with a personal access token, never able to manage the account. */
  readonly isToken: boolean;
  readonly isReadOnly: boolean;
};

/** What an action receives: who asks, what time it is, and a way to work in one transaction as that person. */
export type Context = {
  readonly viewer: Viewer;
  readonly now: Date;
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
};

export function rolesIn(viewer: Viewer, compartmentId: string): string[] {
  return viewer.memberships.filter((membership) => membership.compartmentId === compartmentId).map((membership) => membership.role);
}

/** Whoever does not read an office's records may receive what it releases, and sees nothing of its work beside that. */
export function onlyReceives(viewer: Viewer, compartmentId: string): boolean {
  return !rolesIn(viewer, compartmentId).some((role) => readingRoles.includes(role));
}
