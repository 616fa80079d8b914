import type { Identified, Pairing } from "./blocks.ts";
import { actorsField, countField, kindField, placeField, timeField, type Count, type Span } from "./event-fields.ts";
import { match, type Matching } from "./match.ts";
import { normalise } from "./normalise.ts";
import { cellsAround, type Place } from "./place.ts";
import { rarityOf, textField, wordsOf } from "./words.ts";

/** A record of an event as a source tells it. What it does not tell is absent. */
export type EventRecord = Identified & {
  readonly time: Span;
  readonly place?: Place | undefined;
  readonly actors?: readonly string[];
  /** By taxonomy: categories from narrow to broad, as many in each record. */
  readonly kinds?: Readonly<Record<string, readonly string[]>>;
  readonly count?: Count | undefined;
  readonly text?: string;
};

/** How far from each other, in days and kilometres, two tellings of one event are looked for; also those of the same first day, wherever they are. */
export type Reach = { readonly days: number; readonly km: number };

/** An event as records are compared. */
export type ComparedEvent = EventRecord & { readonly names: ReadonlySet<string> | undefined; readonly words: ReadonlySet<string> | undefined; readonly cells: ReturnType<typeof cellsAround> | undefined };

/** Which records may tell of the same event. `listOf` where lists without doubles are put beside each other; without it doubles are looked for in all records. */
export function matchEvents(events: readonly EventRecord[], reach: Reach, listOf?: (id: string) => string): Matching<ComparedEvent> {
  if (!(reach.days >= 0 && reach.days <= 366 && reach.km > 0)) throw new RangeError(`not a reach in days and kilometres: ${reach.days}, ${reach.km}`);
  const prepared = events.map((event): ComparedEvent => ({
    ...event,
    names: event.actors && new Set(event.actors.map(normalise)),
    words: event.text === undefined ? undefined : wordsOf(event.text),
    cells: event.place && cellsAround(event.place, reach.km),
  }));
  const pairing = pairingOf(reach);
  return match(prepared, fieldsOf(prepared), listOf === undefined ? pairing : { ...pairing, listOf: ({ id }) => listOf(id) });
}

/** A field for each thing of which at least one record tells. */
function fieldsOf(events: readonly ComparedEvent[]) {
  const taxonomies = new Map(events.flatMap(({ kinds = {} }) => Object.entries(kinds).map(([name, categories]) => [name, categories.length] as const)));
  const words = events.flatMap((event) => event.words ?? []);
  return [
    timeField<ComparedEvent>(({ time }) => time),
    ...(events.some(({ place }) => place) ? [placeField<ComparedEvent>(({ place }) => place)] : []),
    ...(events.some(({ names }) => names) ? [actorsField<ComparedEvent>(({ names }) => names)] : []),
    ...[...taxonomies].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, depth]) => kindField<ComparedEvent>(name, depth, ({ kinds = {} }) => kinds[name])),
    ...(events.some(({ count }) => count) ? [countField<ComparedEvent>("count", ({ count }) => count)] : []),
    ...(words.length > 0 ? [textField<ComparedEvent>((event) => event.words, rarityOf(words))] : []),
  ];
}

function pairingOf({ days }: Reach): Pairing<ComparedEvent> {
  const near = Array.from({ length: 2 * days + 1 }, (_, index) => index - days);
  return {
    textOf: ({ time, place, names, kinds, count, words }) => JSON.stringify([time.first, time.last, place?.latitude, place?.longitude, count, [...(names ?? [])].toSorted(), kinds, [...(words ?? [])]]),
    passes: [
      { name: "neighbouring cells and days", keysOf: ({ cells, time }) => (cells ? [`${cells.own} ${time.first}`] : []), looksIn: ({ cells, time }) => (cells?.around ?? []).flatMap((cell) => near.map((day) => `${cell} ${time.first + day}`)) },
      { name: "same first day", keysOf: ({ time }) => [`${time.first}`] },
    ],
  };
}
