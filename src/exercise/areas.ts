import type { AdministrativeArea } from "#geography/model/area.ts";
import { country } from "./places.ts";

const square = (west: number, south: number, east: number, north: number): [number, number][] => [[west, south], [east, south], [east, north], [west, north], [west, south]];

function area(pcode: string, parentPcode: string | null, names: { en: string; fr: string; ar: string }, box: [number, number, number, number]): AdministrativeArea {
  return { pcode, level: parentPcode === null ? 1 : 2, countryIso3: country.iso3, names, aliases: [], parentPcode, geometry: { type: "Polygon", coordinates: [square(...box)] }, validOn: "2025-01-01" };
}

/** The provinces and districts of Kasuria, in the empty South Atlantic. */
export const exerciseAreas: readonly AdministrativeArea[] = [
  area("KX01", null, { en: "Oumé Plain", fr: "Plaine d’Oumé", ar: "سهل أومي" }, [-15.2, -33.05, -13.6, -32.1]),
  area("KX0101", "KX01", { en: "Oumé", fr: "Oumé", ar: "أومي" }, [-15.2, -32.65, -13.6, -32.1]),
  area("KX0102", "KX01", { en: "Talat", fr: "Talat", ar: "تلات" }, [-15.2, -33.05, -13.6, -32.65]),
  area("KX02", null, { en: "Serrat River", fr: "Fleuve Serrat", ar: "نهر سرات" }, [-15.6, -34.1, -14.2, -33.05]),
  area("KX0201", "KX02", { en: "Serrat", fr: "Serrat", ar: "سرات" }, [-15.6, -34.1, -14.2, -33.05]),
  area("KX03", null, { en: "Coast", fr: "Côte", ar: "الساحل" }, [-14.2, -35.2, -12.7, -34.1]),
  area("KX0301", "KX03", { en: "Port Ivern", fr: "Port Ivern", ar: "بورت إيفرن" }, [-14.2, -35.2, -12.7, -34.1]),
];
