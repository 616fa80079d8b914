import { findCountry } from "./countries.ts";

/** What the properties of one feature say of its area, under whichever of the known column names. */
export type SaidArea = {
  readonly level: number | null;
  readonly code: string | null;
  readonly parentCode: string | null;
  readonly countryIso3: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  readonly validOn: string | null;
};

type Properties = Readonly<Record<string, unknown>>;

/**
 * Three families of columns: OCHA's boundaries (`ADM1_PCODE` and `ADM1_EN`, `admin1Pcode` and `admin1Name_fr`), the same with HXL
 * hashtags (`#adm1+code+v_pcode`, `#adm1+i_fr+name`), and Natural Earth (`adm1_code`, `name`, `adm0_a3`). A file without any
 * of these but with an id and a name for each feature is read by these two.
 */
export function saidArea(properties: Properties, id: string | number | undefined): SaidArea {
  const columns = Object.entries(properties).map(([column, value]) => ({ column: column.toLowerCase(), value: textOf(value) }));
  const levels = columns.flatMap(({ column }) => levelOfCodeColumn(column) ?? []);
  return levels.length > 0 ? ofOcha(columns, Math.max(...levels)) : ofNaturalEarth(properties, id);
}

type Column = { readonly column: string; readonly value: string | null };

function levelOfCodeColumn(column: string): number | null {
  const match = /^adm(?:in)?([1-5])_?p_?code$/.exec(column) ?? (/^#adm[1-5]\+/.test(column) && column.split("+").includes("code") ? /^#adm([1-5])/.exec(column) : null);
  return match ? Number(match[1]) : null;
}

function ofOcha(columns: readonly Column[], level: number): SaidArea {
  const codeOf = (wanted: number) => columns.find(({ column }) => levelOfCodeColumn(column) === wanted)?.value ?? null;
  const names: Record<string, string> = {};
  for (const { column, value } of columns) {
    const language = languageOfNameColumn(column, level);
    if (language !== null && value !== null) names[language] = value;
  }
  const country = columns.find(({ column }) => /^(adm(in)?0_?p_?code|iso_?3|iso_?a3|#country\+code.*)$/.test(column))?.value;
  return {
    level,
    code: codeOf(level),
    parentCode: level > 1 ? codeOf(level - 1) : null,
    countryIso3: country ? isoOf(country) : null,
    names,
    aliases: columns.flatMap(({ column, value }) => (value !== null && new RegExp(`^adm(in)?${level}(name)?_?alt\\d?(name)?_?(en|fr|es|ar)?$`).test(column) ? [value] : [])),
    validOn: dayOf(columns.find(({ column }) => /^(date|valid_?on|#date\+start|#date\+valid)$/.test(column))?.value ?? null),
  };
}

/** `ADM1_FR`, `admin1Name`, `admin1Name_fr`, `#adm1+name+i_fr`: the language, `und` without one, null for any other column. */
function languageOfNameColumn(column: string, level: number): string | null {
  if (column.startsWith(`#adm${level}+`)) {
    const attributes = column.split("+");
    return attributes.includes("name") ? (attributes.find((attribute) => /^i_[a-z]{2,3}$/.test(attribute))?.slice(2) ?? "und") : null;
  }
  const match = new RegExp(`^adm(?:in)?${level}(?:_?name)?(?:_([a-z]{2}))?$`).exec(column);
  return match ? (match[1] ?? "und") : null;
}

/** Natural Earth has own codes for some countries. */
const naturalEarthCountries: Readonly<Record<string, string>> = { SDS: "SSD", PSX: "PSE", KOS: "XKX", SAH: "ESH" };

/**
 * The edition of 2013 leaves most ISO 3166-2 codes unfinished (`ML-`) and gives others twice, so its own `adm1_code`, which is unique,
 * identifies a unit; the ISO code is taken from files that have no other.
 */
function ofNaturalEarth(properties: Properties, id: string | number | undefined): SaidArea {
  const iso = textOf(properties.iso_3166_2);
  const code = textOf(properties.adm1_code) ?? (iso && /^[A-Z]{2}-[A-Z0-9]+$/.test(iso) ? iso : null) ?? textOf(id);
  const country = textOf(properties.adm0_a3);
  const names: Record<string, string> = {};
  const name = textOf(properties.name);
  if (name !== null) names.und = name;
  for (const language of ["en", "fr", "es", "ar", "ru", "zh"]) {
    const inLanguage = textOf(properties[`name_${language}`]);
    if (inLanguage !== null) names[language] = inLanguage;
  }
  return {
    level: code === null ? null : 1,
    code,
    parentCode: null,
    countryIso3: country === null ? null : (naturalEarthCountries[country] ?? isoOf(country)),
    names,
    aliases: [properties.name_alt, properties.name_local].flatMap((names) => textOf(names)?.split("|") ?? []).filter((alias) => alias.trim() !== ""),
    validOn: null,
  };
}

function isoOf(country: string): string | null {
  return (country.length === 2 ? findCountry({ iso2: country }) : findCountry({ iso3: country }))?.iso3 ?? null;
}

/** Control characters are the remains of a wrong encoding ("Timbuct" and U+009D) and are taken out. */
function textOf(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const text = String(value).normalize("NFC").replaceAll(/\p{Cc}/gu, "").replaceAll(/\s+/g, " ").trim();
  return text === "" ? null : text;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** `2019-08-02`, `2019/08/02`, `2019-08-02T00:00:00Z` and `2019-Aug-02`. */
function dayOf(text: string | null): string | null {
  const match = /^(\d{4})[-/](\d{2}|[a-z]{3})[-/](\d{2})(?!\d)/i.exec(text ?? "");
  if (!match) return null;
  const [, year, written = "", day] = match;
  const month = /\d/.test(written) ? written : String(months.indexOf(written.toLowerCase()) + 1).padStart(2, "0");
  const iso = `${year}-${month}-${day}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso ? null : iso;
}
