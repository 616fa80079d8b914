import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { withinOrReleased } from "#platform/database/reach.ts";
import { RecordFilter } from "#platform/records/filter.ts";
import type { ListFilter, RegisteredKind } from "#platform/records/registry.ts";
import { listLinked } from "#platform/records/stored.ts";
import { Recommendation, recommendationAddressees, type RecommendationAddressee } from "../model/recommendation/recommendation.ts";
import { recommendationStates, type RecommendationState } from "../model/recommendation/recommendation-steps.ts";

const State = v.picklist(recommendationStates);
export type VisitRecommendation = { readonly id: string; readonly version: number; readonly compartmentId: string; readonly state: RecommendationState; readonly stateSince: string; readonly isExercise: boolean; readonly content: Recommendation };

/** Recommendations of one visit as the viewer may see them, in the order in which its report counts them. */
export async function listRecommendations(db: Db, visitId: string): Promise<VisitRecommendation[]> {
  const { rows } = await sql<Omit<VisitRecommendation, "content" | "state"> & { state: string; content: unknown }>`
    select head.id, head.version, head.compartment_id as "compartmentId", head.state, head.state_since as "stateSince", head.is_exercise as "isExercise", head.content
      from record.head
     where head.kind = 'protection.recommendation' and head.content ->> 'visitId' = ${visitId} and ${withinOrReleased(db, "head")}
     order by head.created_at, head.id
  `.execute(db);
  const found = rows.map((row) => ({ ...row, state: v.parse(State, row.state), stateSince: new Date(row.stateSince).toISOString(), content: v.parse(Recommendation, row.content) }));
  return found.toSorted((one, other) => one.content.paragraph.localeCompare(other.content.paragraph, "en", { numeric: true }));
}

/** For following up a visit: what its report recommends. */
export const recommendationsOf: NonNullable<RegisteredKind["further"]> = async (db, step, { record }) => {
  if (step !== "follow-up") return [];
  return listLinked(db, (await listRecommendations(db, record.id)).map(({ id }) => id), []);
};

type AddresseeFilter = RecordFilter & { readonly addressee?: RecommendationAddressee | undefined };

/** The list can be asked for one sort of addressee. */
export const recommendationFilter: ListFilter = {
  query: v.strictObject({ ...RecordFilter.entries, addressee: v.optional(v.picklist(recommendationAddressees)) }),
  conditions: (_db, { addressee }: AddresseeFilter) => ({ conditions: addressee === undefined ? [] : [sql`head.content ->> 'addressee' = ${addressee}`], nearest: [] }),
};
