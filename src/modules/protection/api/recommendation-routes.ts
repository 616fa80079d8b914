import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { writeCsv } from "#platform/files/write-csv.ts";
import { csvResponse } from "#platform/http/csv-response.ts";
import { needFreshSignIn } from "#platform/http/fresh-sign-in.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { highestLabel } from "#platform/rules/label.ts";
import { isOverdue } from "../model/recommendation/recommendation-kind.ts";
import { statusFigures, type StatusFigure } from "../model/recommendation/status-figures.ts";
import { VisitRecommendations } from "../model/recommendation/visit-recommendations.ts";
import { visitKind } from "../model/visit/visit-kind.ts";
import { listRecommendations, type VisitRecommendation } from "../store/recommendations.ts";

type Say = (key: string) => string;

/** What a report recommends and where each recommendation stands: on the page of its visit, and as a table. */
export function recommendationRoutes(sentences: Sentences): Route[] {
  const read = { method: "GET", data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  return [
    signedInRoute({
      ...read, path: "/api/visits/:id/recommendations", action: "protection.visit-recommendations-read", answer: VisitRecommendations,
      summary: "Recommendations of the report on a visit with their status and due days, and how many of how many stand where.",
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const rows = await readOf(db, ctx, call.params["id"] ?? "", "protection.visit-recommendations-read");
          return { body: { items: rows.map((row) => itemOf(row, call.now.toISOString())), figures: statusFigures(rows.map(({ state }) => state)) } };
        }),
    }),
    signedInRoute({
      ...read, path: "/api/visits/:id/recommendations.csv", action: "protection.visit-recommendations-exported",
      summary: "The same as a table for a spreadsheet; every line says how many recommendations share its status, and of how many.",
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const rows = await readOf(db, ctx, call.params["id"] ?? "", "protection.visit-recommendations-exported");
          const label = highestLabel(rows.map(({ content }) => content.label));
          if (label !== "unclassified") needFreshSignIn(ctx);
          for (const row of rows) await recordReading(db, ctx, row, "protection.recommendation-exported");
          const say = (key: string) => sentences.say(call.language, key);
          const isExercise = rows.some((row) => row.isExercise);
          const figures = statusFigures(rows.map(({ state }) => state));
          const header = [...columns.map((column) => say(`protection.recommendation-column.${column}`)), ...(isExercise ? [say("web.exercise.name")] : [])];
          const lines = writeCsv(header, rows.map((row) => [...cellsOf(row, figures, call.now.toISOString(), say), ...(isExercise ? [say("web.exercise.name")] : [])]));
          return csvResponse(lines, `${isExercise ? "exercise-" : ""}recommendations-${label}.csv`, call.mayGoOn);
        }),
    }),
  ];
}

async function readOf(db: Db, ctx: Context, visitId: string, event: string): Promise<VisitRecommendation[]> {
  const visit = (await findRecord(db, visitKind, visitId)) ?? refuse("protection.visit-not-found");
  const [rows] = await Promise.all([listRecommendations(db, visit.id), recordReading(db, ctx, visit, event)]);
  return rows;
}

function itemOf({ id, state, stateSince, content }: VisitRecommendation, now: string): VisitRecommendations["items"][number] {
  const { label, paragraph, language, text, addressee, addresseeName, dueOn, evidence } = content;
  return { id, label, paragraph, language, text, addressee, addresseeName, dueOn, state, stateSince, isOverdue: isOverdue(content, state, now), evidence: evidence.length };
}

const columns = ["paragraph", "text", "addressee", "addressee-name", "theme", "goal", "due", "overdue", "status", "since", "evidence", "review", "count", "of", "label"] as const;

function cellsOf({ state, stateSince, content }: VisitRecommendation, figures: readonly StatusFigure[], now: string, say: Say): (string | number | null)[] {
  const figure = figures.find((one) => one.state === state);
  return [
    content.paragraph, content.text, say(`protection.recommendation-addressee.${content.addressee}`), content.addresseeName, content.theme, content.goal, content.dueOn,
    say(`protection.answer.${isOverdue(content, state, now) ? "yes" : "no"}`), say(`protection.recommendation.state.${state}`), stateSince.slice(0, 10),
    content.evidence.map(({ on, source, what }) => `${on} ${source}: ${what}`).join(" | "), content.review, figure?.count ?? null, figure?.of ?? null, say(`ui.label.${content.label}`),
  ];
}
