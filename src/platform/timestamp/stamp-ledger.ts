import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../database/pools.ts";
import { postOutside } from "../outbound/post-outside.ts";
import { refuse } from "../refusal.ts";
import { readTimeAnswer, timeRequest } from "./time-request.ts";
import { imprintOf, openTimeToken } from "./time-token.ts";

type Checkpoint = { readonly size: number; readonly note: string };
export type Stamp = { readonly size: number; readonly at: string; readonly authority: string };

/** A token with its certificates has some kilobytes; an authority that needs longer than this is asked again in the next hour. */
const limits = { mostBytes: 65_536, patienceMs: 20_000 } as const;

/** The request for the newest signed root, for a line or for a file that somebody carries to one. */
export async function requestStamp(db: Db, nonce?: bigint): Promise<{ readonly checkpoint: Checkpoint; readonly request: Buffer }> {
  const { rows } = await sql<Checkpoint>`select size, note from ledger.checkpoint order by size desc limit 1`.execute(db);
  const checkpoint = rows[0] ?? refuse("ledger.nothing-to-stamp");
  return { checkpoint, request: timeRequest(digestOfNote(checkpoint.note), nonce) };
}

/** Asks the authority at this address over the newest root, and keeps what it signs. */
export async function askForStamp(db: Db, url: URL, now: Date): Promise<Stamp> {
  const nonce = BigInt(`0x01${randomBytes(8).toString("hex")}`);
  const { checkpoint, request } = await requestStamp(db, nonce);
  const answer = await postOutside(url, { contentType: "application/timestamp-query", body: request, ...limits });
  return keepStamp(db, checkpoint, answer, now, nonce);
}

/** An answer that was carried here: of which root it is, its imprint says. */
export async function takeStamp(db: Db, answer: Uint8Array, now: Date): Promise<Stamp> {
  const imprint = imprintOf(tokenIn(answer)) ?? refuse("evidence.time-token-damaged");
  const { rows } = await sql<Checkpoint>`select size, note from ledger.checkpoint where sha256(convert_to(note, 'utf8')) = ${Buffer.from(imprint)} limit 1`.execute(db);
  return keepStamp(db, rows[0] ?? refuse("evidence.time-token-of-something-else"), answer, now);
}

/** The first token over a root stays: it is the earliest proof. */
async function keepStamp(db: Db, { size, note }: Checkpoint, answer: Uint8Array, now: Date, nonce?: bigint): Promise<Stamp> {
  const token = tokenIn(answer);
  const opened = openTimeToken(token, digestOfNote(note));
  if (opened.fault !== null) return refuse(`evidence.time-token-${opened.fault}`);
  if (nonce !== undefined && opened.nonce !== nonce) return refuse("ledger.time-answer-to-another-question");
  await sql`insert into ledger.time_token (size, token, stamped_at, kept_at) values (${size}, ${token}, ${opened.at}, ${now}) on conflict (size) do nothing`.execute(db);
  return { size, at: opened.at, authority: opened.authority };
}

function tokenIn(answer: Uint8Array): Uint8Array {
  const token = answer.length > limits.mostBytes ? "damaged" : readTimeAnswer(answer);
  if (token === "refused") return refuse("ledger.time-authority-refused");
  return token === "damaged" ? refuse("evidence.time-token-damaged") : token;
}

/** What an authority is shown of the ledger: one hash, from which nothing can be read. */
export function digestOfNote(note: string): Buffer {
  return createHash("sha256").update(note).digest();
}

export type StampedCheckpoint = Checkpoint & { readonly token: Buffer };

/** The earliest stamped root that holds this place of the ledger. */
export async function stampOver(db: Db, leafIndex: number): Promise<StampedCheckpoint | undefined> {
  const { rows } = await sql<StampedCheckpoint>`
    select size, note, token from ledger.time_token join ledger.checkpoint using (size) where size > ${leafIndex} order by size limit 1
  `.execute(db);
  return rows[0];
}
