/**
 * The layouts in which UCDP's georeferenced events go round. Recognised by the names of the columns, never by their order,
 * which differs from release to release.
 */
export type UcdpLayout = "older" | "current" | "candidate" | "extract";

export type UcdpColumns = ReadonlyMap<string, number>;
export type UcdpRecognised = { readonly layout: UcdpLayout; readonly release: string; readonly columns: UcdpColumns };
export type UcdpNotRecognised = { readonly missing: readonly string[]; readonly repeated: readonly string[] };

/** Columns every full release has. */
const core = [
  "id", "type_of_violence", "conflict_name", "side_a", "side_b", "latitude", "longitude",
  "country", "where_prec", "date_prec", "date_start", "date_end", "low", "best", "high",
] as const;

/** The teaching extract keeps the day an event began and the numbers of dead, under names of its own. */
const extract = [
  "id", "year", "month", "day", "country", "type_of_violence", "conflict_name", "side_a", "side_b",
  "latitude", "longitude", "low_death", "best_death", "high_death",
] as const;

export function recogniseUcdp(header: readonly string[], release: string): UcdpRecognised | UcdpNotRecognised {
  const columns = new Map<string, number>();
  const repeated: string[] = [];
  for (const [index, name] of header.entries()) {
    const key = name.trim().toLowerCase();
    if (columns.has(key)) repeated.push(name);
    else columns.set(key, index);
  }
  const missingOf = (names: readonly string[]) => names.filter((name) => !columns.has(name));
  const missing = missingOf(core);
  if (repeated.length > 0) return { missing, repeated };
  if (missing.length === 0) {
    const current = columns.has("relid") && columns.has("code_status");
    return { layout: !current ? "older" : isCandidateRelease(release) ? "candidate" : "current", release, columns };
  }
  const missingFromExtract = missingOf(extract);
  if (missingFromExtract.length === 0) return { layout: "extract", release, columns };
  return { missing: missingFromExtract.length < missing.length ? missingFromExtract : missing, repeated };
}

/** `23.0.10` is October 2023, still being checked; `23.1` is the yearly release. */
export function isCandidateRelease(release: string): boolean {
  return /^\d{2}\.0\.\d{1,2}$/.test(release);
}

/** From the publisher's file names: `ged211` is 21.1, `GEDEvent_v23_0_10` is 23.0.10. Undefined for a name that says nothing. */
export function releaseFromFileName(fileName: string): string | undefined {
  const name = fileName.replace(/^.*[\\/]/, "").toLowerCase();
  const spelled = /gedevent[_-]?v(\d{2}(?:[_.]\d{1,2}){1,2})(?!\d)/.exec(name)?.[1];
  if (spelled !== undefined) return spelled.replaceAll("_", ".");
  const short = /(?:^|[^a-z])ged(\d{2})(\d)(?!\d)/.exec(name);
  return short ? `${short[1]}.${short[2]}` : undefined;
}
