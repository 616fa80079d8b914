import { createHash } from "node:crypto";
import { sql } from "kysely";
import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { canonicalJson } from "#platform/rules/canonical-json.ts";
import { AdministrativeArea } from "../model/area.ts";
import { polygonsOf } from "../model/geometry.ts";

export type AreaCounts = { readonly stored: number; readonly updated: number; readonly unchanged: number };
export type StoredArea = AdministrativeArea & { readonly source: string };

const columns = sql`
  area.pcode, area.level, area.country_iso3 as "countryIso3", area.parent_pcode as "parentPcode", area.names, area.aliases, area.geometry,
  area.valid_on as "validOn", area.source`;
const StoredArea = v.strictObject({ ...AdministrativeArea.entries, source: v.string() });

/** Areas of one file go to the database in pieces of this many: an outline may have a hundred thousand points. */
const pieceSize = 50;

/** Keeps the areas of one file; what is known already in the same words and lines is only noted as seen again. */
export async function keepAreas(db: Db, areas: readonly AdministrativeArea[], source: string): Promise<AreaCounts> {
  await sql`select pg_advisory_xact_lock(7311105)`.execute(db);
  const known = await knownDigests(db, [...new Set(areas.map((area) => area.countryIso3))]);
  const counts = { stored: 0, updated: 0, unchanged: 0 };
  const rows = areas.map((area) => rowOf(area, source));
  for (const row of rows) {
    const before = known.get(keyOf(row.country_iso3, row.pcode, row.valid_on));
    counts[before === undefined ? "stored" : before === row.digest ? "unchanged" : "updated"] += 1;
  }
  for (let from = 0; from < rows.length; from += pieceSize) await upsert(db, rows.slice(from, from + pieceSize));
  return counts;
}

async function upsert(db: Db, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  await sql`
    insert into geography.area as kept
           (country_iso3, level, pcode, parent_pcode, names, aliases, geometry, west, south, east, north, valid_on, source, digest)
    select country_iso3, level, pcode, parent_pcode, names, aliases, geometry, west, south, east, north, valid_on, source, decode(digest, 'hex')
      from json_to_recordset(${JSON.stringify(rows)}::json) as file
           (country_iso3 text, level smallint, pcode text, parent_pcode text, names jsonb, aliases text[], geometry json, west double precision,
            south double precision, east double precision, north double precision, valid_on date, source text, digest text)
        on conflict on constraint area_edition_key do update
       set level = excluded.level, parent_pcode = excluded.parent_pcode, names = excluded.names, aliases = excluded.aliases, geometry = excluded.geometry,
           west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north, source = excluded.source, digest = excluded.digest,
           stored_at = case when kept.digest = excluded.digest then kept.stored_at else now() end, imported_at = now()
  `.execute(db);
}

async function knownDigests(db: Db, countries: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ country: string; pcode: string; validOn: string | null; digest: string }>`
    select country_iso3 as country, pcode, valid_on as "validOn", encode(digest, 'hex') as digest
      from geography.area where country_iso3 = any (${countries}::text[])
  `.execute(db);
  return new Map(rows.map((row) => [keyOf(row.country, row.pcode, row.validOn), row.digest]));
}

function keyOf(country: string, pcode: string, validOn: string | null): string {
  return [country, pcode, validOn ?? ""].join(" ");
}

function rowOf(area: AdministrativeArea, source: string) {
  const points = polygonsOf(area.geometry).flat(2);
  const [longitudes, latitudes] = [points.map(([longitude]) => longitude), points.map(([, latitude]) => latitude)];
  return {
    country_iso3: area.countryIso3,
    level: area.level,
    pcode: area.pcode,
    parent_pcode: area.parentPcode,
    names: area.names,
    aliases: area.aliases,
    geometry: area.geometry,
    west: least(longitudes),
    south: least(latitudes),
    east: -least(longitudes.map((longitude) => -longitude)),
    north: -least(latitudes.map((latitude) => -latitude)),
    valid_on: area.validOn,
    source,
    digest: createHash("sha256").update(canonicalJson(area)).digest("hex"),
  };
}

/** Not Math.min(...): an outline can have more points than a call takes arguments. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY);
}

/** The current edition of a country's areas of one level, by code. */
export async function listAreas(db: Db, countryIso3: string, level: 1 | 2): Promise<StoredArea[]> {
  const { rows } = await sql`
    select ${columns} from geography.current_area as area
     where area.country_iso3 = ${countryIso3} and area.level = ${level} order by area.pcode
  `.execute(db);
  return v.parse(v.array(StoredArea), rows);
}

export type NamedArea = Pick<AdministrativeArea, "pcode" | "level" | "names" | "parentPcode">;

/** Codes and names of a country's areas in their current editions, without the outlines, which are most of their weight. */
export async function listAreaNames(db: Db, countryIso3: string): Promise<NamedArea[]> {
  const { rows } = await sql<NamedArea>`
    select area.pcode, area.level, area.names, area.parent_pcode as "parentPcode"
      from geography.current_area as area where area.country_iso3 = ${countryIso3} order by area.level, area.pcode
  `.execute(db);
  return rows;
}

/** Areas of current editions whose box holds the point; the caller looks at the outlines. 180 and -180 are one meridian. */
export async function listAreasAround(db: Db, latitude: number, longitude: number): Promise<StoredArea[]> {
  const longitudes = Math.abs(longitude) === 180 ? [180, -180] : [longitude];
  const { rows } = await sql`
    select ${columns} from geography.current_area as area
     where area.south <= ${latitude} and area.north >= ${latitude}
       and exists (select from unnest(${longitudes}::double precision[]) as meridian where meridian between area.west and area.east)
  `.execute(db);
  return v.parse(v.array(StoredArea), rows);
}

/** Codes of the first level in current editions, among which a second-level file finds its parents. */
export async function listFirstLevelPcodes(db: Db, countryIso3: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ pcode: string }>`
    select pcode from geography.current_area as area
     where level = 1 and ${countryIso3 === undefined ? sql`true` : sql`country_iso3 = ${countryIso3}`} order by pcode
  `.execute(db);
  return rows.map(({ pcode }) => pcode);
}

/** Takes a country's areas away again: for the invented country of an exercise. */
export async function removeAreas(db: Db, countryIso3: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from geography.area where country_iso3 = ${countryIso3}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
