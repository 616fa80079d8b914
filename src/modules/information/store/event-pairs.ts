import { sql, type RawBuilder } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { clearanceIn, within } from "#platform/database/reach.ts";
import type { Page } from "#platform/records/list.ts";
import { refuse } from "#platform/refusal.ts";
import { WholeNumber } from "#platform/whole-number.ts";
import { isDecided, pairStates, type PairReason, type PairState, type PairVerdict } from "../model/event-pair.ts";

export const PairFilter = v.strictObject({
  state: v.optional(v.picklist(pairStates)),
  /** Pairs of which this event is one. */
  event: v.optional(v.pipe(v.string(), v.uuid())),
  /** Pairs of which at least one event lies in this country. */
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(WholeNumber(1, 100), "20"),
});
export type PairFilter = v.InferOutput<typeof PairFilter>;

export type KeptDecision = { /** Its place among all decisions about the pair, from 1. */ readonly ordinal: number; readonly verdict: PairVerdict | "withdrawn"; readonly reason: string; readonly by: string | null; readonly at: string };
export type StoredPair = {
  readonly id: string;
  readonly compartmentId: string;
  readonly labelRank: number;
  readonly oneId: string;
  readonly otherId: string;
  /** Null where a person set the two side by side and no matching found them. */
  readonly probability: number | null;
  readonly bits: number | null;
  readonly reasons: readonly PairReason[];
  /** Of the method it was found by; null where a person set the two side by side, or where it was found before that was kept. */
  readonly modelVersion: string | null;
  readonly matchedAt: string;
  /** Since when matching no longer finds it. */
  readonly lostAt: string | null;
  readonly state: PairState;
  readonly decision: KeptDecision | null;
};

const state = sql`coalesce(nullif(decision.verdict, 'withdrawn'), case when pair.lost_at is null then 'undecided' else 'no-longer-found' end)`;

const columns = sql`
  pair.id, pair.compartment_id as "compartmentId", pair.label as "labelRank", pair.one_id as "oneId", pair.other_id as "otherId", pair.probability, pair.bits, pair.reasons, pair.model_version as "modelVersion", pair.matched_at as "matchedAt", pair.lost_at as "lostAt",
  ${state} as state,
  case when decision.verdict is not null then json_build_object('ordinal', decision.ordinal, 'verdict', decision.verdict, 'reason', decision.reason, 'by', decision.by, 'at', to_json(decision.decided_at)) end as decision`;

/** Pairs of which the viewer may see both events, with the decision that counts. */
function pairsOf(db: Db): RawBuilder<unknown> {
  return sql`
    information.event_pair as pair
      join information.event as one on one.id = pair.one_id and ${within(db, "one")}
      join information.event as other on other.id = pair.other_id and ${within(db, "other")}
      left join lateral (
        select ordinal, verdict, reason, decided_at, account.name as by
          from information.event_pair_decision as kept left join access.account on account.id = kept.decided_by
         where kept.pair_id = pair.id and ${within(db, "kept")}
         order by ordinal desc limit 1
      ) as decision on true`;
}

/** Those that wait, or waited until they were no longer found: those that a person set side by side and then the likeliest first, because there a decision changes most. Those decided: the last one first. */
export async function listPairs(db: Db, { state: wanted = "undecided", event, country, after, limit }: PairFilter): Promise<Page<StoredPair>> {
  const rank = !isDecided(wanted) ? sql`coalesce(pair.probability, 1)` : sql`extract(epoch from decision.decided_at)::double precision`;
  const { rows } = await sql<StoredPair & { readonly rank: number }>`
    select ${columns}, ${rank} as rank
      from ${pairsOf(db)}
     where ${within(db, "pair")} and ${state} = ${wanted}
       and ${event === undefined ? sql`true` : sql`(pair.one_id = ${event} or pair.other_id = ${event})`}
       and ${country === undefined ? sql`true` : sql`(one.country_iso3 = ${country} or other.country_iso3 = ${country})`}
       and ${after === undefined ? sql`true` : behind(rank, after)}
     order by ${rank} desc, pair.id desc limit ${limit + 1}
  `.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? Buffer.from(`${last.rank} ${last.id}`).toString("base64url") : null };
}

export async function findPair(db: Db, id: string): Promise<StoredPair | undefined> {
  const { rows } = await sql<StoredPair>`select ${columns} from ${pairsOf(db)} where pair.id = ${id} and ${within(db, "pair")}`.execute(db);
  return rows[0];
}

/** Adds a pair that a person sets side by side, with the label of the higher event; gives the one that is there where it is. */
export async function addSuggestion(db: Db, events: readonly [string, string], by: string, at: string): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { rows: [added] } = await sql<{ id: string }>`
    insert into information.event_pair (compartment_id, label, one_id, other_id, reasons, matched_at, suggested_by)
    select one.compartment_id, greatest(one.label, other.label), least(one.id, other.id), greatest(one.id, other.id), '[]', ${at}::timestamptz, ${by}
      from information.event as one join information.event as other on other.id = ${events[1]} and ${within(db, "other")}
     where one.id = ${events[0]} and ${within(db, "one")}
        on conflict do nothing returning id
  `.execute(db);
  if (added !== undefined) return { id: added.id, isNew: true };
  const { rows: [known] } = await sql<{ id: string }>`
    select pair.id from information.event_pair as pair where pair.one_id = least(${events[0]}::uuid, ${events[1]}::uuid) and pair.other_id = greatest(${events[0]}::uuid, ${events[1]}::uuid) and ${within(db, "pair")}
  `.execute(db);
  return known === undefined ? refuse("information.event-pair-not-found") : { id: known.id, isNew: false };
}

/** Pairs decided "same" or "different" whose events hang together by decisions that cannot all be right, as far as the viewer may know them. */
export async function listContested(db: Db, most: number): Promise<StoredPair[]> {
  const { rows } = await sql<StoredPair>`
    select ${columns} from ${pairsOf(db)}
      join information.event_cluster as own on own.event_id = pair.one_id and own.label = ${clearanceIn(db)} and own.contested and ${within(db, "own")}
      join information.event_cluster as mate on mate.event_id = pair.other_id and mate.label = own.label and mate.cluster_id = own.cluster_id and ${within(db, "mate")}
     where ${within(db, "pair")} and decision.verdict in ('same', 'different') order by decision.decided_at desc, pair.id limit ${most}
  `.execute(db);
  return rows;
}

function behind(rank: RawBuilder<unknown>, cursor: string): RawBuilder<unknown> {
  const [place = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  if (!/^\d+(\.\d+)?(e-?\d+)?$/.test(place) || !/^[0-9a-f-]{36}$/.test(id)) return refuse("platform.cursor-invalid");
  return sql`(${rank}, pair.id) < (${place}::double precision, ${id}::uuid)`;
}
