import { feature } from "topojson-client";
import * as v from "valibot";
import { boundedJson } from "#platform/rules/bounded-json.ts";
import { AdministrativeArea } from "./area.ts";
import { saidArea } from "./area-properties.ts";
import type { SaidArea } from "./area-properties.ts";
import { findCountry } from "./countries.ts";
import { AreaGeometry, isCutAtAntimeridian, rightHanded } from "./geometry.ts";

/** What the person who imports knows and the file may not say. */
export type AreaHints = {
  readonly countryIso3?: string;
  readonly validOn?: string;
  /** Codes of the first level, among which the parent of a second-level area is found by the beginning of its code. */
  readonly parentPcodes?: readonly string[];
};
/** One feature that is no area, by its place in the file (from 1), with the code of the sentence that says why. */
export type RejectedFeature = { readonly feature: number; readonly code: string; readonly values: Readonly<Record<string, string | number>> };
export type ReadAreas = { readonly areas: readonly AdministrativeArea[]; readonly rejected: readonly RejectedFeature[] };
/** The whole file is refused: nothing of it is to be used. */
export type RefusedFile = { readonly refused: string; readonly values: Readonly<Record<string, string | number>> };

const FeatureCollection = v.object({
  type: v.literal("FeatureCollection"),
  features: v.pipe(
    v.array(
      v.object({
        type: v.literal("Feature"),
        id: v.optional(v.union([v.string(), v.number()])),
        properties: v.nullable(v.record(v.string(), v.unknown())),
        geometry: v.nullable(v.unknown()),
      }),
    ),
    v.minLength(1),
  ),
});
type Feature = v.InferOutput<typeof FeatureCollection>["features"][number];

type Topology = Parameters<typeof feature>[0];
const TopologyShape = v.object({
  type: v.literal("Topology"),
  arcs: v.array(v.array(v.array(v.number()))),
  objects: v.record(v.string(), v.looseObject({ type: v.literal("GeometryCollection"), geometries: v.array(v.looseObject({ type: v.string() })) })),
});
const TopologyFile = v.custom<Topology>((value) => v.is(TopologyShape, value));

/** Areas of the first or second level from a GeoJSON FeatureCollection or a TopoJSON topology. */
export function readAreas(fileText: string, hints: AreaHints = {}): ReadAreas | RefusedFile {
  const features = featuresOf(fileText);
  if ("refused" in features) return features;
  const said = features.map((one) => saidArea(one.properties ?? {}, one.id));
  const levels = new Set(said.flatMap(({ level }) => level ?? []));
  if (levels.size === 0) return { refused: "geography.file-without-codes-invalid", values: {} };
  const level = Math.max(...levels);
  if (level > 2) return { refused: "geography.level-invalid", values: { level } };
  if (level === 2 && hints.parentPcodes === undefined && said.every(({ parentCode }) => parentCode === null)) return { refused: "geography.parents-needed-invalid", values: {} };

  const areas: AdministrativeArea[] = [];
  const rejected: RejectedFeature[] = [];
  const seen = new Set<string>();
  for (const [index, one] of features.entries()) {
    const area = areaOf(one, said[index], level, hints);
    const fault = "code" in area ? area : seen.has(area.pcode) ? { code: "geography.pcode-twice-invalid", values: { pcode: area.pcode } } : undefined;
    if (fault) rejected.push({ feature: index + 1, code: fault.code, values: fault.values });
    else if (!("code" in area)) {
      seen.add(area.pcode);
      areas.push(area);
    }
  }
  return { areas, rejected };
}

/** S49: corners of outlines, two numbers each. The finest boundaries of a country that were tried have a million. */
const mostValues = 8_000_000;

function featuresOf(fileText: string): readonly Feature[] | RefusedFile {
  let file: unknown;
  try {
    file = boundedJson(fileText.replace(/^\uFEFF/, ""), { values: mostValues });
  } catch {
    return { refused: "geography.file-not-json-invalid", values: {} };
  }
  const collection = v.safeParse(FeatureCollection, file);
  if (collection.success) return collection.output.features;
  const topology = v.safeParse(TopologyFile, file);
  if (!topology.success) return { refused: "geography.file-not-areas-invalid", values: {} };
  const [object, ...others] = Object.values(topology.output.objects);
  if (!object || others.length > 0) return { refused: "geography.objects-not-one-invalid", values: { count: others.length + (object ? 1 : 0) } };
  try {
    const unfolded = v.safeParse(FeatureCollection, feature(topology.output, object));
    return unfolded.success ? unfolded.output.features : { refused: "geography.file-not-areas-invalid", values: {} };
  } catch {
    // Shapes that name border lines which the file does not hold: none of its outlines can be trusted.
    return { refused: "geography.topology-broken-invalid", values: {} };
  }
}

type Fault = { readonly code: string; readonly values: Readonly<Record<string, string | number>> };

function areaOf(one: Feature, said: SaidArea | undefined, level: number, hints: AreaHints): AdministrativeArea | Fault {
  if (!said || said.code === null || said.level !== level) return { code: "geography.feature-without-code-invalid", values: {} };
  const pcode = said.code;
  const inCode = findCountry({ iso2: pcode.slice(0, 2) })?.iso3;
  // A P-code begins with its country; identifiers of other publishers only do so often, and give way to what the person says.
  const countryIso3 = said.countryIso3 ?? (/^[A-Z]{2}\d+$/.test(pcode) ? inCode : undefined) ?? hints.countryIso3 ?? inCode;
  if (countryIso3 === undefined) return { code: "geography.country-unknown-invalid", values: { pcode } };
  if (hints.countryIso3 !== undefined && hints.countryIso3 !== countryIso3) return { code: "geography.other-country-invalid", values: { pcode, country: countryIso3 } };
  const parentPcode = level === 1 ? null : (said.parentCode ?? parentOf(pcode, hints.parentPcodes ?? []));
  if (level === 2 && parentPcode === null) return { code: "geography.parent-unknown-invalid", values: { pcode } };
  const geometry = v.safeParse(AreaGeometry, one.geometry);
  if (!geometry.success) return { code: one.geometry === null ? "geography.geometry-missing-invalid" : "geography.geometry-invalid", values: { pcode } };
  if (!isCutAtAntimeridian(geometry.output)) return { code: "geography.antimeridian-uncut-invalid", values: { pcode } };

  const area = v.safeParse(AdministrativeArea, {
    pcode,
    level,
    countryIso3,
    names: said.names,
    aliases: said.aliases,
    parentPcode,
    geometry: rightHanded(geometry.output),
    validOn: said.validOn ?? hints.validOn ?? null,
  });
  if (area.success) return area.output;
  const [issue] = area.issues;
  return { code: issue.message.startsWith("geography.") ? issue.message : "geography.feature-invalid", values: { pcode } };
}

/** The longest first-level code that the code begins with: OCHA builds the code of a part from that of the whole. */
function parentOf(pcode: string, parents: readonly string[]): string | null {
  return parents.filter((parent) => pcode.startsWith(parent) && pcode !== parent).toSorted((a, b) => b.length - a.length)[0] ?? null;
}
