import { geoArea, geoContains } from "d3-geo";
import { describe, expect, test } from "vitest";
import { languages, readSentences } from "#platform/messages/sentences.ts";
import { findCountry } from "./countries.ts";
import { mapNotes, worldOutline } from "./outline.ts";

const outline = worldOutline();
const countryAt = (latitude: number, longitude: number) => outline.countries.filter(({ geometry }) => geoContains(geometry, [longitude, latitude])).map(({ iso3 }) => iso3);

test("177 shapes of the atlas become 175 countries, each once and each known", () => {
  const codes = outline.countries.map(({ iso3 }) => iso3);
  expect(codes).toHaveLength(175);
  expect(new Set(codes).size).toBe(175);
  expect(codes.filter((iso3) => !findCountry({ iso3 }))).toEqual([]);
});

test.each([
  ["Bamako", 12.64, -8, "MLI"],
  ["Kinshasa", -4.4, 15.5, "COD"],
  ["Juba", 4.85, 31.6, "SSD"],
  ["Simferopol, in Crimea", 45, 34.1, "UKR"],
  ["Kyiv", 50.45, 30.5, "UKR"],
  ["Moscow", 55.75, 37.6, "RUS"],
  ["Chukotka, beyond the meridian 180°", 67, -175, "RUS"],
  ["Hargeisa", 9.56, 44.06, "SOM"],
  ["Mogadishu", 2.3, 45.2, "SOM"],
  ["Kyrenia, in the north of Cyprus", 35.25, 33.3, "CYP"],
  ["Dakhla, in Western Sahara", 23.75, -15, "ESH"],
  ["Smara, west of the berm", 26.74, -11.67, "ESH"],
  ["Tifariti, in the east of Western Sahara", 26.16, -10.57, "ESH"],
  ["Tarfaya, in the south of Morocco", 27.9, -12.8, "MAR"],
  ["Rabat", 33.9, -6.7, "MAR"],
  ["Pristina", 42.66, 21.17, "XKX"],
  ["the South Pole", -89.9, 0, "ATA"],
])("%s lies in one country", (_, latitude, longitude, iso3) => {
  expect(countryAt(latitude, longitude)).toEqual([iso3]);
});

test("no country fills more than an eighth of the globe: no ring runs the wrong way round", () => {
  for (const { iso3, geometry } of outline.countries) expect(geoArea(geometry), iso3).toBeLessThan(Math.PI / 2);
});

describe("lines of open status", () => {
  test("each has a line and a note", () => {
    expect(outline.disputed).toHaveLength(10);
    for (const { noteKey, line } of outline.disputed) expect(line.coordinates.flat().length, noteKey).toBeGreaterThan(1);
  });

  test("none of them is also an ordinary border", () => {
    const edges = (coordinates: readonly (readonly (readonly number[])[])[]) => coordinates.flatMap((line) => line.slice(1).map((end, index) => [line[index], end].map(String).toSorted().join(" ")));
    const ordinary = new Set(edges(outline.borders.coordinates));
    for (const { noteKey, line } of outline.disputed) expect(edges(line.coordinates).filter((edge) => ordinary.has(edge)), noteKey).toEqual([]);
  });

  test("the line between Morocco and Western Sahara is the parallel 27°40′ north", () => {
    const line = outline.disputed.find(({ noteKey }) => noteKey === "geography.disputed.western-sahara")!.line.coordinates.flat();
    expect(Math.min(...line.map(([x = 0]) => x))).toBeCloseTo(-13.12, 1);
    expect(Math.max(...line.map(([x = 0]) => x))).toBeCloseTo(-8.67, 1);
    for (const [, y] of line) expect(Math.abs(y! - (27 + 40 / 60))).toBeLessThan(0.02);
  });

  test("between Crimea and the rest of Ukraine no line is drawn", () => {
    const nearPerekop = [...outline.borders.coordinates, ...outline.disputed.flatMap(({ line }) => line.coordinates)].flat().filter(([x = 0, y = 0]) => x > 33 && x < 35.2 && y > 45.5 && y < 46.4);
    expect(nearPerekop).toEqual([]);
  });
});

test("the disclaimer of the United Nations and every note have a sentence in every language", () => {
  const sentences = readSentences();
  for (const language of languages) for (const key of [...mapNotes, ...outline.disputed.map(({ noteKey }) => noteKey)]) expect(sentences.has(language, key), `${language} ${key}`).toBe(true);
  expect(sentences.say("en", "geography.map-disclaimer")).toBe("The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations.");
});
