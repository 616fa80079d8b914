import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { countries, countryFaults, countryName, dissolvedStates, findCountry, findDissolvedState, isCountryCode, nameLanguages } from "./countries.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const folder = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("countries.test.ts ran in part only: the folder shared/data is not beside the repository.\n");
const onRealData = test.runIf(isPresent);

function rowsOf(path: string, options = {}): Record<string, string>[] {
  const bytes = readFileSync(folder + path);
  return parse(path.endsWith(".gz") ? gunzipSync(bytes) : bytes, { columns: true, bom: true, relax_column_count: true, ...options });
}

describe("the list", () => {
  test("no code and no name stands for two countries", () => {
    const codes = [
      countries.map((country) => country.iso2), countries.map((country) => country.iso3), countries.flatMap((country) => country.m49 ?? []),
      countries.flatMap((country) => [...country.gw, country.ucdp ?? []].flat()), countries.flatMap((country) => country.cow), countries.flatMap((country) => country.views ?? []),
      ...nameLanguages.map((language) => countries.map((country) => country.names[language])),
    ];
    for (const ofOneKind of codes) expect(new Set<unknown>(ofOneKind).size).toBe(ofOneKind.length);
    for (const country of countries) for (const name of [country.names.en, ...country.aliases]) expect(findCountry({ ucdpName: name })).toBe(country);
  });

  test("the United Nations have 193 Member States and 2 observer States", () => {
    expect(countries.filter((country) => country.status === "member-state")).toHaveLength(193);
    expect(countries.filter((country) => country.status === "observer-state").map((country) => country.iso3)).toEqual(["PSE", "VAT"]);
  });

  test("every name is written in the script of its language", () => {
    for (const { names } of countries) {
      expect(names.ar).toMatch(/^[\p{Script=Arabic}\p{Mn}\s\-()،]+$/u);
      expect(names.ru).toMatch(/^[\p{Script=Cyrillic}\s\-—’,()]+$/u);
      expect(names.zh).toMatch(/^[\p{Script=Han}（），·-]+$/u);
      for (const name of [names.en, names.fr, names.es]) expect(name).toMatch(/^[\p{Script=Latin}\s\-’,()]+$/u);
    }
  });

  test("each country is found by each of its codes", () => {
    for (const country of countries) {
      expect(findCountry({ iso3: country.iso3 })).toBe(country);
      expect(findCountry({ iso2: country.iso2.toLowerCase() })).toBe(country);
      if (country.m49 !== null) expect(findCountry({ m49: Number(country.m49) })).toBe(country);
      for (const gw of country.gw) expect(findCountry({ gw })).toBe(country);
    }
    expect(findCountry({ iso3: "XKS" })).toBeUndefined();
  });

  test("a name is given in the six languages, in English for another one, and a code stays a code", () => {
    expect(nameLanguages.map((language) => countryName("COD", language))).toEqual([
      "Democratic Republic of the Congo", "République démocratique du Congo", "República Democrática del Congo", "جمهورية الكونغو الديمقراطية", "Демократическая Республика Конго", "刚果民主共和国",
    ]);
    expect(countryName("COD", "pt")).toBe("Democratic Republic of the Congo");
    expect(countryName("QZZ", "fr")).toBe("QZZ");
    expect(countryName("XKS", "fr"), "an invented country is named, but is in no list").toBe("Kasurie");
    expect(countryName("republic-of-viet-nam", "en"), "a State of the past without a code is named by its key").toBe("Republic of Viet-Nam");
  });
});

describe("a code that somebody writes", () => {
  test.each(["MLI", "XKX", "PSE", "SUN", "YUG", "XKS", "XQA"])("%s means a country, of today, of the past or invented for training", (code) => {
    expect(isCountryCode(code)).toBe(true);
  });

  test.each(["ABC", "mli", "MAL", "MALI", "ZZZ", "UK", ""])("%j means none, and the sentence says what to write", (code) => {
    expect(countryFaults([["countries.0", "MLI"], ["countries.1", code], ["place.country", null]])).toEqual([{ path: "countries.1", code: "geography.no-country-has-this-code" }]);
  });
});

describe("States of the past", () => {
  test.each([
    ["Soviet Union", "SUN", "RUS"],
    ["Yugoslavia", "YUG", "BIH"],
    ["Serbia and Montenegro", "SCG", "MNE"],
    ["Czechoslovakia", "CSK", "SVK"],
    ["South Yemen", "YMD", "YEM"],
    ["East Germany", "DDR", "DEU"],
  ])("%s is known (%s), ended, and %s is one of its successors", (name, iso3, successor) => {
    const state = findDissolvedState({ name });
    expect(state).toMatchObject({ iso3, successors: expect.arrayContaining([successor]) });
    expect(findCountry({ iso3 })).toBeUndefined();
  });

  test("one number, several States: the day decides", () => {
    expect(findDissolvedState({ gw: 345, on: "1992-04-26" })?.key).toBe("yugoslavia");
    expect(findDissolvedState({ gw: 345, on: "1992-04-27" })?.key).toBe("serbia-and-montenegro");
    expect(findDissolvedState({ gw: 345, on: "2006-06-05" })).toBeUndefined();
    expect(findCountry({ gw: 345 })?.iso3).toBe("SRB");
    expect(findDissolvedState({ gw: 365, on: "1990-01-01" })?.key).toBe("soviet-union");
    expect(findCountry({ gw: 365 })?.iso3).toBe("RUS");
    expect(findCountry({ gw: 680 })).toBeUndefined();
  });

  test("every successor is a country, and none began after it ended", () => {
    for (const state of dissolvedStates) {
      for (const iso3 of state.successors) expect(findCountry({ iso3 })).toBeDefined();
      expect(state.from < state.until).toBe(true);
    }
  });
});

describe("real lists", () => {
  onRealData("every country of the OCHA list has its codes and its M49 number here, and no country here is missing there", () => {
    const rows = rowsOf("country-codes/ocha_countries_territories_taxonomy.csv");
    expect(rows).toHaveLength(256);
    const named = rows.filter((row) => row["ISO 3166-1 Alpha 3-Codes"]);
    for (const row of named) {
      expect(findCountry({ iso3: row["ISO 3166-1 Alpha 3-Codes"]! })).toMatchObject({ iso2: row["ISO 3166-1 Alpha 2-Codes"], m49: row["m49 numerical code"]!.padStart(3, "0") });
    }
    expect(countries.map((country) => country.iso3).filter((iso3) => !named.some((row) => row["ISO 3166-1 Alpha 3-Codes"] === iso3))).toEqual(["XKX"]);
    const rest = rows.filter((row) => !row["ISO 3166-1 Alpha 3-Codes"] && !findCountry({ iso3: row["x Alpha3 codes"]! })).map((row) => row["English Short"]);
    expect(rest).toEqual(["Netherlands Antilles", "Azores Islands", "Canary Islands", "Channel Islands", "Galapagos Islands", "Sark"]);
  });

  onRealData("every short name in six languages is that of the OCHA list, apart from typography", () => {
    const same = (text: string) => text.replaceAll(/['’_-]/g, "-").replaceAll(/\s/g, "");
    const columns = { en: "English Short", fr: "French Short", es: "Spanish Short", ar: "Arabic Short", ru: "Russian Short", zh: "Chinese Short" };
    for (const row of rowsOf("country-codes/ocha_countries_territories_taxonomy.csv")) {
      const country = findCountry({ iso3: row["ISO 3166-1 Alpha 3-Codes"]! });
      if (!country || row["French Short"] === "") continue;
      for (const language of nameLanguages) expect(same(country.names[language])).toBe(same(row[columns[language]]!));
    }
  });

  onRealData("every Gleditsch–Ward state that lived in the time of the United Nations is a country or a State of the past", () => {
    const charter = "1945-10-24";
    // Three rows have an unquoted comma in the name; their end date moved one column to the right.
    const states = rowsOf("country-codes/gw_states.csv", { columns: (header: string[]) => [...header, "more"] });
    expect(states).toHaveLength(216);
    const lost = states.filter((row) => {
      const lastDay = /^\d{4}/.test(row.startdate!) ? row.enddate! : row.more!;
      return lastDay >= charter && !findCountry({ gw: Number(row.gwcode) }) && !dissolvedStates.some((state) => state.gw === Number(row.gwcode));
    });
    expect(lost).toEqual([]);
  });

  onRealData("every state of the list of capitals is known, but for two of before 1945 whose capital it leaves open and two that are no States of the United Nations", () => {
    const lost = rowsOf("country-codes/gw_capitals.csv").filter((row) => row.enddate! >= "1945-10-24" && !findCountry({ gw: Number(row.gwcode) }) && !dissolvedStates.some((state) => state.gw === Number(row.gwcode)));
    expect([...new Set(lost.map((row) => row.gwcode))]).toEqual(["89", "280", "396", "397"]);
  });

  onRealData("every Correlates of War state after 1945 is known", () => {
    const lost = rowsOf("country-codes/cow_states.csv").filter((row) => Number(row.endyear) > 1945 && !findCountry({ cow: Number(row.ccode) }) && !dissolvedStates.some((state) => state.cow === Number(row.ccode)));
    expect(lost).toEqual([]);
  });

  onRealData("every country of the VIEWS list is found by its number and by its name", () => {
    const rows = rowsOf("country-codes/views_country_list.csv");
    expect(rows).toHaveLength(191);
    for (const row of rows) {
      const country = findCountry({ views: Number(row.country_id) });
      expect(country, row.name).toBeDefined();
      expect(findCountry({ ucdpName: row.name! }), row.name).toBe(country);
    }
  });

  onRealData.each(["hief.csv", "creg.csv.gz", "rugged.csv"])("both numbers of every country-year of %s since 1946 are known, and name the same country", (file) => {
    const lost = new Set<string>();
    const disagree = new Set<string>();
    for (const row of rowsOf(`country-codes/${file}`)) {
      if (row.year !== undefined && Number(row.year) < 1946) continue;
      const [byGw, byCow] = [findCountry({ gw: Number(row.gwcode) }), findCountry({ cow: Number(row.ccode) })];
      if (row.gwcode && !byGw && !dissolvedStates.some((state) => state.gw === Number(row.gwcode))) lost.add(`gw ${row.gwcode}`);
      if (row.ccode && !byCow && !dissolvedStates.some((state) => state.cow === Number(row.ccode))) lost.add(`cow ${row.ccode}`);
      if (byGw && byCow && byGw !== byCow) disagree.add(`${row.gwcode} ${row.ccode}`);
    }
    // Terrain is given for the Holy See under 327, in the Correlates of War list the Papal States of before 1860.
    lost.delete(file === "rugged.csv" ? "cow 327" : "");
    expect({ lost: [...lost], disagree: [...disagree] }).toEqual({ lost: [], disagree: [] });
  });

  onRealData("all 120 country names of UCDP GED 21.1 are countries", () => {
    const names = new Set(rowsOf("ucdp-ged-21-1/ged211_extract_1989_2018.csv.gz").map((row) => row.country!));
    expect(names.size).toBe(120);
    expect([...names].filter((ucdpName) => !findCountry({ ucdpName }))).toEqual([]);
    expect(new Set([...names].map((ucdpName) => findCountry({ ucdpName })?.iso3)).size).toBe(120);
  });

  onRealData.each([
    ["ged_syria_2016_2017.csv.gz", 11_757], ["ged231_sample_to_2018.csv.gz", 799], ["GEDEvent_v23_0_10.csv.gz", 2_391],
  ])("in %s name and country_id name the same country, and every side's number is one", (file, count) => {
    const rows = rowsOf(`ucdp-ged-full-schema/${file}`);
    expect(rows).toHaveLength(count);
    for (const row of rows) {
      const country = findCountry({ gw: Number(row.country_id) });
      expect(country, row.country).toBeDefined();
      expect(findCountry({ ucdpName: row.country! }), row.country).toBe(country);
      for (const side of [row.gwnoa, row.gwnob]) if (side) expect(findCountry({ gw: Number(side) }), side).toBeDefined();
    }
  });
});
