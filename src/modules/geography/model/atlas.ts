import { feature } from "topojson-client";
import type { merge } from "topojson-client";
import * as v from "valibot";
import atlas from "world-atlas/countries-110m.json" with { type: "json" };
import { findCountry } from "./countries.ts";
import { holdsPoint } from "./point-in-area.ts";

/** One shape as the lines between shapes know it: `part` is its name where a country has several. */
export type Part = { readonly iso3: string; readonly part: string; readonly shape: Polygonal };
type Polygonal = Extract<Parameters<typeof merge>[1], readonly unknown[]>[number];
type Position = readonly [longitude: number, latitude: number];

export const northernCyprus = "N. Cyprus";
export const somaliland = "Somaliland";
/** Shapes of the atlas without an ISO number, by the name it gives them. */
const unnumbered: Readonly<Record<string, string>> = { [northernCyprus]: "CYP", [somaliland]: "SOM", Kosovo: "XKX" };

const inCrimea: Position = [34.2, 45.2];
/** Where the parallel 27°40′ north, the northern limit of Western Sahara, meets the Atlantic and the line of the atlas. */
const saharaCoast: Position = [-13.12, 27.654];
const saharaInland: Position = [-8.818, 27.657];

const Rings = v.array(v.array(v.number()));
const named = { id: v.optional(v.string()), properties: v.object({ name: v.string() }) };
const Shape = v.variant("type", [
  v.object({ type: v.literal("Polygon"), ...named, arcs: Rings }),
  v.object({ type: v.literal("MultiPolygon"), ...named, arcs: v.array(Rings) }),
]);
const Pair = v.tuple([v.number(), v.number()]);
const Atlas = v.object({
  arcs: v.array(v.array(Pair)),
  transform: v.object({ scale: Pair, translate: Pair }),
  objects: v.object({ countries: v.object({ geometries: v.array(Shape) }) }),
});

/** A topology in degrees, and the parts of countries that its lines divide. */
export type Topology = { readonly type: "Topology"; readonly arcs: [number, number][][]; readonly objects: Record<string, never> };

export function readAtlas(): { topology: Topology; parts: Part[] } {
  const { arcs, transform, objects } = v.parse(Atlas, atlas);
  const topology: Topology = { type: "Topology", arcs: arcs.map((arc) => inDegrees(arc, transform)), objects: {} };
  const parts = objects.countries.geometries.map((shape): Part => {
    const { name } = shape.properties;
    const iso3 = shape.id === undefined ? unnumbered[name] : findCountry({ m49: shape.id })?.iso3;
    if (iso3 === undefined) throw new Error(`the atlas has a shape that is no known country: ${name}`);
    const part = name === northernCyprus || name === somaliland ? name : iso3;
    return { iso3, part, shape: shape.type === "Polygon" ? { type: "Polygon", arcs: shape.arcs } : { type: "MultiPolygon", arcs: shape.arcs } };
  });
  return { topology, parts: wholeWesternSahara(topology, crimeaToUkraine(topology, parts)) };
}

/** The atlas counts in steps from point to point; lines can only be cut when they are in degrees. */
function inDegrees(arc: readonly Position[], { scale, translate }: { scale: Position; translate: Position }): [number, number][] {
  let [x, y] = [0, 0];
  return arc.map(([stepX, stepY]) => {
    x += stepX;
    y += stepY;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function crimeaToUkraine(topology: Topology, parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => {
    if (part.iso3 !== "RUS" || part.shape.type !== "MultiPolygon") return [part];
    const crimea = part.shape.arcs.filter((polygon) => isCrimea(topology, polygon));
    if (crimea.length !== 1) throw new Error("the atlas no longer draws Crimea as one shape of Russia: read what it does draw");
    return [
      { ...part, shape: { type: "MultiPolygon" as const, arcs: part.shape.arcs.filter((polygon) => !crimea.includes(polygon)) } },
      { iso3: "UKR", part: "UKR", shape: { type: "MultiPolygon" as const, arcs: crimea } },
    ];
  });
}

function isCrimea(topology: Topology, polygon: number[][]): boolean {
  const { geometry } = feature(topology, { type: "Polygon", arcs: polygon });
  const coordinates = geometry.coordinates.map((ring) => ring.map(([longitude = 0, latitude = 0]): [number, number] => [longitude, latitude]));
  return holdsPoint({ type: "Polygon", coordinates }, inCrimea[1], inCrimea[0]);
}

/**
 * The atlas ends Western Sahara at the berm and gives the land west of it to Morocco. Its line along the berm and its coast of
 * Morocco are cut where they meet the parallel, the parallel is added, and the land south of it is a second part of Western Sahara.
 * In a ring, `~n` is line n walked backwards.
 */
function wholeWesternSahara(topology: Topology, parts: readonly Part[]): Part[] {
  const [morocco, sahara] = [ringOf(parts, "MAR"), ringOf(parts, "ESH")];
  const berm = sahara.find((arc) => morocco.includes(~arc));
  const place = berm === undefined ? -1 : morocco.indexOf(~berm);
  const coast = morocco[place + 1];
  if (berm === undefined || place < 1 || coast === undefined || morocco.length !== place + 2) throw new Error("the atlas no longer draws Morocco and Western Sahara in one line: read what it does draw");

  const northernBerm = cutArc(topology, berm, saharaInland);
  const northernCoast = cutArc(topology, coast, saharaCoast);
  const parallel = topology.arcs.push([startOf(topology, northernBerm), startOf(topology, northernCoast)]) - 1;
  const shapes: Record<string, number[]> = {
    MAR: [...morocco.slice(0, place), ~northernBerm, parallel, northernCoast],
    ESH: sahara.flatMap((arc) => (arc === berm ? [berm, northernBerm] : [arc])),
  };
  return [
    ...parts.map((part) => {
      const ring = shapes[part.iso3];
      return ring ? { ...part, shape: { type: "Polygon" as const, arcs: [ring] } } : part;
    }),
    { iso3: "ESH", part: "ESH", shape: { type: "Polygon", arcs: [[~berm, coast, ~parallel]] } },
  ];
}

function ringOf(parts: readonly Part[], iso3: string): number[] {
  const shape = parts.find((part) => part.iso3 === iso3)?.shape;
  const [ring] = shape?.type === "Polygon" ? shape.arcs : [];
  if (!ring) throw new Error(`the atlas no longer draws ${iso3} as one polygon`);
  return ring;
}

/** Shortens a line to its part before the point of it next to `at`, and adds the rest as a new line, whose number it gives. */
function cutArc({ arcs }: Topology, arc: number, at: Position): number {
  const points = arcs[arc] ?? [];
  const distances = points.map(([x, y]) => Math.hypot(x - at[0], y - at[1]));
  const cut = distances.indexOf(Math.min(...distances));
  if (cut < 1 || cut > points.length - 2 || !((distances[cut] ?? 1) < 0.01)) throw new Error(`the atlas has no point at ${at.join(", ")}`);
  arcs[arc] = points.slice(0, cut + 1);
  return arcs.push(points.slice(cut)) - 1;
}

function startOf({ arcs }: Topology, arc: number): [number, number] {
  const [start] = arcs[arc] ?? [];
  if (!start) throw new Error("a cut line has lost its points");
  return start;
}
