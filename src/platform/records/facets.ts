import { latLngToCell } from "h3-js";
import { sql } from "kysely";
import type { Db } from "../database/pools.ts";
import { pointOf, spansOf, type Facets } from "../rules/facets.ts";
import { soundsOf } from "./search-terms.ts";

/** Of what a record's facets are kept. */
export type FacetOwner = { readonly id: string; readonly compartmentId: string };

/** Keeps what a record can be filtered by, in the transaction that saves it and under the label it now has. */
export async function writeFacets(db: Db, record: FacetOwner, facets: Facets, label: number): Promise<void> {
  const point = pointOf(facets);
  const cell = (resolution: number) => (point ? BigInt(`0x${latLngToCell(point.latitude, point.longitude, resolution)}`).toString() : null);
  const names = facets.actors.map(({ name }) => name).filter((name) => name !== "");
  await sql`
    insert into record.facet (record_id, compartment_id, label, occurred, countries, pcodes, cell3, cell5, types, actor_ids, actor_names, actor_sounds, reliability, credibility, missing)
    values (${record.id}, ${record.compartmentId}, ${label}, ${daysOf(facets)}::datemultirange, ${given(facets.places.map(({ country }) => country))}::text[],
            ${given(facets.places.map(({ pcode }) => pcode))}::text[], ${cell(3)}::bigint, ${cell(5)}::bigint, ${given(facets.types)}::text[],
            ${given(facets.actors.map(({ id }) => id))}::uuid[], array(select distinct public.unaccent(lower(name)) from unnest(${names}::text[]) as name),
            ${soundsOf(names)}::text[], ${facets.reliability}, ${facets.credibility}, ${[...facets.missing]}::text[])
    on conflict (record_id) do update set
      label = excluded.label, occurred = excluded.occurred, countries = excluded.countries, pcodes = excluded.pcodes, cell3 = excluded.cell3, cell5 = excluded.cell5,
      types = excluded.types, actor_ids = excluded.actor_ids, actor_names = excluded.actor_names, actor_sounds = excluded.actor_sounds,
      reliability = excluded.reliability, credibility = excluded.credibility, missing = excluded.missing
  `.execute(db);
}

function given(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value) => value !== null);
}

/** All days on which it can have happened, as PostgreSQL writes several ranges; null where nobody says when. */
function daysOf(facets: Facets): string | null {
  const spans = spansOf(facets);
  return spans.length === 0 ? null : `{${spans.map(({ earliest, latest }) => `${earliest === null ? "(" : `[${earliest}`},${latest === null ? ")" : `${latest}]`}`).join(",")}}`;
}
