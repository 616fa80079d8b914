import * as v from "valibot";
import { parsePartialDate } from "#platform/rules/edtf.ts";
import { unknownAct } from "../act-types.ts";

/**
 * News on attacks against human-rights defenders, annotated by people: HRDsAttack (Ran et al., Findings of ACL 2023). Only the structured fields of
 * the merged annotation are read. What is not named here (the article, its headline, names and words about victims) does not get past this schema:
 * it speaks of people who were never asked.
 */
const text = v.nullable(v.pipe(v.string(), v.maxLength(200)));
const Victim = v.object({
  victim_population_type: v.picklist(["individual", "multiple"]),
  victim_type: v.array(v.picklist(["human rights defender", "journalist", "trade unionist", "insufficient information"])),
  victim_sex_type: v.picklist(["man", "woman", "other", "unknown"]),
  victim_age_group: v.picklist(["adult", "child", "other", "unknown"]),
});
const perpetrators = { "state actor": "state", "other state actors": "other-state", "other actors with permissions": "with-permission", "other actors without permissions": "without-permission", "other non-state actors": "non-state", "regional orgs": "regional-organisation", "insufficient info": null } as const;
const acts = { killing: "killing", "enforced disappearance": "enforced-disappearance", torture: "torture", "arbitrary detention": "arbitrary-detention", kidnapping: "kidnapping", other: "other-harmful-acts", unknown: unknownAct } as const;
const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => v.picklist(Object.keys(record).filter((key): key is Key => Object.hasOwn(record, key)));
const Article = v.object({
  sample: v.object({ "Input.GLOBALEVENTID": v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  merged_sample: v.object({
    perpetrator_mention: v.boolean(),
    perpetrator_type: v.nullable(keysOf(perpetrators)),
    violation_types: v.pipe(v.array(keysOf(acts)), v.minLength(1), v.maxLength(7)),
    year: text, month: text, date: text, city: text, region: text, country: text,
    victims: v.pipe(v.array(Victim), v.maxLength(200)),
  }),
});

export const victimRoles = ["human rights defender", "journalist", "trade unionist"] as const;
/** So many victims of whom the same is said. */
export type VictimGroup = { readonly count: number; readonly isSeveral: boolean; readonly roles: readonly (typeof victimRoles)[number][]; readonly sex: "man" | "woman" | "other" | "unknown"; readonly age: "adult" | "child" | "other" | "unknown" };
export type Author = Exclude<(typeof perpetrators)[keyof typeof perpetrators], null>;
export type AnnotatedAttack = {
  /** Number of the event in GDELT: by it an article is known again. */
  readonly key: string;
  /** Kinds of acts of the reference list, each once, in the order of the annotation. */
  readonly types: readonly string[];
  readonly when: string | null;
  /** The annotation's own words, where a part of them is no part of a date. */
  readonly whenSaid: string;
  readonly place: { readonly said: string; readonly country: string | null } | null;
  readonly author: Author | null;
  readonly victims: readonly VictimGroup[];
};

/** What the annotation says, or the name of the first field that is not written as HRDsAttack writes it; never what stands in it. */
export function readAnnotatedAttack(element: unknown, countryOf: (name: string) => string | null): AnnotatedAttack | { readonly fault: string } {
  const article = v.safeParse(Article, element);
  if (!article.success) return { fault: v.getDotPath(article.issues[0]) ?? "" };
  const { sample, merged_sample: said } = article.output;
  return {
    key: String(sample["Input.GLOBALEVENTID"]),
    types: [...new Set(said.violation_types.map((type) => acts[type]))],
    ...whenOf(said.year, said.month, said.date),
    place: placeOf([said.city, said.region, said.country], countryOf),
    author: said.perpetrator_mention && said.perpetrator_type !== null ? perpetrators[said.perpetrator_type] : null,
    victims: grouped(said.victims),
  };
}

/** Annotators wrote in several ways that a field has no answer. */
function known(said: string | null): string | null {
  const words = (said ?? "").trim();
  return /^(none|unknown|n\/*a|\?*)$/i.test(words) ? null : words;
}

const months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/** As exact as it is readable and no more: a month that nobody has spelled so is not guessed, and a day without its month is none. */
function whenOf(...parts: readonly [year: string | null, month: string | null, day: string | null]): Pick<AnnotatedAttack, "when" | "whenSaid"> {
  const said = parts.map(known);
  const [yearSaid = null, monthSaid = null, daySaid = null] = said;
  const year = /^([12]\d{3})(?:\.0)?$/.exec(yearSaid ?? "")?.[1];
  const month = year === undefined ? undefined : monthNumber(monthSaid ?? "");
  const day = month === undefined ? undefined : /^(\d{1,2})(?:\.0)?$/.exec(daySaid ?? "")?.[1]?.padStart(2, "0");
  const dates = [[year, month, day], [year, month], [year]].filter((date) => !date.includes(undefined)).map((date) => date.join("-"));
  const when = dates.find((date) => parsePartialDate(date) !== undefined) ?? null;
  const read = when === null ? 0 : when.split("-").length;
  return { when, whenSaid: said.filter((part) => part !== null).length === read ? "" : parts.map((part) => known(part) ?? "–").join(" / ") };
}

function monthNumber(said: string): string | undefined {
  const number = /^(\d{1,2})(?:\.0)?$/.exec(said)?.[1] ?? months.indexOf(said.toLowerCase()) + 1;
  return Number(number) >= 1 && Number(number) <= 12 ? String(number).padStart(2, "0") : undefined;
}

/** Names that mean one country without doubt and that no list of countries has for it. */
const countriesAsSaid: Readonly<Record<string, string>> = { england: "GBR", scotland: "GBR", wales: "GBR", us: "USA", "people's republic of china": "CHN", burma: "MMR", "the netherlands": "NLD", palestine: "PSE", bosnia: "BIH" };

function placeOf(parts: readonly (string | null)[], countryOf: (name: string) => string | null): AnnotatedAttack["place"] {
  const said = parts.map(known).filter((part) => part !== null);
  const country = known(parts.at(-1) ?? null);
  if (said.length === 0) return null;
  return { said: [...new Set(said)].join(", "), country: country === null ? null : (countriesAsSaid[country.toLowerCase()] ?? countryOf(country)) };
}

function grouped(victims: readonly v.InferOutput<typeof Victim>[]): VictimGroup[] {
  const groups = victims.map((victim) => ({ isSeveral: victim.victim_population_type === "multiple", roles: victimRoles.filter((role) => victim.victim_type.includes(role)), sex: victim.victim_sex_type, age: victim.victim_age_group }));
  const alike = new Map<string, (typeof groups)[number] & { count: number }>();
  for (const group of groups) {
    const key = JSON.stringify(group);
    alike.set(key, { ...group, count: (alike.get(key)?.count ?? 0) + 1 });
  }
  return [...alike.values()];
}

/** "One person" and "a group" alone do not say who was harmed. */
export function saysWho({ roles, sex, age }: VictimGroup): boolean {
  return roles.length > 0 || sex !== "unknown" || age !== "unknown";
}
