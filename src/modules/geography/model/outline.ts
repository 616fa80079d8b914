import { merge, mesh } from "topojson-client";
import { northernCyprus, readAtlas, somaliland } from "./atlas.ts";
import type { Part } from "./atlas.ts";

/**
 * The outline of the world for small maps, from Natural Earth (public domain, 1:110 million) through `world-atlas`. The atlas draws who
 * holds the ground; this outline follows the practice of the United Nations instead where the atlas has a shape for it:
 *
 * - Crimea belongs to Ukraine (General Assembly resolution 68/262); the atlas joins it to Russia.
 * - Western Sahara reaches from the parallel 27°40′ to the Atlantic; the atlas gives its greater part to Morocco.
 * - Northern Cyprus belongs to Cyprus and Somaliland to Somalia; the line across them is dashed.
 * - Lines whose status is open are given apart, to be drawn dashed with the note that goes with each.
 *
 * It cannot follow where the atlas has none: the Golan is drawn with Israel, and Gaza and small islands are missing. The outline decides
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

export function worldOutline(): WorldOutline {
  const { topology, parts } = readAtlas();
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
