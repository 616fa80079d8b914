import * as v from "valibot";
import { isRealDay } from "#platform/rules/calendar-day.ts";

/**
 * One event of organised violence as a published data set describes it: a named source's account, never a finding of ours.
 * What the source does not say is null, and what it says oddly is kept and named in `doubts`.
 */
/** How an event stands as a link of the chain. */
export const eventStates = ["published", "candidate"] as const;
export const eventKinds = ["state-based", "non-state", "one-sided"] as const;

/** UCDP `date_prec` 1 to 5: the exact day; two to six days; the week; up to thirty days; more than a month, up to a year. */
export const datePrecisions = ["day", "days", "week", "month", "year"] as const;

/**
 * UCDP `where_prec` 1 to 7: the place itself; within about 25 km; a point in the second-level area; a point in the first-level
 * area; a line or an area that is no administrative unit; the country only; at sea or in the air.
 */
export const wherePrecisions = ["exact", "near", "second-level-area", "first-level-area", "line-or-area", "country", "international"] as const;

/**
 * What does not add up in the source's own row. These are not errors of the file: the published UCDP files contain about one
 * such row in a hundred and forty, and their totals count them.
 */
export const eventDoubts = ["deaths-range-out-of-order", "deaths-sum-differs"] as const;

const text = (longest: number) => v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(longest)));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));
const isoDay = v.pipe(v.string(), v.check(isRealDay));
const name = text(1_000);
const longText = text(100_000);

export const Event = v.pipe(
  v.object({
    dataset: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/)),
    /** The id in the data set, as text. */
    sourceKey: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    release: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    relid: name,
    dateFrom: isoDay,
    /** Null when the source gives only the day it began. */
    dateTo: v.nullable(isoDay),
    datePrecision: v.nullable(v.picklist(datePrecisions)),
    /** The same as EDTF, as precise as it is known: `2016-06-05`, `2016-06`, `2016-06-05/2016-06-11`, `2016-06-05/`. */
    when: v.pipe(v.string(), v.maxLength(40)),
    countryIso3: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
    countryName: name,
    adm1: name,
    adm2: name,
    whereDescription: longText,
    latitude: v.nullable(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))),
    longitude: v.nullable(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))),
    wherePrecision: v.nullable(v.picklist(wherePrecisions)),
    prioGridCell: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(259_200))),
    kind: v.nullable(v.picklist(eventKinds)),
    conflictName: name,
    dyadName: name,
    sideA: name,
    sideB: name,
    deaths: v.object({ low: v.nullable(count), best: v.nullable(count), high: v.nullable(count) }),
    deathsSideA: v.nullable(count),
    deathsSideB: v.nullable(count),
    deathsCivilians: v.nullable(count),
    deathsUnknown: v.nullable(count),
    numberOfSources: v.nullable(count),
    sourceHeadline: longText,
    sourceArticle: longText,
    sourceOffice: longText,
    sourceDate: longText,
    /** `clear`, or what the publisher still wants to check, in its own words. */
    codeStatus: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    /** True for a monthly release, whose events may still be dropped or merged. */
    candidate: v.boolean(),
    doubts: v.array(v.picklist(eventDoubts)),
    language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
    /** Of everything above but the release: equal digests mean that a newer release says nothing new about the event. */
    digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  }),
  v.check((event) => event.dateTo === null || event.dateFrom <= event.dateTo),
  v.check((event) => (event.latitude === null) === (event.longitude === null)),
);
export type Event = v.InferOutput<typeof Event>;
