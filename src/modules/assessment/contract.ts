import * as v from "valibot";
import { Label } from "#platform/rules/label.ts";
import { Figures } from "./model/forecast/figures.ts";
import { baselineNames, forecastTargets } from "./model/forecast/forecast-run.ts";
import { seriesOf, surgeKinds, SurgeReason, surgeVerdicts } from "./model/surges/surge-signal.ts";

/** What a run was made from, and by what. Null before it was frozen, and before it was computed. */
const Basis = v.object({
  target: v.picklist(forecastTargets), dataset: v.string(), releases: v.array(v.string()), first: v.string(), last: v.string(), events: v.number(), uncounted: v.number(), sha256: v.string(), frozenAt: v.string(),
});
const Estimate = v.object({ modelVersion: v.string(), codeSha256: v.string(), seed: v.number(), seconds: v.number(), estimatedAt: v.string() });
export type ForecastBasis = v.InferOutput<typeof Basis>;
export type ForecastEstimate = v.InferOutput<typeof Estimate>;

/** One country in the list of a run: what happened in the last twelve months, what is foretold of the next twelve, and what the run before foretold. */
const ListedForecast = v.object({ unit: v.string(), past: v.number(), figures: Figures, dots: v.array(v.number()), earlier: v.nullable(Figures) });
export type ListedForecast = v.InferOutput<typeof ListedForecast>;

export const RunForecasts = v.object({
  basis: v.nullable(Basis),
  estimate: v.nullable(Estimate),
  /** The run of the same target before this one. */
  earlier: v.nullable(v.object({ id: v.string(), last: v.string() })),
  items: v.array(ListedForecast),
});
export type RunForecasts = v.InferOutput<typeof RunForecasts>;

/** One country of a run, whole. */
export const UnitForecastAnswer = v.object({
  unit: v.string(),
  basis: Basis,
  estimate: Estimate,
  /** Deaths of the months before, the last one that of the cut-off. */
  past: v.array(v.object({ month: v.string(), count: v.number() })),
  /** Of the last twelve months and of the last sixty, those in which anything was reported. */
  reported: v.object({ of12: v.number(), of60: v.number() }),
  year: v.object({ figures: Figures, dots: v.array(v.number()) }),
  months: v.array(v.object({ month: v.string(), figures: Figures })),
  baselines: v.array(v.object({ name: v.picklist(baselineNames), figures: Figures })),
  reason: v.nullable(v.object({
    base: v.number(),
    families: v.array(v.object({ family: v.picklist(["own-history", "kinds", "neighbours", "world", "horizon"]), part: v.number() })),
    alike: v.array(v.object({ unit: v.string(), month: v.string(), followed: v.number() })),
  })),
  /** What the run before said of months that are known by now, and of the twelve it foretold together. */
  earlier: v.nullable(v.object({ id: v.string(), last: v.string(), months: v.array(v.object({ month: v.string(), figures: Figures, happened: v.number() })), year: v.nullable(Figures) })),
});
export type UnitForecastAnswer = v.InferOutput<typeof UnitForecastAnswer>;

/** A computation was started; the job to follow. */
export const Started = v.object({ runId: v.string() });

/** What became of everything that was foretold and is known by now: also where it is bad. */
export const TrackRecord = v.object({
  label: Label,
  models: v.array(v.object({ target: v.picklist(forecastTargets), model: v.picklist(["vigie", ...baselineNames]), months: v.number(), runs: v.number(), crps: v.number(), ignorance: v.number(), intervalScore: v.number() })),
  /** How often the outcome lay in each tenth of the forecast; one in ten each, if it is calibrated. */
  tenths: v.array(v.object({ target: v.picklist(forecastTargets), tenth: v.number(), share: v.number() })),
  misses: v.array(v.object({ runId: v.string(), unit: v.string(), month: v.string(), ahead: v.number(), outcome: v.number(), crps: v.number(), isAbove: v.boolean() })),
});
export type TrackRecord = v.InferOutput<typeof TrackRecord>;

const Told = v.object({ total: v.number(), low: v.number(), high: v.number() });
const modelNames = ["independence", "stepwise", "averaged", "latent-classes", "lower-bound"] as const;
const reasons = ["too-few-lists", "no-overlap", "no-finite-estimate", "not-identifiable", "not-settled"] as const;
const Two = v.tuple([v.string(), v.string()]);

/** What the models say of how many people there were, all together, or why none can say anything. */
const Spread = v.object({
  recorded: v.number(),
  lists: v.array(v.object({ list: v.string(), people: v.number(), shared: v.number() })),
  models: v.array(v.object({ model: v.picklist(modelNames), estimate: v.optional(Told), reason: v.optional(v.picklist(reasons)), terms: v.optional(v.array(Two)), aic: v.optional(v.number()) })),
  lowest: v.number(),
  highest: v.number(),
  warnings: v.array(v.variant("code", [
    v.object({ code: v.literal("few-lists"), lists: v.number() }),
    v.object({ code: v.picklist(["small-list", "few-shared"]), list: v.string(), people: v.number() }),
    v.object({ code: v.picklist(["nobody-shared", "dependent-lists"]), lists: Two }),
    v.object({ code: v.literal("models-disagree"), lowest: v.number(), highest: v.number() }),
    v.object({ code: v.literal("without-answer"), model: v.picklist(modelNames), reason: v.picklist(reasons) }),
  ])),
});
export type Spread = v.InferOutput<typeof Spread>;

export const UndercountAnswer = v.object({
  estimate: v.nullable(v.object({ computed: v.union([Spread, v.object({ reason: v.picklist(reasons) })]), tableSha256: v.string(), seed: v.number(), seconds: v.number(), estimatedAt: v.string() })),
});
/** What a person says of a signal. The office is asked only of whoever works in several, for signals in open data. */
export const NoteSurge = v.strictObject({
  verdict: v.picklist(surgeVerdicts),
  note: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(2_000)),
  compartmentId: v.optional(v.pipe(v.string(), v.uuid())),
});
export type NoteSurge = v.InferOutput<typeof NoteSurge>;

export const SurgeQuery = v.strictObject({
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  state: v.optional(v.picklist(["open", "noted"])),
  /** Only signals of series of this. */
  of: v.optional(v.picklist(seriesOf)),
});

/** A signal as a line says it: what, where, which week, and against what. */
export const SaidSurge = v.object({
  id: v.string(), countryIso3: v.string(), countryName: v.nullable(v.string()), area: v.nullable(v.string()), violence: v.nullable(v.string()), actor: v.nullable(v.string()), dataset: v.string(), kind: v.picklist(surgeKinds), week: v.string(), reason: SurgeReason,
});
export type SaidSurge = v.InferOutput<typeof SaidSurge>;

const ListedSurge = v.object({
  ...SaidSurge.entries,
  compartmentId: v.string(),
  foundAt: v.string(),
  notes: v.array(v.object({ verdict: v.picklist(surgeVerdicts), note: v.string(), notedByName: v.nullable(v.string()), notedAt: v.string() })),
});
export type ListedSurge = v.InferOutput<typeof ListedSurge>;

/** `count` is of all that the filter has; items are the latest of them. Countries are those of which there is any signal, to choose from. */
export const SurgeList = v.object({ count: v.number(), items: v.array(ListedSurge), countries: v.array(v.object({ countryIso3: v.string(), countryName: v.nullable(v.string()) })) });
