import * as v from "valibot";
import { Label } from "#platform/rules/label.ts";
import { columnRoles } from "./model/country-table/country-table.ts";
import { Figures } from "./model/forecast/figures.ts";
import { baselineNames, forecastLevels, forecastTargets } from "./model/forecast/forecast-run.ts";
import { seriesOf, surgeKinds, SurgeReason, surgeVerdicts } from "./model/surges/surge-signal.ts";

const Lost = v.object({ events: v.number(), deaths: v.number() });

/** What a run was made from, and by what. Null before it was frozen, and before it was computed. */
const Basis = v.object({
  target: v.picklist(forecastTargets), level: v.picklist(forecastLevels), dataset: v.string(), releases: v.array(v.string()), first: v.string(), last: v.string(), events: v.number(), uncounted: v.number(), sha256: v.string(), frozenAt: v.string(),
  /** The table it is told with; its title is null for whoever may not see it. */
  table: v.nullable(v.object({ id: v.string(), title: v.nullable(v.string()), sha256: v.string() })),
  /** Of a forecast of areas: events and their dead that count for a country and for none of its areas. */
  notPlaced: v.nullable(v.object({ imprecise: Lost, outside: Lost })),
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

/** The coverage of reporting: of the last twelve months before the cut-off and of the last sixty, those in which anything was reported. */
const Reported = v.object({ of12: v.number(), of60: v.number() });
export type Reported = v.InferOutput<typeof Reported>;

/** One country of a run, whole. */
export const UnitForecastAnswer = v.object({
  unit: v.string(),
  basis: Basis,
  estimate: Estimate,
  /** Deaths of the months before, the last one that of the cut-off. */
  past: v.array(v.object({ month: v.string(), count: v.number() })),
  reported: Reported,
  year: v.object({ figures: Figures, dots: v.array(v.number()) }),
  months: v.array(v.object({ month: v.string(), figures: Figures })),
  baselines: v.array(v.object({ name: v.picklist(baselineNames), figures: Figures })),
  reason: v.nullable(v.object({
    base: v.number(),
    families: v.array(v.object({ family: v.picklist(["own-history", "kinds", "neighbours", "world", "structure", "horizon"]), part: v.number() })),
    alike: v.array(v.object({ unit: v.string(), month: v.string(), followed: v.number() })),
  })),
  /** What the run before said of months that are known by now, and of the twelve it foretold together. */
  earlier: v.nullable(v.object({ id: v.string(), last: v.string(), months: v.array(v.object({ month: v.string(), figures: Figures, happened: v.number() })), year: v.nullable(Figures) })),
});
export type UnitForecastAnswer = v.InferOutput<typeof UnitForecastAnswer>;

/** A computation was started; the job to follow. */
export const Started = v.object({ runId: v.string() });

/** The scores of chances of something rare, with what always telling the base rate would have scored. Areas need a case that happened. */
const ChanceScores = v.object({
  cases: v.number(), onsets: v.number(), baseRate: v.number(), brier: v.number(), brierOfBaseRate: v.number(), logScore: v.number(), logScoreOfBaseRate: v.number(), auc: v.optional(v.number()), averagePrecision: v.optional(v.number()),
  /** The thirty highest of each year, how many of the onsets were among them, and how many false alarms stood there for each. */
  listed: v.number(), found: v.number(), falsePerTrue: v.optional(v.number()),
  groups: v.array(v.object({ forecasts: v.number(), chance: v.number(), happened: v.number(), share: v.number(), interval: v.object({ low: v.number(), high: v.number() }) })),
});
export type ChanceScores = v.InferOutput<typeof ChanceScores>;

/** What became of everything that was foretold and is known by now: also where it is bad. */
export const TrackRecord = v.object({
  label: Label,
  models: v.array(v.object({ target: v.picklist(forecastTargets), level: v.picklist(forecastLevels), model: v.picklist(["vigie", ...baselineNames]), months: v.number(), runs: v.number(), crps: v.number(), ignorance: v.number(), intervalScore: v.number() })),
  /** How often the outcome lay in each tenth of the forecast; one in ten each, if it is calibrated. */
  tenths: v.array(v.object({ target: v.picklist(forecastTargets), level: v.picklist(forecastLevels), tenth: v.number(), share: v.number() })),
  /** How often the outcome lay within the central interval that should hold this share. */
  coverage: v.array(v.object({ target: v.picklist(forecastTargets), level: v.picklist(forecastLevels), share: v.number(), within: v.number() })),
  misses: v.array(v.object({ runId: v.string(), unit: v.string(), month: v.string(), ahead: v.number(), outcome: v.number(), crps: v.number(), isAbove: v.boolean() })),
  /** Chances of a new mass killing within one year and within two, as far as they are over. */
  killings: v.array(v.object({ years: v.number(), runs: v.number(), scores: ChanceScores })),
});
export type TrackRecord = v.InferOutput<typeof TrackRecord>;

/** What a table of countries and years held when it was read; null before. `columns` are its predictors, in their order. */
export const TableReadingAnswer = v.object({
  reading: v.nullable(v.object({
    rows: v.number(), first: v.number(), last: v.number(), units: v.number(), onsets: v.nullable(v.number()), sha256: v.string(), readAt: v.string(),
    columns: v.array(v.object({ name: v.string(), role: v.picklist(columnRoles), known: v.number(), least: v.nullable(v.number()), most: v.nullable(v.number()) })),
  })),
});
export type TableReadingAnswer = v.InferOutput<typeof TableReadingAnswer>;

const KillingBasis = v.object({ tableId: v.string(), tableTitle: v.nullable(v.string()), until: v.number(), units: v.number(), onsets: v.number(), sha256: v.string(), frozenAt: v.string() });
const KillingEstimate = v.object({ ...Estimate.entries, record: v.nullable(v.object({ from: v.number(), to: v.number(), ...ChanceScores.entries })) });
const Chance = v.object({ unit: v.string(), withinOne: v.number(), withinTwo: v.number(), rank: v.number(), happenedOne: v.nullable(v.boolean()), happenedTwo: v.nullable(v.boolean()) });
const Earlier = v.nullable(v.object({ id: v.string(), until: v.number() }));

/** The chances of a run, the highest first, each with what the run before said. */
export const KillingChances = v.object({
  basis: v.nullable(KillingBasis),
  estimate: v.nullable(KillingEstimate),
  earlier: Earlier,
  items: v.array(v.object({ ...Chance.entries, earlier: v.nullable(v.object({ withinTwo: v.number(), rank: v.number() })) })),
});
export type KillingChances = v.InferOutput<typeof KillingChances>;

/** One country of a run, whole. */
export const KillingCountryAnswer = v.object({
  ...Chance.entries,
  basis: KillingBasis,
  estimate: KillingEstimate,
  /** How often a new mass killing began within two years, over all country-years of the table up to the last one: what a chance stands beside. */
  baseRate: v.number(),
  /** Years in which one began in this country, in the table up to the last year. */
  onsets: v.array(v.number()),
  /** By the imported events to the end of the last year, with the data sets they are from; null where none tells of the country over all sixty months. */
  reported: v.nullable(v.object({ ...Reported.entries, datasets: v.array(v.string()) })),
  reason: v.object({
    base: v.number(),
    families: v.array(v.object({ family: v.picklist(["structure", "politics", "violence", "past-killings", "surroundings"]), part: v.number() })),
    alike: v.array(v.object({ country: v.string(), year: v.number(), followed: v.boolean(), likeness: v.number() })),
  }),
  earlier: v.nullable(v.object({ id: v.string(), until: v.number(), withinTwo: v.number(), rank: v.number() })),
});
export type KillingCountryAnswer = v.InferOutput<typeof KillingCountryAnswer>;

const ForeignScores = v.object({
  set: v.string(), months: v.number(), units: v.number(), squaredLog: v.number(), absolute: v.number(), inside: v.nullable(v.number()),
  beside: v.nullable(v.object({ months: v.number(), theirs: v.number(), ours: v.number(), rule: v.number() })),
});
export type ForeignScores = v.InferOutput<typeof ForeignScores>;

/** What an archive of forecasts from elsewhere held when it was read, and how they turned out as far as it is known; null and none before. */
export const ForeignAnswer = v.object({
  reading: v.nullable(v.object({ rows: v.number(), units: v.number(), firstIssued: v.string(), lastIssued: v.string(), firstTarget: v.string(), lastTarget: v.string(), sha256: v.string(), readAt: v.string() })),
  scores: v.array(ForeignScores),
});
export type ForeignAnswer = v.InferOutput<typeof ForeignAnswer>;

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
  estimate: v.nullable(v.object({ computed: v.union([Spread, v.object({ reason: v.picklist(reasons) })]), tableSha256: v.string(), modelVersion: v.string(), seed: v.number(), seconds: v.number(), estimatedAt: v.string() })),
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

/** One thing to look at on Watch: a signal, with the other series of its country of which the same is said of the same week. */
export const WatchedSurge = v.object({ ...SaidSurge.entries, also: v.array(v.object({ area: v.nullable(v.string()), violence: v.nullable(v.string()), actor: v.nullable(v.string()) })) });

const ListedSurge = v.object({
  ...SaidSurge.entries,
  compartmentId: v.string(),
  /** Null where a signal was found before versions of the method were kept. */
  modelVersion: v.nullable(v.string()),
  foundAt: v.string(),
  notes: v.array(v.object({ verdict: v.picklist(surgeVerdicts), note: v.string(), notedByName: v.nullable(v.string()), notedAt: v.string() })),
});
export type ListedSurge = v.InferOutput<typeof ListedSurge>;

/** `count` is of all that the filter has; items are the latest of them. Countries are those of which there is any signal, to choose from. */
export const SurgeList = v.object({ count: v.number(), items: v.array(ListedSurge), countries: v.array(v.object({ countryIso3: v.string(), countryName: v.nullable(v.string()) })) });
