import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";

const Membership = v.object({ id: v.string(), compartmentId: v.string(), compartmentName: v.string(), role: v.string(), validUntil: v.nullable(v.string()), reason: v.string() });
export type Membership = v.InferOutput<typeof Membership>;

const Barrier = v.object({ id: v.string(), compartmentName: v.string(), reason: v.string(), setAt: v.string() });
export type Barrier = v.InferOutput<typeof Barrier>;

const Account = v.object({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  language: v.string(),
  clearance: v.number(),
  isAdministrator: v.boolean(),
  isExercise: v.boolean(),
  createdAt: v.string(),
  disabledAt: v.nullable(v.string()),
  lastSeenAt: v.nullable(v.string()),
  hasPasskey: v.boolean(),
  hasPassword: v.boolean(),
  memberships: v.array(Membership),
  nationalities: v.array(v.string()),
  barriers: v.array(Barrier),
});
export type Account = v.InferOutput<typeof Account>;

const Compartment = v.object({ id: v.string(), name: v.string(), kind: v.string(), isExercise: v.boolean(), createdAt: v.string(), closedAt: v.nullable(v.string()), nationalityRules: v.array(v.object({ id: v.string(), countryIso3: v.string(), reason: v.string() })) });
export type Compartment = v.InferOutput<typeof Compartment>;

const Change = v.object({
  event: v.string(),
  at: v.string(),
  byName: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  office: v.nullable(v.string()),
  role: v.nullable(v.string()),
  countryIso3: v.nullable(v.string()),
  before: v.array(v.string()),
  after: v.array(v.string()),
});
export type Change = v.InferOutput<typeof Change>;

const Token = v.object({ id: v.string(), name: v.string(), isReadOnly: v.boolean(), createdAt: v.string(), expiresAt: v.string(), revokedAt: v.nullable(v.string()), lastUsedAt: v.nullable(v.string()) });
export type Token = v.InferOutput<typeof Token>;

const Passkey = v.object({ id: v.string(), name: v.string(), createdAt: v.string(), lastUsedAt: v.nullable(v.string()) });
export type Passkey = v.InferOutput<typeof Passkey>;

const OpenSession = v.object({ id: v.string(), assurance: v.number(), createdAt: v.string(), lastSeenAt: v.string(), isThisOne: v.boolean() });
export type OpenSession = v.InferOutput<typeof OpenSession>;

const OwnDevice = v.object({ id: v.string(), fingerprint: v.string(), firstUsedAt: v.string() });
export type OwnDevice = v.InferOutput<typeof OwnDevice>;

export const ownDevicesQuery = queryOptions({ queryKey: ["own-devices"], queryFn: () => api.get("/api/own-devices", undefined, v.object({ items: v.array(OwnDevice) })) });
export const passkeysQuery = queryOptions({ queryKey: ["passkeys"], queryFn: () => api.get("/api/passkeys", undefined, v.object({ items: v.array(Passkey) })) });
export const sessionsQuery = queryOptions({ queryKey: ["sessions"], queryFn: () => api.get("/api/sessions", undefined, v.object({ items: v.array(OpenSession) })) });
export const accountsQuery = queryOptions({ queryKey: ["accounts"], queryFn: () => api.get("/api/accounts", undefined, v.object({ items: v.array(Account) })) });
export const compartmentsQuery = queryOptions({ queryKey: ["compartments"], queryFn: () => api.get("/api/compartments", undefined, v.object({ items: v.array(Compartment), roles: v.array(v.string()) })) });
/** Under the key of what it belongs to, so that each change of that reads it again. */
export const changesQuery = (path: string) => queryOptions({ queryKey: [path.startsWith("accounts/") ? "accounts" : "compartments", path], queryFn: () => api.get(`/api/${path}/changes`, undefined, v.object({ items: v.array(Change) })) });
export const tokensQuery = queryOptions({ queryKey: ["tokens"], queryFn: () => api.get("/api/tokens", undefined, v.object({ items: v.array(Token) })) });

/** How an account stands: whoever was invited and has not chosen a way to sign in is still awaited. */
export function standingOf(account: Pick<Account, "disabledAt" | "hasPasskey" | "hasPassword">): "closed" | "invited" | "passkey" | "password" {
  if (account.disabledAt !== null) return "closed";
  if (account.hasPasskey) return "passkey";
  return account.hasPassword ? "password" : "invited";
}

export type Details = Pick<Account, "name" | "email" | "language" | "clearance">;

/** Only what was changed here is sent: what another administrator changed meanwhile must not be changed back by it. */
export function differing(account: Details, { name, email, language, clearance }: Details): Partial<Details> {
  return {
    ...(name.trim() === account.name ? {} : { name }),
    ...(email.trim() === account.email ? {} : { email }),
    ...(language === account.language ? {} : { language }),
    ...(clearance === account.clearance ? {} : { clearance }),
  };
}
