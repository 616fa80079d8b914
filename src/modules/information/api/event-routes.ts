import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { signedInRoute, type Call, type Route } from "#platform/http/route.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { refuse } from "#platform/refusal.ts";
import { PlacedCells } from "../model/cell-places.ts";
import { toldCount } from "../model/told-count.ts";
import { cellPlaces } from "./cell-answer.ts";
import { eventTable } from "./event-csv.ts";
import { listActorsNamed } from "../store/event-actors.ts";
import { listJoinedTo } from "../store/event-clusters.ts";
import { listDatasets } from "../store/event-datasets.ts";
import { EventFilter } from "../store/event-filter.ts";
import { countEvents, EventListFilter, eventsById, findEvent, listEvents, type ListedEvent } from "../store/event-rows.ts";
import { countJoined, listNames, sumByCell, sumByCountry, sumByMonth, type EventCells, type NameFilter } from "../store/event-sums.ts";

const NameQuery = v.strictObject({
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  dataset: v.optional(v.pipe(v.string(), v.maxLength(60))),
  part: v.optional(v.picklist(["side-a", "side-b", "conflict", "dyad", "area"])),
  /** The record of an actor: only the names that it has in data sets. */
  record: v.optional(v.pipe(v.string(), v.uuid())),
  /** Letters anywhere in the name. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
});

/** People read a number of five digits and then the words "more than". */
const mostCounted = 10_000;

/** Events of published data sets: list, one, map, months, countries, names and export, all by one filter. */
export function eventRoutes(sentences: Sentences): Route[] {
  const read = { method: "GET", data: "compartmented", stepUp: false, allowed: "member", audit: null } as const;
  return [
    signedInRoute({
      ...read, path: "/api/events", action: "information.events-listed", query: EventListFilter, summary: "Imported events of the filter, latest first, page by page.",
      handle: async (ctx, call) => ({ body: await ctx.transaction((db) => listEvents(db, call.query)) }),
    }),
    signedInRoute({
      ...read, path: "/api/events/:id", entersTitles: true, action: "information.event-read", summary: "One event as its source describes it, with what the source said in other releases.",
      handle: async (ctx, call) => ({ body: await ctx.transaction((db) => readEvent(db, call.params["id"] ?? "")) }),
    }),
    signedInRoute({
      ...read, path: "/api/event-count", action: "information.events-counted", query: EventFilter, summary: "How many events the filter has, counted to ten thousand.",
      handle: async (ctx, call) => {
        const counted = await ctx.transaction((db) => countEvents(db, call.query, mostCounted + 1));
        return { body: { events: Math.min(counted, mostCounted), isMore: counted > mostCounted } };
      },
    }),
    signedInRoute({
      ...read, path: "/api/event-cells", action: "information.event-map-read", query: EventFilter, summary: "Events and deaths by hexagonal cell (H3): level 3 for the world, level 5 in a box or a cell.",
      answer: PlacedCells,
      handle: async (ctx, call) => ({ body: withPlaces(await ctx.transaction((db) => sumByCell(db, call.query))) }),
    }),
    signedInRoute({
      ...read, path: "/api/event-months", action: "information.event-months-read", query: EventFilter, summary: "Events and deaths by the month in which they began and by kind; what people decided to be one event counts once. With how many tellings were joined.",
      handle: async (ctx, call) => ctx.transaction(async (db) => {
        const [items, joined] = await Promise.all([sumByMonth(db, call.query), countJoined(db, call.query)]);
        return { body: { items, joined } };
      }),
    }),
    signedInRoute({
      ...read, path: "/api/event-countries", action: "information.event-countries-read", query: EventFilter, summary: "Events and deaths by country, those with most events first.",
      handle: async (ctx, call) => ({ body: { items: await ctx.transaction((db) => sumByCountry(db, call.query)) } }),
    }),
    signedInRoute({
      ...read, path: "/api/event-datasets", action: "information.event-datasets-read", summary: "Data sets with their numbers of events and the months they reach over.",
      handle: async (ctx) => ({ body: { items: await ctx.transaction((db) => listDatasets(db)) } }),
    }),
    signedInRoute({
      ...read, path: "/api/event-names", action: "information.event-names-read", query: NameQuery, summary: "Names of sides, conflicts, dyads and first-level areas with their numbers of events, sides with the records of their actors.",
      handle: async (ctx, call) => {
        const { q, ...rest } = call.query;
        return { body: { items: await ctx.transaction((db) => withActors(db, { ...rest, letters: q })) } };
      },
    }),
    signedInRoute({
      ...read, path: "/api/events.csv", action: "information.events-exported", query: EventFilter, audit: "information.events-exported", summary: "All events of the filter as a table for spreadsheets.",
      handle: async (ctx, call) => exportEvents(ctx, call, (key) => sentences.say(call.language, `information.event.export-${key}`)),
    }),
  ];
}

/** An event with the actors' records behind the names of its sides, and with the other tellings that people joined with it. */
async function readEvent(db: Db, id: string) {
  const event = (await findEvent(db, id)) ?? refuse("information.event-not-found");
  return { ...event, actors: await listActorsNamed(db, sidesOf([event.sideA, event.sideB])), joined: await readJoined(db, id) };
}

async function readJoined(db: Db, id: string) {
  const joined = await listJoinedTo(db, id);
  if (joined.length === 0) return null;
  const events = await eventsById(db, joined.map((one) => one.id));
  const tellings = joined.flatMap((one) => events.get(one.id) ?? []);
  return { isContested: joined.some(({ contested }) => contested), deaths: toldCount(tellings.map(({ deaths }) => deaths)), tellings };
}

async function withActors(db: Db, filter: NameFilter) {
  const names = await listNames(db, filter);
  const actors = await listActorsNamed(db, sidesOf(names.map(({ part, name }) => (part === "side-a" || part === "side-b" ? name : null))));
  return names.map((one) => ({ ...one, actors: one.part === "side-a" || one.part === "side-b" ? actors.filter(({ name }) => name === one.name).map(({ id, title, label }) => ({ id, title, label })) : [] }));
}

function sidesOf(names: readonly (string | null)[]): string[] {
  return [...new Set(names)].filter((name) => name !== null);
}

function withPlaces(sums: EventCells): PlacedCells {
  return { ...cellPlaces(sums), events: [...sums.events], best: [...sums.best] };
}

const pageOfExport = 200;

/** Page by page in short transactions: a slow reader holds nothing open, and a right that ends meanwhile breaks the download off. */
async function exportEvents(ctx: Context, { query: filter, mayGoOn }: Pick<Call<EventFilter, unknown>, "query" | "mayGoOn">, say: (key: string) => string): Promise<Response> {
  // The first page is asked before the answer begins, so that a failure can still be said as one.
  const first = await ctx.transaction((db) => listEvents(db, { ...filter, limit: pageOfExport }));
  async function* rows() {
    for (let page = first; ; ) {
      for (const event of page.items) yield exportCells(event);
      const after = page.next;
      if (after === null) return;
      page = await ctx.transaction((db) => listEvents(db, { ...filter, after, limit: pageOfExport }));
    }
  }
  return eventTable(exportColumns.map(say), rows(), "events-unclassified", mayGoOn);
}

const exportColumns = [
  "id", "dataset", "release", "from", "to", "when", "country-code", "country", "adm1", "adm2", "where", "latitude", "longitude", "where-precision",
  "kind", "conflict", "side-a", "side-b", "low", "best", "high", "status", "doubts", "tellings", "event",
] as const;

function exportCells(event: ListedEvent): (string | number | null)[] {
  return [
    event.sourceKey, event.dataset, event.release, event.dateFrom, event.dateTo, event.when, event.countryIso3, event.countryName, event.adm1, event.adm2,
    event.whereDescription, event.latitude, event.longitude, event.wherePrecision, event.kind, event.conflictName, event.sideA, event.sideB,
    event.deaths.low, event.deaths.best, event.deaths.high, event.codeStatus, event.doubts.join(" "), event.tellings, event.clusterId ?? event.id,
  ];
}
