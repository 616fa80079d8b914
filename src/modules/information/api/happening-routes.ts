import { signedInRoute, type Route } from "#platform/http/route.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { RecordCells } from "../model/cell-places.ts";
import { happeningKinds, type HappeningKind } from "../model/happening-kind.ts";
import { HappeningMonths } from "../model/happening-months.ts";
import { happeningQuery } from "../store/happening-filter.ts";
import { sumByCell, sumByMonth } from "../store/happening-sums.ts";
import { cellPlaces } from "./cell-answer.ts";
import { exportHappenings } from "./happening-csv.ts";


/** Months, map and file of reports, claims and incidents, by the filter of their lists. */
export function happeningRoutes(sentences: Sentences): Route[] {
  return happeningKinds.flatMap((kind) => routesOf(kind, sentences));
}

function routesOf(kind: HappeningKind, sentences: Sentences): Route[] {
  const read = { method: "GET", data: "compartmented", stepUp: false, allowed: "member", query: happeningQuery(kind) } as const;
  const noun = kind.slice("information.".length);
  return [
    signedInRoute({
      ...read, path: `/api/${noun}-months`, action: `${kind}-months-read`, audit: null, answer: HappeningMonths, summary: `How many ${noun}s the filter has, by the month of what happened.`,
      handle: async (ctx, call) => ({ body: await ctx.transaction((db) => sumByMonth(db, kind, call.query)) }),
    }),
    signedInRoute({
      ...read, path: `/api/${noun}-cells`, action: `${kind}-map-read`, audit: null, answer: RecordCells, summary: `How many ${noun}s the filter has, by hexagonal cell (H3): level 3 for the world, level 5 in a cell.`,
      handle: async (ctx, call) => {
        const sums = await ctx.transaction((db) => sumByCell(db, kind, call.query));
        return { body: { ...cellPlaces(sums), records: sums.records } };
      },
    }),
    signedInRoute({
      ...read, path: `/api/${noun}s.csv`, action: `${kind}s-exported`, audit: `${kind}s-exported`, summary: `All ${noun}s of the filter as a table for spreadsheets; above unclassified for somebody who has just signed in.`,
      handle: async (ctx, call) => exportHappenings(ctx, kind, call, (key) => sentences.say(call.language, key)),
    }),
  ];
}
