import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { readSentences, languages } from "#platform/messages/sentences.ts";
import { tahlaProvince, upperTahla } from "../examples.ts";
import { AdministrativeArea, areaName } from "./area.ts";
import { readAreas } from "./read-areas.ts";
import type { AreaHints, ReadAreas, RefusedFile } from "./read-areas.ts";

const square = tahlaProvince().geometry;
const kessar: AreaHints = { countryIso3: "XKS", validOn: "2020-01-01" };
const collection = (...features: object[]) => JSON.stringify({ type: "FeatureCollection", features });
const feature = (properties: object, geometry: unknown = square) => ({ type: "Feature", properties, geometry });
const areasOf = (result: ReadAreas | RefusedFile) => ("areas" in result ? result.areas : []);
const codesOf = (result: ReadAreas | RefusedFile) => ("areas" in result ? result.rejected.map(({ code }) => code) : [result.refused]);

describe("column names", () => {
  test.each([
    ["OCHA's shapefiles", { ADM0_PCODE: "ML", ADM1_PCODE: "ML97", ADM1_EN: "Tahla", ADM1_FR: "Le Tahla", date: "2020-01-01T00:00:00" }, {}, { en: "Tahla", fr: "Le Tahla" }, "MLI"],
    ["OCHA's services", { admin1Name: "Tahla", admin1Pcode: "KX01" }, kessar, { und: "Tahla" }, "XKS"],
    ["OCHA's services with languages", { admin1Name_en: "Tahla", admin1Name_ar: "تهلا", admin1Pcode: "KX01" }, kessar, { en: "Tahla", ar: "تهلا" }, "XKS"],
    ["lower case", { adm1_name: "Tahla", adm1_pcode: "KX01" }, kessar, { und: "Tahla" }, "XKS"],
    ["HXL", { "#country+code+v_pcode": "ML", "#adm1+i_fr+name": "Tahla", "#adm1+code+v_pcode": "ML97", "#date+start": "2020-Jan-01" }, {}, { fr: "Tahla" }, "MLI"],
    ["Natural Earth", { adm1_code: "XKS-0001", iso_3166_2: "KX-", name: "Tahla", adm0_a3: "-99" }, kessar, { und: "Tahla" }, "XKS"],
    ["Natural Earth's own code of South Sudan", { adm1_code: "SDS-0001", name: "Tahla", adm0_a3: "SDS" }, { validOn: "2020-01-01" }, { und: "Tahla" }, "SSD"],
    ["ISO 3166-2 alone", { iso_3166_2: "ML-97", name: "Tahla" }, { validOn: "2020-01-01" }, { und: "Tahla" }, "MLI"],
  ])("%s are read", (_, properties, hints, names, countryIso3) => {
    const result = readAreas(collection(feature(properties)), hints);
    expect(codesOf(result)).toEqual([]);
    expect(areasOf(result)).toMatchObject([{ level: 1, names, countryIso3, parentPcode: null }]);
    if (!("iso_3166_2" in properties) && countryIso3 !== "SSD") expect(areasOf(result)[0]?.validOn).toBe("2020-01-01");
  });

  test("a feature with nothing but an id and a name is read by these", () => {
    const text = JSON.stringify({ type: "FeatureCollection", features: [{ ...feature({ name: "Tahla" }), id: "KX.TA" }] });
    expect(areasOf(readAreas(text, kessar))).toMatchObject([{ pcode: "KX.TA", names: { und: "Tahla" }, countryIso3: "XKS" }]);
  });

  test("control characters left by a wrong encoding are taken out of names", () => {
    const [area] = areasOf(readAreas(collection(feature({ adm1_code: "XKS-0001", name: "Ta\u009dhla\n", name_alt: "Thala|Tah\u009dla", adm0_a3: "" })), kessar));
    expect(area).toMatchObject({ names: { und: "Tahla" }, aliases: ["Thala", "Tahla"] });
  });
});

describe("parents", () => {
  const district = feature({ ADM2_PCODE: "KX0101", ADM2_EN: "Upper Tahla" }, upperTahla().geometry);

  test("are read from their column", () => {
    expect(areasOf(readAreas(collection(feature({ ADM1_PCODE: "KX01", ADM2_PCODE: "KX9901", ADM2_EN: "Upper Tahla" })), kessar))).toMatchObject([{ level: 2, parentPcode: "KX01" }]);
  });

  test("or found by the beginning of the code among the known ones, the longest", () => {
    expect(areasOf(readAreas(collection(district), { ...kessar, parentPcodes: ["KX", "KX01", "KX02"] }))).toMatchObject([{ pcode: "KX0101", parentPcode: "KX01" }]);
  });

  test("without either, the file is refused; without a fitting one, the feature is rejected", () => {
    expect(readAreas(collection(district), kessar)).toEqual({ refused: "geography.parents-needed-invalid", values: {} });
    expect(codesOf(readAreas(collection(district), { ...kessar, parentPcodes: ["KX02"] }))).toEqual(["geography.parent-unknown-invalid"]);
  });
});

describe("a feature that is no area is rejected with its place and reason, the others are read", () => {
  const good = feature({ ADM1_PCODE: "KX01", ADM1_EN: "Tahla" });
  const other = (change: object, geometry: unknown = square) => feature({ ADM1_PCODE: "KX02", ADM1_EN: "Farrow", ...change }, geometry);
  test.each([
    ["without a code", other({ ADM1_PCODE: null }), "geography.feature-without-code-invalid"],
    ["with a code that is none", other({ ADM1_PCODE: "<b>" }), "geography.pcode-invalid"],
    ["without a name", other({ ADM1_EN: " " }), "geography.area-unnamed-invalid"],
    ["a second time", other({ ADM1_PCODE: "KX01" }), "geography.pcode-twice-invalid"],
    ["of another country", other({ ADM1_PCODE: "ML01" }), "geography.other-country-invalid"],
    ["without an outline", other({}, null), "geography.geometry-missing-invalid"],
    ["with a point for an outline", other({}, { type: "Point", coordinates: [0, 0] }), "geography.geometry-invalid"],
    ["with an open ring", other({}, { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }), "geography.geometry-invalid"],
    ["in metres instead of degrees", other({}, { type: "Polygon", coordinates: [[[500_000, 0], [500_001, 0], [500_001, 1], [500_000, 0]]] }), "geography.geometry-invalid"],
    ["with an edge around the world", other({}, { type: "Polygon", coordinates: [[[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]] }), "geography.antimeridian-uncut-invalid"],
  ])("%s", (_, bad, code) => {
    const result = readAreas(collection(good, bad), kessar);
    expect(areasOf(result).map(({ pcode }) => pcode)).toEqual(["KX01"]);
    expect(result).toMatchObject({ rejected: [{ feature: 2, code }] });
  });

  test("of a country that neither the file nor the person names", () => {
    expect(codesOf(readAreas(collection(good)))).toEqual(["geography.country-unknown-invalid"]);
  });
});

describe("a file that is not the format is refused whole", () => {
  test.each([
    ["no JSON", "ADM1_PCODE;ADM1_EN", "geography.file-not-json-invalid"],
    ["cut off", collection(feature({ ADM1_PCODE: "KX01" })).slice(0, -20), "geography.file-not-json-invalid"],
    ["other JSON", '{"areas":[]}', "geography.file-not-areas-invalid"],
    ["empty", collection(), "geography.file-not-areas-invalid"],
    ["null", "null", "geography.file-not-areas-invalid"],
    ["features without codes", collection(feature({ population: 3 })), "geography.file-without-codes-invalid"],
    ["third-level areas", collection(feature({ ADM3_PCODE: "KX010101", ADM2_PCODE: "KX0101" })), "geography.level-invalid"],
    ["a topology of two objects", JSON.stringify({ type: "Topology", arcs: [], objects: { a: { type: "GeometryCollection", geometries: [] }, b: { type: "GeometryCollection", geometries: [] } } }), "geography.objects-not-one-invalid"],
    ["a topology that lacks arcs", JSON.stringify({ type: "Topology", arcs: [], objects: { a: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[7]], properties: { ADM1_PCODE: "KX01" } }] } } }), "geography.topology-broken-invalid"],
  ])("%s", (_, text, code) => {
    expect(codesOf(readAreas(text, kessar))).toEqual([code]);
  });
});

test("rings are turned as RFC 7946 wants them, whichever way the file goes round", () => {
  const clockwise = { type: "Polygon", coordinates: [[[0, 0], [0, 4], [4, 4], [4, 0], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]] };
  expect(areasOf(readAreas(collection(feature({ ADM1_PCODE: "KX01", ADM1_EN: "Tahla" }, clockwise)), kessar))[0]?.geometry).toEqual({
    type: "Polygon", coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]],
  });
});

test("what was read is read again from its own GeoJSON", () => {
  const area = upperTahla();
  const text = collection(feature({ ADM2_PCODE: area.pcode, ADM1_PCODE: area.parentPcode, ADM2_EN: area.names.en, ADM2_FR: area.names.fr, ADM2_AR: area.names.ar, validOn: area.validOn }, area.geometry));
  expect(readAreas(`\uFEFF${text}`, { countryIso3: "XKS" })).toEqual({ areas: [area], rejected: [] });
});

test("the examples are areas, and a name falls back to English, to the file's language, to the code", () => {
  for (const area of [tahlaProvince(), upperTahla()]) expect(v.parse(AdministrativeArea, area)).toEqual(area);
  expect(areaName(upperTahla(), "fr")).toBe("Haut-Tahla");
  expect(areaName(upperTahla(), "ru")).toBe("Upper Tahla");
  expect(areaName({ names: { und: "Tahla" }, pcode: "KX01" }, "fr")).toBe("Tahla");
});

test("every refusal has a sentence in every language", async () => {
  const { readFileSync } = await import("node:fs");
  const source = ["read-areas.ts", "area.ts"].map((file) => readFileSync(new URL(file, import.meta.url), "utf8")).join("");
  const codes = [...new Set([...source.matchAll(/"(geography\.[a-z-]+)"/g)].map(([, code = ""]) => code))];
  expect(codes.length).toBeGreaterThan(15);
  const sentences = readSentences();
  for (const language of languages) for (const code of codes) expect(sentences.has(language, code), `${language} ${code}`).toBe(true);
});
