import * as v from "valibot";
import { FactorId } from "#assessment/model/framework.ts";
import { timeSpans } from "#warning/model/alert.ts";
import list from "./measures.json" with { type: "json" };

export const measureGroups = ["diplomacy", "governance", "law", "justice", "monitoring", "speech", "society", "economic", "security", "humanitarian", "capacity"] as const;
export const timings = ["structural", "operational", "both"] as const;
export const coercions = ["none", "persuasive", "conditional", "coercive"] as const;
export const authorities = [
  "none", "consent", "mandate", "national", "State", "decision-regional", "decision-HRC", "decision-UN",
  "consent-or-UNSC", "UNSC", "UNSC-or-regional", "UNSC-or-State", "UNSC-ChVII",
] as const;
export type Authority = (typeof authorities)[number];

const ListedMeasure = v.strictObject({
  id: v.string(),
  group: v.picklist(measureGroups),
  label: v.strictObject({ en: v.string(), fr: v.string(), ar: v.string() }),
  /** Pillars of the responsibility to protect (A/63/677). */
  pillars: v.array(v.picklist([1, 2, 3])),
  timing: v.picklist(timings),
  domain: v.string(),
  coercion: v.picklist(coercions),
  authority: v.picklist(authorities),
  factors: v.array(FactorId),
  leadTime: v.picklist(timeSpans),
  actors: v.array(v.string()),
});
export type ListedMeasure = v.InferOutput<typeof ListedMeasure>;

const MeasureList = v.strictObject({ version: v.string(), date: v.string(), note: v.string(), measures: v.array(ListedMeasure) });

/** Our own list, compiled from the public reports of the Secretary-General on the responsibility to protect; `note` says so. */
export const measureList = v.parse(MeasureList, list);
export const measures: readonly ListedMeasure[] = measureList.measures;

export const MeasureId = v.picklist(measures.map((measure) => measure.id), "response.measure-unknown");

const byId = new Map(measures.map((measure) => [measure.id, measure]));

/** The name of a measure in a language; English where the list is not written in it. */
export function nameOfMeasure({ label }: Pick<ListedMeasure, "label">, language: string): { readonly text: string; readonly lang: "en" | "fr" | "ar" } {
  const lang = language === "fr" || language === "ar" ? language : "en";
  return { text: label[lang], lang };
}

export function findMeasure(id: string): ListedMeasure | undefined {
  return byId.get(id);
}
