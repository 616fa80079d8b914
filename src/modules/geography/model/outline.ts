import { feature, merge, mesh } from "topojson-client";
import * as v from "valibot";
import atlas from "world-atlas/countries-110m.json" with { type: "json" };
import { findCountry } from "./countries.ts";
import { holdsPoint } from "./point-in-area.ts";

/**
 * The outline of the world for small maps, from Natural Earth (public domain, 1:110 million) through `world-atlas`. The atlas draws who
 * holds the ground; this outline follows the practice of the United Nations instead where the atlas has a shape for it:
 *
 * - Crimea belongs to Ukraine (General Assembly resolution 68/262); the atlas joins it to Russia.
 * - Northern Cyprus belongs to Cyprus and Somaliland to Somalia; the line across them is dashed.
 * - Lines whose status is open are given apart, to be drawn dashed with the note that goes with each.
 *
 * It cannot follow where the atlas has none: the Golan is drawn with Israel, and small islands are missing. The outline decides
 * nothing: a map shows `mapNotes` with it. Rings run as d3-geo wants them, over the meridian 180° and around the pole.
 */
export type WorldOutline = {
  readonly countries: readonly { readonly iso3: string; readonly geometry: ReturnType<typeof merge> }[];
  /** Borders between countries, without coasts and without the lines of `disputed`. */
  readonly borders: ReturnType<typeof mesh>;
  readonly disputed: readonly { readonly noteKey: string; readonly between: readonly [string, string]; readonly line: ReturnType<typeof mesh> }[];
};

/** Keys of the sentences that every map of the world carries. */
export const mapNotes = ["geography.map-disclaimer", "geography.map-dashed-lines", "geography.kosovo-note", "geography.falklands-note"] as const;

const northernCyprus = "N. Cyprus";
const somaliland = "Somaliland";
const disputedLines = [
  { noteKey: "geography.disputed.western-sahara", between: ["ESH", "MAR"] },
  { noteKey: "geography.disputed.kosovo", between: ["XKX", "SRB"] },
  { noteKey: "geography.disputed.cyprus", between: ["CYP", northernCyprus] },
  { noteKey: "geography.disputed.somaliland", between: ["SOM", somaliland] },
  { noteKey: "geography.disputed.armistice-1949", between: ["ISR", "PSE"] },
  { noteKey: "geography.disputed.golan", between: ["ISR", "SYR"] },
  { noteKey: "geography.disputed.jammu-and-kashmir", between: ["IND", "PAK"] },
  { noteKey: "geography.disputed.china-india", between: ["CHN", "IND"] },
  { noteKey: "geography.disputed.sudan-south-sudan", between: ["SDN", "SSD"] },
  { noteKey: "geography.disputed.halaib", between: ["EGY", "SDN"] },
] as const;

/** Shapes of the atlas without an ISO number, by the name it gives them. */
const unnumbered: Readonly<Record<string, string>> = { [northernCyprus]: "CYP", [somaliland]: "SOM", Kosovo: "XKX" };
const inCrimea = { latitude: 45.2, longitude: 34.2 };

const Rings = v.array(v.array(v.number()));
const named = { id: v.optional(v.string()), properties: v.object({ name: v.string() }) };
const Shape = v.variant("type", [
  v.object({ type: v.literal("Polygon"), ...named, arcs: Rings }),
  v.object({ type: v.literal("MultiPolygon"), ...named, arcs: v.array(Rings) }),
]);
const Pair = v.tuple([v.number(), v.number()]);
const Atlas = v.object({
  arcs: v.array(v.array(v.array(v.number()))),
  transform: v.object({ scale: Pair, translate: Pair }),
  objects: v.object({ countries: v.object({ geometries: v.array(Shape) }) }),
});

/** One shape as the lines between shapes know it: `part` is its name where a country has several. */
type Part = { readonly iso3: string; readonly part: string; readonly shape: Polygonal };
type Polygonal = Extract<Parameters<typeof merge>[1], readonly unknown[]>[number];

const { arcs, transform, objects } = v.parse(Atlas, atlas);
const topology = { type: "Topology" as const, arcs, transform, objects: {} };

export function worldOutline(): WorldOutline {
  const parts = objects.countries.geometries.flatMap(partsOf);
  const byCountry = Map.groupBy(parts, ({ iso3 }) => iso3);
  const partOf = new Map<unknown, Part>(parts.map((part) => [part.shape, part]));
  const all = { type: "GeometryCollection" as const, geometries: parts.map(({ shape }) => shape) };
  const linesWhere = (isWanted: (a: Part, b: Part) => boolean) =>
    mesh(topology, all, (a, b) => {
      const [first, second] = [partOf.get(a), partOf.get(b)];
      return first !== undefined && second !== undefined && first !== second && isWanted(first, second);
    });

  return {
    countries: [...byCountry].map(([iso3, some]) => ({ iso3, geometry: merge(topology, some.map(({ shape }) => shape)) })),
    borders: linesWhere((a, b) => a.iso3 !== b.iso3 && !disputedLines.some(({ between }) => isBetween(between, a, b))),
    disputed: disputedLines.map(({ noteKey, between }) => ({ noteKey, between, line: linesWhere((a, b) => isBetween(between, a, b)) })),
  };
}

function isBetween([one, other]: readonly [string, string], a: Part, b: Part): boolean {
  return (a.part === one && b.part === other) || (a.part === other && b.part === one);
}

function partsOf(shape: v.InferOutput<typeof Shape>): Part[] {
  const { name } = shape.properties;
  const iso3 = shape.id === undefined ? unnumbered[name] : findCountry({ m49: shape.id })?.iso3;
  if (iso3 === undefined) throw new Error(`the atlas has a shape that is no known country: ${name}`);
  if (iso3 !== "RUS" || shape.type === "Polygon") return [{ iso3, part: shape.id === undefined && name in unnumbered && iso3 !== "XKX" ? name : iso3, shape }];
  const crimea = shape.arcs.filter(isCrimea);
  if (crimea.length !== 1) throw new Error("the atlas no longer draws Crimea as one shape of Russia: read what it does draw");
  return [
    { iso3, part: iso3, shape: { type: "MultiPolygon", arcs: shape.arcs.filter((polygon) => !crimea.includes(polygon)) } },
    { iso3: "UKR", part: "UKR", shape: { type: "MultiPolygon", arcs: crimea } },
  ];
}

function isCrimea(polygon: number[][]): boolean {
  const { geometry } = feature(topology, { type: "Polygon", arcs: polygon });
  const rings = geometry.coordinates.map((ring) => ring.map(([longitude = 0, latitude = 0]): [number, number] => [longitude, latitude]));
  return holdsPoint({ type: "Polygon", coordinates: rings }, inCrimea.latitude, inCrimea.longitude);
}
