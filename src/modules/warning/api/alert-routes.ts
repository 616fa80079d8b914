import { sql } from "kysely";
import * as v from "valibot";
import { writeCsv } from "#platform/files/write-csv.ts";
import type { Database } from "#platform/database/open-database.ts";
import type { Db } from "#platform/database/pools.ts";
import { within } from "#platform/database/reach.ts";
import { csvResponse } from "#platform/http/csv-response.ts";
import { needFreshSignIn } from "#platform/http/fresh-sign-in.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import { findRecord, listLinked } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { highestLabel, labelRank } from "#platform/rules/label.ts";
import { onlyReceives, rolesIn, type Context } from "#platform/context.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { Alert } from "../model/alert.ts";
import { stateOf } from "../model/alert-state.ts";
import { statedClaim } from "../model/claim.ts";
import { verdictDue } from "../model/claim-verdict.ts";
import { fourClocks, unseenClocks } from "../model/clocks.ts";
import { whatIsDue } from "../model/due.ts";
import { Response } from "../model/receipt.ts";
import { medianWarningToResponseHours, responseStatistics, withoutExercise, type ResponseRow } from "../model/response-statistics.ts";
import type { AlertRoom } from "../actions/follow-receipts.ts";
import { noteAnswer, type Noted } from "../actions/note-answer.ts";
import { listObservedAlerts, type ObservedRow } from "../store/observed-alerts.ts";
import { findOpenLink, makeCode, setCode } from "../store/answer-links.ts";
import { listReceipts } from "../store/receipt-rows.ts";
import { listVerdicts } from "../store/verdict-rows.ts";

const Moment = v.pipe(v.string(), v.isoTimestamp());
const Told = v.variant("kind", [
  v.strictObject({ kind: v.literal("acknowledged") }),
  v.strictObject({ kind: v.literal("answered"), response: Response, reason: v.pipe(v.string(), v.trim(), v.maxLength(4000)), laterUntil: v.optional(v.nullable(Moment), null) }),
  v.strictObject({ kind: v.literal("acted"), at: Moment }),
  v.strictObject({ kind: v.literal("reported-back"), at: Moment }),
]);

/** Receipts, clocks and answers of alerts, and the statistics over all of them. */
export function alertRoutes({ room, sentences, database }: { room: AlertRoom; sentences: Sentences; database: Database }): Route[] {
  const read = { data: "compartmented", stepUp: false, audit: null, allowed: "member" } as const;
  return [
    signedInRoute({
      ...read, method: "GET", path: "/api/alerts/:id/receipts", action: "warning.receipts-read", summary: "What each addressee did, the four clocks, what is still due, and what became of the claim.",
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const record = await findRecord(db, room.alerts.kind, call.params["id"] ?? "");
          if (!record) return refuse("warning.alert-not-found");
          await recordReading(db, ctx, record, "warning.receipts-read");
          const alert = v.parse(Alert, record.content);
          if (onlyReceives(ctx.viewer, record.compartmentId)) return { body: { items: [], clocks: unseenClocks(alert.deadlines), due: [], verdicts: [] } };
          const receipts = await listReceipts(db, [record.id]);
          const now = ctx.now.toISOString();
          const verdicts = await listVerdicts(db, record.id);
          const asked = verdictDue({ claim: statedClaim(alert.claim), issuedAt: alert.cleared?.at, latest: verdicts[0]?.number ?? null }, now);
          return { body: { items: receipts, clocks: fourClocks(record.id, alert, receipts, now), due: [...asked, ...whatIsDue(record.id, alert, stateOf(record), receipts, now)], verdicts } };
        }),
    }),
    signedInRoute({
      ...read, method: "POST", path: "/api/alerts/:id/addressees/:key/answers", action: "warning.answer-told", summary: "Notes what an addressee told the office by another way than the personal page.", body: Told,
      handle: async (ctx, call) => {
        const addresseeKey = call.params["key"] ?? "";
        await ctx.transaction(async (db) => {
          const record = await findRecord(db, room.alerts.kind, call.params["id"] ?? "");
          if (!record) return refuse("warning.alert-not-found");
          needNoter(ctx, record.compartmentId);
          await noteAnswer(db, ctx, room, record.id, notedFrom(addresseeKey, call.body));
        });
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...read, method: "POST", path: "/api/alerts/:id/addressees/:key/mail", action: "warning.mail-tried-again", summary: "Tries a failed mail to an addressee again.", body: v.strictObject({}),
      handle: async (ctx, call) => {
        await ctx.transaction(async (db) => {
          const record = await findRecord(db, room.alerts.kind, call.params["id"] ?? "");
          if (!record) return refuse("warning.alert-not-found");
          needNoter(ctx, record.compartmentId);
          const { rows } = await sql<{ id: string }>`
            update mail.message set state = 'queued', next_attempt_at = now()
             where about_record = ${call.params["id"]} and about_addressee = ${call.params["key"]} and state = 'failed' and ${within(db, "message")} returning id
          `.execute(db);
          if (rows.length === 0) refuse("platform.record-not-found");
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "warning.mail-tried-again", recordId: record.id, compartmentId: record.compartmentId, label: labelRank(record.content.label) });
        });
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...read, stepUp: true, method: "POST", path: "/api/alerts/:id/addressees/:key/code", action: "warning.code-given", summary: "Makes the code that opens the personal page, to be read out to the addressee on the telephone; it is shown once and works for ten minutes.", body: v.strictObject({}),
      handle: async (ctx, call) => {
        const addresseeKey = call.params["key"] ?? "";
        const record = await ctx.transaction(async (db) => {
          const found = (await findRecord(db, room.alerts.kind, call.params["id"] ?? "")) ?? refuse("warning.alert-not-found");
          needNoter(ctx, found.compartmentId);
          return found;
        });
        const code = makeCode();
        await database.worker.db.transaction().execute(async (db) => {
          const linkId = (await findOpenLink(db, record.id, addresseeKey, call.now)) ?? refuse("warning.no-open-link");
          await setCode(db, linkId, code, call.now);
          await sql`update warning.receipt set code_wanted_at = null where alert_id = ${record.id} and addressee_key = ${addresseeKey}`.execute(db);
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "warning.code-given", recordId: record.id, compartmentId: record.compartmentId, label: labelRank(record.content.label) });
        });
        return { body: { code } };
      },
    }),
    signedInRoute({
      ...read, method: "GET", path: "/api/warning-statistics", action: "warning.statistics-read", summary: "Answers by situation, form and kind of addressee, with the median time from warning to response.",
      handle: async (ctx) =>
        ctx.transaction(async (db) => {
          const observed = withoutExercise(await listAnswered(db, ctx));
          return { body: { items: responseStatistics(observed), medianHours: medianWarningToResponseHours(observed) ?? null, alerts: observed.length } };
        }),
    }),
    signedInRoute({
      ...read, method: "GET", path: "/api/warning-statistics.csv", action: "warning.statistics-exported", audit: "warning.statistics-exported", summary: "The same statistics as a table for a spreadsheet.",
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const observed = withoutExercise(await listAnswered(db, ctx));
          const label = highestLabel(observed.map(({ alert }) => alert.label));
          if (label !== "unclassified") needFreshSignIn(ctx);
          const rows = responseStatistics(observed);
          const situations = await listLinked(db, rows.flatMap((row) => (row.by === "situation" ? [row.value] : [])), []);
          const say = (key: string) => sentences.say(call.language, key);
          const isExercise = observed.some((one) => one.isExercise);
          const names = [...statisticColumns.map((column) => say(`warning.statistics.${column}`)), say("ui.record.label"), ...(isExercise ? [say("web.exercise.name")] : [])];
          const titles = new Map(situations.map(({ id, title }) => [id, title ?? ""]));
          const lines = writeCsv(names, rows.map((row) => [...statisticColumns.map((column) => cellOf(row, column, titles, say)), say(`ui.label.${label}`), ...(isExercise ? [say("web.exercise.name")] : [])]));
          return csvResponse(lines, `${isExercise ? "exercise-" : ""}responses-${label}.csv`, call.mayGoOn);
        }),
    }),
  ];
}

/** Alerts whose answers the viewer may see; counting those of others would make all their addressees silent. */
async function listAnswered(db: Db, ctx: Context): Promise<ObservedRow[]> {
  return (await listObservedAlerts(db, ctx.now)).filter(({ compartmentId }) => !onlyReceives(ctx.viewer, compartmentId));
}

/** Who keeps the account of an alert's addressees: notes what they said, and sends a mail again. */
function needNoter(ctx: Context, compartmentId: string): void {
  if (!["analyst", "senior", "director"].some((role) => rolesIn(ctx.viewer, compartmentId).includes(role))) refuse("platform.step-not-for-your-role");
}

const statisticColumns = ["by", "value", "alerts", "addressees", "acknowledged", "act", "partlyAct", "note", "decline", "later", "noAnswer", "open", "answeredInTime", "actedUpon", "medianHours"] as const;

/** Groups are named in the reader's words; of a situation that the reader may not see there is no name to give. */
function cellOf(row: ResponseRow, column: (typeof statisticColumns)[number], titles: ReadonlyMap<string, string>, say: (key: string) => string): string {
  if (column === "by") return say(`warning.statistics.by.${row.by}`);
  if (column === "value") return row.by === "all" ? "" : row.by === "situation" ? (titles.get(row.value) ?? "") : say(`warning.${row.by}.${row.value}`);
  const value = row[column];
  return value === null ? "" : String(value);
}

function notedFrom(addresseeKey: string, told: v.InferOutput<typeof Told>): Noted {
  if (told.kind === "acknowledged") return { kind: "acknowledged", addresseeKey };
  if (told.kind === "answered") return { kind: "answered", addresseeKey, answer: { response: told.response, reason: told.reason, laterUntil: told.laterUntil } };
  return { kind: told.kind, addresseeKey, at: told.at };
}
