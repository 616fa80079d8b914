import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Event } from "../event.ts";
import { CsvMapping } from "./csv-mapping.ts";
import { guessMapping } from "./guess-mapping.ts";
import { fieldOfTag, isHxlRow } from "./hxl.ts";
import { saidDate } from "./mapped-date.ts";
import { previewRows, readMapped } from "./mapped-csv.ts";

const options = { release: "1", countryOf: (name: string) => (name === "Tarvo" || name === "TAR" ? "TAR" : null), cellOf: () => 1 };
const aMapping = (changes: Partial<CsvMapping> = {}): CsvMapping =>
  v.parse(CsvMapping, {
    name: "Field notes", dataset: "field-notes", headerRow: 1, firstDataRow: 2,
    columns: { key: ["No"], dateFrom: ["Day"], country: ["Land"], latitude: ["Lat"], longitude: ["Lon"], deathsBest: ["Men", "Women"], account: ["Text"] },
    dateFormat: "day-first", decimalComma: false, kind: { by: "nothing" }, defaultCountry: null, language: "en", ...changes,
  });
const header = ["No", "Day", "Land", "Lat", "Lon", "Men", "Women", "Text", "Kind"];
const row = (changes: Readonly<Record<string, string>> = {}) => {
  const sound: Readonly<Record<string, string>> = { No: "7", Day: "05/06/2016", Land: "Tarvo", Lat: "10.5", Lon: "20.5", Men: "2", Women: "1", Text: "market", Kind: "" };
  return header.map((name) => changes[name] ?? sound[name] ?? "");
};
function reader(mapping: CsvMapping = aMapping()) {
  const found = readMapped(header, mapping, options);
  if ("missing" in found) throw new Error(found.missing.join());
  return found;
}
const read = (changes?: Readonly<Record<string, string>>, mapping?: CsvMapping) => reader(mapping).toEvent(2, row(changes));

describe("a row of a mapped table", () => {
  test("becomes an event: numbers of several columns add up, days are read in the order that was chosen", () => {
    expect(read()).toMatchObject({ dataset: "field-notes", sourceKey: "7", when: "2016-06-05", countryIso3: "TAR", deaths: { low: null, best: 3, high: null }, kind: null });
    expect(read({}, aMapping({ dateFormat: "month-first" }))).toMatchObject({ when: "2016-05-06" });
  });

  test("that counts nobody says nothing, which is not zero", () => {
    expect(read({ Men: "", Women: "" })).toMatchObject({ deaths: { best: null } });
    expect(read({ Men: "0", Women: "" })).toMatchObject({ deaths: { best: 0 } });
  });

  test("with decimal commas is read by a mapping that says so", () => {
    expect(read({ Lat: "10,5", Lon: "-20,25", Men: "1.200" }, aMapping({ decimalComma: true }))).toMatchObject({ latitude: 10.5, longitude: -20.25, deaths: { best: 1_201 } });
  });

  test("takes the kind that was set for all, or the word's translation", () => {
    expect(read({}, aMapping({ kind: { by: "constant", kind: "one-sided" } }))).toMatchObject({ kind: "one-sided" });
    const byColumn = aMapping({ kind: { by: "column", column: "Kind", values: { attaque: "one-sided" } } });
    expect(read({ Kind: "attaque" }, byColumn)).toMatchObject({ kind: "one-sided" });
    expect(read({ Kind: "toString" }, byColumn)).toEqual([expect.objectContaining({ column: "Kind", value: "toString", code: "unknown-word" })]);
  });

  test("takes the default country only when it names none", () => {
    expect(read({ Land: "" }, aMapping({ defaultCountry: "XTA" }))).toMatchObject({ countryIso3: "XTA" });
    expect(read({ Land: "Elsewhere" }, aMapping({ defaultCountry: "XTA" }))).toMatchObject({ countryIso3: null, countryName: "Elsewhere" });
  });

  test("without a key is recognised by what it says, and the same row twice is refused with its own reason", () => {
    const { key: _, ...columns } = aMapping().columns;
    const rows = [2, 3].map((number) => ({ row: number, cells: row() }));
    const { events, rejections } = previewRows(reader(aMapping({ columns })), rows);
    expect(events).toHaveLength(1);
    expect(rejections).toEqual([expect.objectContaining({ row: 3, code: "repeated-row" })]);
  });

  test.each([
    ["Day", "31/06/2016", "date-does-not-exist"], ["Day", "soon", "not-a-date"], ["Day", "", "missing"], ["Lat", "95", "latitude-out-of-range"],
    ["Lon", "181", "longitude-out-of-range"], ["Lon", "", "half-a-position"], ["Men", "-1", "deaths-negative"], ["Women", "many", "not-a-number"], ["Women", "9999999", "number-too-large"],
  ])("is refused when %s is %j: %s", (column, value, code) => {
    expect(read({ [column]: value })).toEqual([expect.objectContaining({ row: 2, column, value, code })]);
  });

  test("whatever it says, becomes an event of the schema or reasons", () => {
    const cells = fc.oneof(fc.string({ unit: "binary", maxLength: 15 }), fc.constantFrom("1", "-1", "95", "2016", "2016-06", "5 mai 2016", "1e9", "9999999"));
    fc.assert(fc.property(fc.array(cells, { maxLength: 12 }), fc.boolean(), (values, decimalComma) => {
      const result = reader(aMapping({ decimalComma })).toEvent(2, row().map((cell, index) => values[index] ?? cell));
      if (Array.isArray(result)) expect(result.length).toBeGreaterThan(0);
      else expect(v.safeParse(Event, result).issues).toBeUndefined();
    }), { numRuns: 2_000 });
  });
});

test("a file without the columns the mapping names is answered with their names", () => {
  expect(readMapped(["No", "Day"], aMapping(), options)).toEqual({ missing: ["Land", "Lat", "Lon", "Men", "Women", "Text"], missingFields: [] });
});

describe("a date is read", () => {
  test.each([
    ["2016-06-05T00:00:00.000Z", "iso", "2016-06-05", "2016-06-05", "day"], ["2016/6/5", "iso", "2016-06-05", "2016-06-05", "day"], ["5.6.2016", "day-first", "2016-06-05", "2016-06-05", "day"],
    ["6/5/2016", "month-first", "2016-06-05", "2016-06-05", "day"], ["1er mars 2015", "iso", "2015-03-01", "2015-03-01", "day"], ["5 de febrero de 2016", "iso", "2016-02-05", "2016-02-05", "day"],
    ["March 31, 2015", "iso", "2015-03-31", "2015-03-31", "day"], ["août 2016", "iso", "2016-08-01", "2016-08-31", "month"], ["2016-02", "iso", "2016-02-01", "2016-02-29", "month"], ["2016", "iso", "2016-01-01", "2016-12-31", "year"],
  ] as const)("%s (%s)", (cell, format, from, to, precision) => {
    expect(saidDate(cell, format)).toEqual({ from, to, precision });
  });

  test.each([["03-18-14", "month-first"], ["05/06/2016", "iso"], ["Tuesday", "iso"], ["5 foo 2016", "iso"]] as const)("not from %s (%s)", (cell, format) => {
    expect(saidDate(cell, format)).toEqual({ fault: "not-a-date" });
  });
});

describe("a mapping is guessed", () => {
  test.each([
    ["English", ["Event ID", "Event Date", "Country", "Admin 1", "Latitude", "Longitude", "Fatalities", "Notes"]],
    ["French", ["Identifiant", "Date de l’événement", "Pays", "Région", "Latitude", "Longitude", "Nombre de morts", "Résumé"]],
    ["Spanish", ["Identificador", "Fecha", "País", "Departamento", "Latitud", "Longitud", "Muertos", "Descripción"]],
  ])("from %s names", (_, names) => {
    const [key, day, country, adm1, latitude, longitude, dead, account] = names;
    expect(guessMapping([names, names.map(() => "")]).mapping.columns).toEqual({
      key: [key], dateFrom: [day], country: [country], adm1: [adm1], latitude: [latitude], longitude: [longitude], deathsBest: [dead], account: [account],
    });
  });

  test("from HXL tags before names, and the rows above the tags are passed over", () => {
    const rows = [["Report of June", "", ""], ["When", "What", "How many"], ["#date +start", "#description", "#affected+killed"], ["2016-06-05", "x", "3"]];
    const { mapping, because } = guessMapping(rows);
    expect(mapping).toMatchObject({ headerRow: 2, firstDataRow: 4, columns: { dateFrom: ["When"], account: ["What"], deathsBest: ["How many"] } });
    expect(because).toEqual({ dateFrom: "hxl", account: "hxl", deathsBest: "hxl" });
  });

  test("from names that say it in a word, even where no value can be read", () => {
    expect(guessMapping([["when", "deaths"], ["yesterday", "many"]]).mapping.columns).toEqual({ dateFrom: ["when"], deathsBest: ["deaths"] });
  });

  test("from values where names say nothing", () => {
    const { mapping, because } = guessMapping([["c1", "c2", "c3"], ["x", "2016-06-05", "TAR"], ["y", "2016-06-06", "TAR"]]);
    expect(mapping.columns).toEqual({ dateFrom: ["c2"], countryCode: ["c3"] });
    expect(because).toEqual({ dateFrom: "values", countryCode: "values" });
  });

  test.each([
    [["31/12/2016", "01/02/2016"], "day-first", false],
    [["12/31/2016", "01/02/2016"], "month-first", false],
    [["03/04/2016", "01/02/2016"], "day-first", true],
    [["2016-06-05"], "iso", false],
  ] as const)("with days like %j as %s, doubtful: %s", (values, dateFormat, isDateAmbiguous) => {
    expect(guessMapping([["Date"], ...values.map((value) => [value])])).toMatchObject({ mapping: { dateFormat }, isDateAmbiguous });
  });

  test("with decimal commas where coordinates have them", () => {
    expect(guessMapping([["lat", "lon"], ["10,5", "20,5"]]).mapping.decimalComma).toBe(true);
  });
});

test.each([
  ["#date+start", "dateFrom"], ["#date+end", "dateTo"], ["#geo+lat", "latitude"], ["#geo+lon", "longitude"], ["#affected+killed", "deathsBest"],
  ["#country+code+v_iso3", "countryCode"], ["#country +name", "country"], ["#adm1+code", undefined], ["#adm1+name", "adm1"], ["#sector", undefined], ["killed", undefined],
])("the tag %s means %s", (tag, field) => {
  expect(fieldOfTag(tag)).toBe(field);
});

test("a row is a tag row when half of what it says are tags", () => {
  expect([["#a", "", ""], ["#a", "b"], ["#a", "b", "c"], ["", ""], ["# a b!", "x"]].map(isHxlRow)).toEqual([true, true, false, false, false]);
});
