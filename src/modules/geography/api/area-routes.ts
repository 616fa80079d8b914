import * as v from "valibot";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import type { Database } from "#platform/database/open-database.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { importSentAreas, sentAreasLimit } from "../actions/import-areas.ts";
import { AreaNames, AreaOutlines, ImportedAreas, PlaceOfPoint } from "../contract.ts";
import { coarseRings } from "../model/coarse-outline.ts";
import { h3Cell } from "../model/h3-cell.ts";
import { areaAt, buildAreaIndex } from "../model/point-in-area.ts";
import { prioGridCell } from "../model/priogrid.ts";
import { listAreaNames, listAreas, listAreasAround, type StoredArea } from "../store/area-rows.ts";

const Degrees = (most: number) => v.pipe(v.string(), v.regex(/^-?\d{1,3}(\.\d{1,15})?$/), v.transform(Number), v.minValue(-most), v.maxValue(most));
const CountryCode = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const OfCountry = v.object({
  country: CountryCode,
  level: v.optional(v.picklist(["1", "2"]), "1"),
});
const Point = v.object({ lat: Degrees(90), lon: Degrees(180) });

/** Only administrators: what is imported is drawn on everybody's maps, and names the places of every office; it holds no content. */
const Sent = v.object({
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.transform((name) => name.replace(/^.*[\\/]/, ""))),
  country: v.optional(CountryCode),
});
const mostRejectionsSaid = 1_000;

export type AreaRouteParts = { readonly database: Database; readonly sentences: Sentences };

/** Published boundaries: the same for everybody who is signed in. */
export function areaRoutes({ database, sentences }: AreaRouteParts): Route[] {
  const open = { method: "GET", data: "released", stepUp: false, allowed: "signed-in", audit: null } as const;
  return [
    signedInRoute({
      ...open, path: "/api/areas", action: "geography.areas-listed", query: OfCountry, answer: AreaOutlines,
      summary: "Administrative areas of a country with their names and an outline for drawing, at most 30 kB.",
      handle: async (ctx, call) => ({ body: outlinesOf(await ctx.transaction((db) => listAreas(db, call.query.country, call.query.level === "2" ? 2 : 1))) }),
    }),
    signedInRoute({
      ...open, path: "/api/areas/names", action: "geography.area-names-listed", query: v.object({ country: CountryCode }), answer: AreaNames,
      summary: "Codes and names of a country's administrative areas of both levels, without outlines.",
      handle: async (ctx, call) => ({ body: { areas: await ctx.transaction((db) => listAreaNames(db, call.query.country)) } }),
    }),
    signedInRoute({
      ...open, path: "/api/areas/at", action: "geography.point-located", query: Point, answer: PlaceOfPoint,
      summary: "The administrative areas that hold a point, and its cells of PRIO-GRID and H3.",
      handle: async (ctx, call) => {
        const { lat, lon } = call.query;
        return { body: placeOf(await ctx.transaction((db) => listAreasAround(db, lat, lon)), lat, lon) };
      },
    }),
    signedInRoute({
      method: "POST", path: "/api/areas", action: "geography.areas-imported", data: "administration", stepUp: false, audit: null, allowed: "administrator",
      query: Sent, readsOwnBody: true, bodyLimit: sentAreasLimit, answer: ImportedAreas,
      summary: "Brings in a file of administrative areas (GeoJSON or TopoJSON, also inside .gz or .zip), sent as the body; says of each area left out why.",
      handle: async (ctx, call) => {
        const { fileName, country } = call.query;
        const { rejections, ...counts } = await importSentAreas(database, call.request.body, { fileName, countryIso3: country, requestedBy: ctx.viewer.userId });
        const said = rejections.slice(0, mostRejectionsSaid).map(({ feature, code, values }) => ({ feature, code, sentence: sentences.say(call.language, code, values) }));
        return { body: { ...counts, rejections: said } };
      },
    }),
  ];
}

const mostBytes = 30_000;
/** Steps across the country, from finer than any screen to a shape that is only just recognised. */
const stepsAcross = [2048, 1448, 1024, 724, 512, 362, 256, 181, 128, 90, 64, 45, 32];

/** The finest grid with which the whole answer keeps its limit. */
function outlinesOf(areas: readonly StoredArea[]): AreaOutlines {
  const extent = extentOf(areas);
  const edition = { source: areas[0]?.source ?? null, validOn: areas[0]?.validOn ?? null };
  let answer: AreaOutlines = { step: 1, ...edition, areas: [] };
  for (const steps of stepsAcross) {
    const step = Math.max(Number((extent / steps).toPrecision(3)), 1e-4);
    answer = { step, ...edition, areas: areas.map(({ pcode, names, parentPcode, geometry }) => ({ pcode, names, parentPcode, outline: coarseRings(geometry, step) })) };
    if (Buffer.byteLength(JSON.stringify(answer)) <= mostBytes) break;
  }
  return answer;
}

function extentOf(areas: readonly StoredArea[]): number {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { geometry } of areas) {
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    for (const [longitude, latitude] of rings.flat()) {
      [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
      [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
    }
  }
  return Math.max(east - west, north - south, 0.01);
}

function placeOf(candidates: readonly StoredArea[], latitude: number, longitude: number): PlaceOfPoint {
  const index = buildAreaIndex(candidates);
  const found = ([1, 2] as const).flatMap((level) => areaAt(index, latitude, longitude, level) ?? []);
  return {
    areas: found.map(({ pcode, level, countryIso3, names, parentPcode, validOn, source }) => ({ pcode, level, countryIso3, names, parentPcode, validOn, source })),
    prioGridCell: prioGridCell(latitude, longitude),
    h3: { resolution3: h3Cell(latitude, longitude, 3), resolution5: h3Cell(latitude, longitude, 5) },
  };
}
