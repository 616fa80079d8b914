import type { AdministrativeArea } from "./model/area.ts";

/** Kessar, an invented country far out in the South Atlantic: its code is one that ISO 3166 leaves to users. */
const kessar = { countryIso3: "XKS", validOn: "2020-01-01", aliases: [] };

/** The province of Tahla: a square with a lake, which is no part of it. */
export function tahlaProvince(change: Partial<AdministrativeArea> = {}): AdministrativeArea {
  return {
    ...kessar,
    pcode: "KX01",
    level: 1,
    parentPcode: null,
    names: { en: "Tahla", fr: "Tahla", ar: "تهلا" },
    geometry: { type: "Polygon", coordinates: [square(-20, -40, 4), square(-19, -39, 1).toReversed()] },
    ...change,
  };
}

/** The district of Upper Tahla: the northern half of the province. */
export function upperTahla(change: Partial<AdministrativeArea> = {}): AdministrativeArea {
  return {
    ...kessar,
    pcode: "KX0101",
    level: 2,
    parentPcode: "KX01",
    names: { en: "Upper Tahla", fr: "Haut-Tahla", ar: "تهلا العليا" },
    geometry: { type: "Polygon", coordinates: [[[-20, -38], [-16, -38], [-16, -36], [-20, -36], [-20, -38]]] },
    ...change,
  };
}

/** The Farrow Islands: one province on both sides of the meridian 180°. */
export function farrowIslands(change: Partial<AdministrativeArea> = {}): AdministrativeArea {
  return {
    ...kessar,
    pcode: "KX02",
    level: 1,
    parentPcode: null,
    names: { en: "Farrow Islands", fr: "Îles Farrow", ar: "جزر فارو" },
    geometry: { type: "MultiPolygon", coordinates: [[square(178, -41, 2)], [square(-180, -41, 2)]] },
    ...change,
  };
}

/** Anticlockwise from its south-western corner. */
function square(west: number, south: number, side: number): [number, number][] {
  return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]];
}
