import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { sql, type Kysely } from "kysely";
import * as v from "valibot";
import { recordEntry } from "../ledger/record-entry.ts";
import { refuse } from "../refusal.ts";

/** What a browser answers is checked by the library; here only that it is an object of the right outer shape. */
const isRegistration = (value: unknown): value is RegistrationResponseJSON => v.is(v.looseObject({ id: v.string(), rawId: v.string(), type: v.literal("public-key"), response: v.looseObject({ attestationObject: v.string() }) }), value);
const isAuthentication = (value: unknown): value is AuthenticationResponseJSON => v.is(v.looseObject({ id: v.string(), rawId: v.string(), type: v.literal("public-key"), response: v.looseObject({ signature: v.string() }) }), value);
const isTransport = (value: string): value is AuthenticatorTransport => ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"].includes(value);

type Ceremony = { readonly challengeId: string; readonly options: unknown };

async function keepChallenge(auth: Kysely<unknown>, purpose: string, challenge: string, accountId: string | null, now: Date): Promise<string> {
  await sql`delete from access.challenge where expires_at <= ${now}`.execute(auth);
  const { rows } = await sql<{ id: string }>`
    insert into access.challenge (purpose, challenge, account_id, expires_at)
    values (${purpose}, ${challenge}, ${accountId}, ${new Date(now.getTime() + 5 * 60_000)}) returning id
  `.execute(auth);
  return rows[0]?.id ?? "";
}

async function useChallenge(auth: Kysely<unknown>, purpose: string, id: string, accountId: string | null, now: Date): Promise<string> {
  const { rows } = await sql<{ challenge: string }>`
    delete from access.challenge
     where id = ${id} and purpose = ${purpose} and account_id is not distinct from ${accountId} and expires_at > ${now}
    returning challenge
  `.execute(auth);
  return rows[0]?.challenge ?? refuse("platform.passkey-invalid");
}

export async function beginRegistration(auth: Kysely<unknown>, origin: string, account: { id: string; name: string; email: string }, now: Date): Promise<Ceremony> {
  const { rows } = await sql<{ id: string }>`select credential_id as id from access.passkey where account_id = ${account.id}`.execute(auth);
  const options = await generateRegistrationOptions({
    rpName: "Vigie",
    rpID: new URL(origin).hostname,
    userID: Uint8Array.from(Buffer.from(account.id.replaceAll("-", ""), "hex")),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: "none",
    excludeCredentials: rows,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    // Some devices can do so only for a passkey that was made with it. Signing in never asks for an answer.
    extensions: { prf: {} },
  });
  return { challengeId: await keepChallenge(auth, "register", options.challenge, account.id, now), options };
}

export type NewPasskey = { readonly id: string; readonly publicKey: Uint8Array; readonly counter: number; readonly transports?: readonly string[] };

/** Uses the challenge up, whatever comes of it; what is stored then is stored in the transaction of the change. */
export async function finishRegistration(auth: Kysely<unknown>, origin: string, accountId: string, challengeId: string, response: unknown, now: Date): Promise<NewPasskey> {
  const expectedChallenge = await useChallenge(auth, "register", challengeId, accountId, now);
  if (!isRegistration(response)) return refuse("platform.passkey-invalid");
  const result = await verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin: origin, expectedRPID: new URL(origin).hostname, requireUserVerification: true }).catch(() => undefined);
  if (!result?.verified || !result.registrationInfo) return refuse("platform.passkey-invalid");
  return result.registrationInfo.credential;
}

export async function storePasskey(auth: Kysely<unknown>, accountId: string, passkey: NewPasskey, name: string, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into access.passkey (account_id, credential_id, public_key, counter, transports, name, created_at)
    values (${accountId}, ${passkey.id}, ${Buffer.from(passkey.publicKey)}, ${passkey.counter}, ${[...(passkey.transports ?? [])]}, ${name}, ${now})
    on conflict (credential_id) do nothing returning id
  `.execute(auth);
  const [made] = rows;
  if (!made) return refuse("platform.passkey-invalid");
  await recordEntry(auth, { actorId: accountId, event: "access.passkey-registered", recordId: made.id });
  return made.id;
}

export type OwnPasskey = { readonly id: string; readonly credential: string; readonly name: string; readonly createdAt: string; readonly lastUsedAt: string | null };

export async function listPasskeys(auth: Kysely<unknown>, accountId: string): Promise<OwnPasskey[]> {
  const { rows } = await sql<OwnPasskey>`
    select id, credential_id as credential, name, created_at as "createdAt", last_used_at as "lastUsedAt" from access.passkey where account_id = ${accountId} order by created_at, id
  `.execute(auth);
  return rows;
}

export async function beginSignIn(auth: Kysely<unknown>, origin: string, now: Date): Promise<Ceremony> {
  const options = await generateAuthenticationOptions({ rpID: new URL(origin).hostname, userVerification: "required" });
  return { challengeId: await keepChallenge(auth, "sign-in", options.challenge, null, now), options };
}

type KnownPasskey = { accountId: string; publicKey: Buffer; counter: number; transports: string[] };

/** The account whose passkey signed, or a refusal that says nothing about which part was wrong (S3). */
export async function finishSignIn(auth: Kysely<unknown>, origin: string, challengeId: string, response: unknown, now: Date): Promise<string> {
  const expectedChallenge = await useChallenge(auth, "sign-in", challengeId, null, now);
  if (!isAuthentication(response)) return refuse("platform.passkey-invalid");
  const { rows } = await sql<KnownPasskey>`
    select passkey.account_id as "accountId", passkey.public_key as "publicKey", passkey.counter, passkey.transports
      from access.passkey join access.account on account.id = passkey.account_id
     where passkey.credential_id = ${response.id} and account.disabled_at is null
  `.execute(auth);
  const [known] = rows;
  if (!known) return refuse("platform.passkey-invalid");
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
    credential: { id: response.id, publicKey: Uint8Array.from(known.publicKey), counter: known.counter, transports: known.transports.filter(isTransport) },
  }).catch(() => undefined);
  if (!result?.verified) return refuse("platform.passkey-invalid");
  await sql`update access.passkey set counter = ${result.authenticationInfo.newCounter}, last_used_at = ${now} where credential_id = ${response.id}`.execute(auth);
  return known.accountId;
}
