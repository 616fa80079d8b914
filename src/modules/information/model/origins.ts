/**
 * Where an account comes from, as far as it can be told: its report, the source of that report, the group of reports that go back to
 * one origin, or its data set. Accounts that share one of these words come from one origin. Without any word it stands for none.
 */
export type OriginWords = readonly string[];

type ToldIn = { readonly corroborationGroup: string; readonly sourceId: string | null };

/** A claim that its source took back stands for no origin any more; a report that is not open to the reader is known by its id alone. */
export function originOfClaim(state: string, reportId: string, report: ToldIn | undefined): OriginWords {
  if (state === "retracted") return [];
  const group = report?.corroborationGroup.toLowerCase() ?? "";
  return [`report ${reportId}`, ...(report?.sourceId ? [`source ${report.sourceId}`] : []), ...(group === "" ? [] : [`group ${group}`])];
}

/** Events of one data set were counted by the same people in the same way. */
export function originOfEvent(dataset: string): OriginWords {
  return [`dataset ${dataset}`];
}

/**
 * How many origins stand behind these accounts: what shares a word is joined, and so is what shares a word with something joined,
 * so that ten reports repeating each other in pairs are one.
 */
export function countOrigins(accounts: readonly OriginWords[]): number {
  return accounts.reduce<readonly ReadonlySet<string>[]>((origins, words) => {
    if (words.length === 0) return origins;
    const joined = origins.filter((origin) => words.some((word) => origin.has(word)));
    return [...origins.filter((origin) => !joined.includes(origin)), new Set([...words, ...joined.flatMap((origin) => [...origin])])];
  }, []).length;
}
