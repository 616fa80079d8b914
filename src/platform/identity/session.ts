import { sql, type Kysely } from "kysely";
import type { Viewer } from "../context.ts";
import { hashToken, makeToken } from "./secret-token.ts";

export const cookieName = "__Host-vigie";

/** Idle and absolute life of a session (S5); shorter for those who may open strictly confidential records. */
const idleMinutes = 30;
const strictIdleMinutes = 15;
const strictClearance = 2;
const absoluteHours = 12;
/** A found viewer is believed this long without asking the database again; revocation must work within five seconds. */
const believedMs = 3_000;

type Row = Omit<Viewer, "isToken" | "isReadOnly"> & { isReadOnly: boolean | null; idleSince: string; disabled: boolean };
type Believed = { readonly viewer: Viewer; readonly until: number };

export type Sessions = {
  find(request: Request, now: Date): Promise<Viewer | undefined>;
  /** The same for something that runs beside a person (a stream): asked freshly, and no sign that they are still there. */
  lookAgain(request: Request, now: Date): Promise<Viewer | undefined>;
  /** Ends what is remembered of a session, so that signing out works at once on this server. */
  forget(): void;
};

export function openSessions(auth: Kysely<unknown>): Sessions {
  const believed = new Map<string, Believed>();
  return {
    forget: () => believed.clear(),
    lookAgain: async (request, now) => findOwner(auth, request, now, false),
    find: async (request, now) => {
      const token = tokenOf(request);
      if (!token) return undefined;
      const key = hashToken(token).toString("base64");
      const known = believed.get(key);
      if (known && known.until > now.getTime()) return known.viewer;
      const viewer = await findOwner(auth, request, now, true);
      if (believed.size > 5_000) believed.clear();
      if (viewer) believed.set(key, { viewer, until: now.getTime() + believedMs });
      return viewer;
    },
  };
}

async function findOwner(auth: Kysely<unknown>, request: Request, now: Date, isSignOfLife: boolean): Promise<Viewer | undefined> {
  const token = tokenOf(request);
  if (!token) return undefined;
  return request.headers.has("authorization") ? findTokenOwner(auth, token, now) : findSessionOwner(auth, token, now, isSignOfLife);
}

/** Whoever names a token comes as a program, even with a wrong one: the cookie beside it would come without its checks of origin. */
function tokenOf(request: Request): string | undefined {
  return request.headers.has("authorization") ? bearer(request) : cookie(request);
}

function bearer(request: Request): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.get("authorization") ?? "")?.[1];
}

function cookie(request: Request): string | undefined {
  const all = request.headers.get("cookie") ?? "";
  return all.split(/; */).find((part) => part.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

const memberships = sql`coalesce((
    select jsonb_agg(jsonb_build_object('compartmentId', membership.compartment_id, 'role', membership.role))
      from access.membership
     where membership.account_id = account.id and now() >= membership.valid_from
       and (membership.valid_until is null or now() < membership.valid_until)
       and membership.compartment_id <> all ((select access.barred(account.id))::uuid[])
  ), '[]')`;

const openData = sql`array(
    select compartment.id from access.compartment
     where compartment.kind = 'open-data'
       and compartment.id <> all ((select access.barred(account.id))::uuid[]))`;

async function findSessionOwner(auth: Kysely<unknown>, token: string, now: Date, isSignOfLife: boolean): Promise<Viewer | undefined> {
  const { rows } = await sql<Row>`
    select account.id as "userId", session.id as "sessionId", account.name, account.language, session.assurance, account.clearance,
           account.is_administrator as "isAdministrator", ${memberships} as memberships, ${openData} as "openData", session.verified_at as "verifiedAt",
           null as "isReadOnly", session.last_seen_at as "idleSince"
      from access.session join access.account on account.id = session.account_id
     where session.token_hash = ${hashToken(token)} and session.revoked_at is null and account.disabled_at is null
       and session.expires_at > ${now}
       and session.last_seen_at > case when account.clearance >= ${strictClearance} then ${minutesBefore(now, strictIdleMinutes)}::timestamptz else ${minutesBefore(now, idleMinutes)}::timestamptz end
  `.execute(auth);
  const [row] = rows;
  if (!row) return undefined;
  if (isSignOfLife && now.getTime() - Date.parse(row.idleSince) > 60_000) {
    await sql`update access.session set last_seen_at = ${now} where id = ${row.sessionId}`.execute(auth);
  }
  return toViewer(row, false);
}

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);

async function findTokenOwner(auth: Kysely<unknown>, token: string, now: Date): Promise<Viewer | undefined> {
  const { rows } = await sql<Row>`
    update access.api_token set last_used_at = ${now}
      from access.account
     where api_token.token_hash = ${hashToken(token)} and api_token.revoked_at is null and api_token.expires_at > ${now}
       and account.id = api_token.account_id and account.disabled_at is null
    returning account.id as "userId", api_token.id as "sessionId", account.name, account.language, api_token.assurance, account.clearance,
           false as "isAdministrator", ${memberships} as memberships, ${openData} as "openData", '1970-01-01T00:00:00Z'::timestamptz as "verifiedAt",
           api_token.is_read_only as "isReadOnly", now() as "idleSince"
  `.execute(auth);
  return rows[0] ? toViewer(rows[0], true) : undefined;
}

function toViewer(row: Row, isToken: boolean): Viewer {
  return {
    userId: row.userId,
    sessionId: row.sessionId,
    name: row.name,
    language: row.language,
    assurance: row.assurance,
    clearance: row.clearance,
    isAdministrator: row.isAdministrator,
    memberships: row.memberships,
    openData: row.openData,
    verifiedAt: row.verifiedAt,
    isToken,
    isReadOnly: row.isReadOnly ?? false,
  };
}

/** Starts a session and returns its token, which exists nowhere else. */
export async function startSession(auth: Kysely<unknown>, accountId: string, assurance: 1 | 2, now: Date): Promise<string> {
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000);
  await sql`
    insert into access.session (account_id, token_hash, assurance, created_at, verified_at, last_seen_at, expires_at)
    values (${accountId}, ${hashToken(token)}, ${assurance}, ${now}, ${now}, ${now}, ${expiresAt})
  `.execute(auth);
  return token;
}

/** Signed out: from the session itself, so nothing is taken from whoever began something with it. */
export async function endSession(auth: Kysely<unknown>, sessionId: string, accountId: string, now: Date, isSignedOut = false): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update access.session set revoked_at = ${now}, is_signed_out = ${isSignedOut} where id = ${sessionId} and account_id = ${accountId} and revoked_at is null returning id
  `.execute(auth);
  return rows.length;
}

/** Whoever signs in again gets a new token; the one they came with ends, so that nothing old stays open beside it. */
export async function endSessionOfRequest(auth: Kysely<unknown>, request: Request, now: Date): Promise<void> {
  const token = cookie(request);
  if (token) await sql`update access.session set revoked_at = ${now}, is_signed_out = true where token_hash = ${hashToken(token)} and revoked_at is null`.execute(auth);
}

export function sessionCookie(token: string): string {
  return `${cookieName}=${token}; Path=/; HttpOnly; Secure; SameSite=Strict`;
}

export function noSessionCookie(): string {
  return `${cookieName}=; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=0`;
}
