import * as v from "valibot";
import type { FieldFault } from "#platform/rules/kind.ts";
import list from "./countries.json" with { type: "json" };

/** The six official languages of the United Nations. */
export const nameLanguages = ["en", "fr", "es", "ar", "ru", "zh"] as const;
export const NameLanguage = v.picklist(nameLanguages);
export type NameLanguage = v.InferOutput<typeof NameLanguage>;

const Iso3 = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const Iso2 = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const Code = v.pipe(v.number(), v.integer(), v.minValue(1));
const Day = v.pipe(v.string(), v.isoDate());
const Names = v.strictObject({ en: v.string(), fr: v.string(), es: v.string(), ar: v.string(), ru: v.string(), zh: v.string() });

const Country = v.strictObject({
  iso2: Iso2,
  iso3: Iso3,
  /** Three digits, as the United Nations Statistics Division writes it. Kosovo has none. */
  m49: v.nullable(v.pipe(v.string(), v.regex(/^\d{3}$/))),
  status: v.picklist(["member-state", "observer-state", "associated-state", "territory"]),
  /** Gleditsch–Ward numbers; Yemen has one of each edition of that list. */
  gw: v.array(Code),
  /** UCDP's country_id, where it is none of the Gleditsch–Ward numbers. */
  ucdp: v.nullable(Code),
  /** Correlates of War numbers. */
  cow: v.array(Code),
  /** Number in the list of the forecasting system VIEWS. */
  views: v.nullable(Code),
  /** Short names as the United Nations uses them. */
  names: Names,
  /** Names in English as datasets write them, UCDP among them: only for recognising, never for showing. */
  aliases: v.array(v.string()),
});
export type Country = v.InferOutput<typeof Country>;

/** An entity that datasets of the past name and that is no country of today. Its code is a dataset's, and no statement on status. */
const DissolvedState = v.strictObject({
  key: v.string(),
  /** Alpha-3 code withdrawn by ISO 3166-3, where there is one. */
  iso3: v.nullable(Iso3),
  gw: v.nullable(Code),
  cow: v.nullable(Code),
  from: Day,
  /** Last day. */
  until: Day,
  successors: v.pipe(v.array(Iso3), v.minLength(1)),
  names: Names,
  aliases: v.array(v.string()),
});
export type DissolvedState = v.InferOutput<typeof DissolvedState>;

const { countries: allCountries, dissolved } = v.parse(v.strictObject({ countries: v.array(Country), dissolved: v.array(DissolvedState) }), list);
export const countries: readonly Country[] = allCountries;
export const dissolvedStates: readonly DissolvedState[] = dissolved;

/** Countries of exercises, under codes that ISO 3166 leaves to their users: named where they occur. */
const invented: Readonly<Record<string, Country["names"]>> = {
  XKS: { en: "Kasuria", fr: "Kasurie", es: "Kasuria", ar: "كاسوريا", ru: "Касурия", zh: "卡苏里亚" },
  XBE: { en: "Belmora", fr: "Belmore", es: "Belmora", ar: "بلمورا", ru: "Бельмора", zh: "贝尔莫拉" },
  XCO: { en: "Corvane", fr: "Corvane", es: "Corvania", ar: "كورفان", ru: "Корван", zh: "科尔万" },
  XDO: { en: "Dorvela", fr: "Dorvèle", es: "Dorvela", ar: "دورفيلا", ru: "Дорвела", zh: "多尔维拉" },
  XES: { en: "Estavia", fr: "Estavie", es: "Estavia", ar: "إستافيا", ru: "Эставия", zh: "埃斯塔维亚" },
  XFE: { en: "Ferrane", fr: "Ferrane", es: "Ferrania", ar: "فيران", ru: "Ферран", zh: "费兰" },
  XGA: { en: "Galdora", fr: "Galdore", es: "Galdora", ar: "غالدورا", ru: "Гальдора", zh: "加尔多拉" },
  XHE: { en: "Hestria", fr: "Hestrie", es: "Hestria", ar: "هستريا", ru: "Хестрия", zh: "赫斯特里亚" },
  XIL: { en: "Ilvara", fr: "Ilvare", es: "Ilvara", ar: "إلفارا", ru: "Ильвара", zh: "伊尔瓦拉" },
  XJO: { en: "Jorvia", fr: "Jorvie", es: "Jorvia", ar: "يورفيا", ru: "Йорвия", zh: "约尔维亚" },
  XLO: { en: "Lomavia", fr: "Lomavie", es: "Lomavia", ar: "لومافيا", ru: "Ломавия", zh: "洛马维亚" },
  XME: { en: "Mervane", fr: "Mervane", es: "Mervania", ar: "ميرفان", ru: "Мерван", zh: "梅尔万" },
};

/** All of them: a table of an exercise tells of several. */
export const inventedWorld: readonly string[] = Object.keys(invented);

/** The one in which exercises play, offered to those who train. */
export const inventedCountries: readonly string[] = ["XKS"];

const byIso3 = new Map(countries.map((country) => [country.iso3, country]));
const byIso2 = new Map(countries.map((country) => [country.iso2, country]));
const byM49 = new Map(countries.flatMap((country) => (country.m49 === null ? [] : [[country.m49, country] as const])));
const byCow = new Map(countries.flatMap((country) => country.cow.map((code) => [code, country] as const)));
const byViews = new Map(countries.flatMap((country) => (country.views === null ? [] : [[country.views, country] as const])));
const byGw = new Map(countries.flatMap((country) => [...country.gw, ...(country.ucdp === null ? [] : [country.ucdp])].map((code) => [code, country] as const)));
const byName = new Map(countries.flatMap((country) => [country.names.en, ...country.aliases].map((name) => [plain(name), country] as const)));

export type CountryKey =
  | { readonly iso3: string }
  | { readonly iso2: string }
  | { readonly m49: string | number }
  | { readonly gw: number }
  | { readonly cow: number }
  | { readonly views: number }
  | { readonly ucdpName: string };

/**
 * The country of today with this code or English name. `gw` also takes UCDP's country_id: UCDP keeps 345, which was Yugoslavia,
 * for Serbia, and 365 for Russia from the Soviet Union on. Which State an old event belongs to is a question of its date:
 * `findDissolvedState`.
 */
export function findCountry(by: CountryKey): Country | undefined {
  if ("iso3" in by) return byIso3.get(by.iso3.toUpperCase());
  if ("iso2" in by) return byIso2.get(by.iso2.toUpperCase());
  if ("m49" in by) return byM49.get(String(by.m49).padStart(3, "0"));
  if ("gw" in by) return byGw.get(by.gw);
  if ("cow" in by) return byCow.get(by.cow);
  if ("views" in by) return byViews.get(by.views);
  return byName.get(plain(by.ucdpName));
}

/** The State of the past with this code or name; `on` (`YYYY-MM-DD`) says which, where one number served two in turn. */
export function findDissolvedState(by: { readonly gw: number; readonly on: string } | { readonly name: string }): DissolvedState | undefined {
  if ("gw" in by) return dissolvedStates.find((state) => state.gw === by.gw && state.from <= by.on && by.on <= state.until);
  const wanted = plain(by.name);
  return dissolvedStates.find((state) => [state.names.en, ...state.aliases].some((name) => plain(name) === wanted));
}

/** The short name of a country, or of a State of the past that has no code by its key; English where a language is not one of the six, and the code where no such country is known. */
export function countryName(iso3: string, language: string): string {
  const names = findCountry({ iso3 })?.names ?? invented[iso3] ?? dissolvedStates.find((state) => state.iso3 === iso3 || state.key === iso3)?.names;
  return names ? names[v.is(NameLanguage, language) ? language : "en"] : iso3;
}

/** Countries of today, States of the past, and XAA to XZZ, which ISO 3166 leaves to its users: trainers invent countries under them. */
export function isCountryCode(code: string): boolean {
  return byIso3.has(code) || /^X[A-Z]{2}$/.test(code) || dissolvedStates.some(({ iso3 }) => iso3 === code);
}

/** Codes, each where it was written, that mean no country: nobody who looks for the country would find what stands under them. */
export function countryFaults(written: readonly (readonly [path: string, code: string | null])[]): FieldFault[] {
  return written.flatMap(([path, code]) => (code === null || isCountryCode(code) ? [] : [{ path, code: "geography.no-country-has-this-code" }]));
}

/** Accents, capitals, spaces and punctuation differ from file to file and never tell two countries apart. */
function plain(name: string): string {
  return name.normalize("NFKD").toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
