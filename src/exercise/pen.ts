import type { Readable } from "node:stream";
import type * as v from "valibot";
import { readCountryTable } from "#assessment/actions/read-country-table.ts";
import { readForeignForecast } from "#assessment/actions/read-foreign-forecast.ts";
import { knowForeignOutcomes } from "#assessment/actions/know-foreign-outcomes.ts";
import { scoreForecasts } from "#assessment/actions/score-forecasts.ts";
import { scoreKillings } from "#assessment/actions/score-killings.ts";
import { estimateKillings } from "#assessment/jobs/estimate-killings.ts";
import { estimateUndercountOf } from "#assessment/jobs/estimate-undercount.ts";
import { estimateRun } from "#assessment/jobs/estimate-forecast.ts";
import { addFile } from "#platform/attachments/add-file.ts";
import type { Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { judgeClaim } from "#warning/actions/judge-claim.ts";
import type { JudgeClaim } from "#warning/model/claim-verdict.ts";
import { noteAnswer, type Noted } from "#warning/actions/note-answer.ts";
import { createRecord, saveRecord, takeStep } from "#platform/records/change.ts";
import { askLowering } from "#platform/records/lowering.ts";
import { shareRecord } from "#platform/records/share.ts";
import { findRecord } from "#platform/records/stored.ts";
import type { Attachment } from "#platform/rules/attachment.ts";
import type { Label } from "#platform/rules/label.ts";
import { refuse } from "#platform/refusal.ts";
import { systemAccount } from "#platform/system.ts";
import { noScanner } from "#platform/rules/antivirus.ts";
import type { Rooms } from "../rooms.ts";
import { daysBefore } from "./events.ts";
import type { Cast, CastKey } from "./people.ts";

/** How the parts of the exercise write: as one of its people, at a moment of the past, through the same actions as everybody. */
export type Pen = {
  create(key: CastKey, at: Date, path: string, content: unknown, reason?: string): Promise<string>;
  save(key: CastKey, at: Date, path: string, id: string, content: unknown, reason: string): Promise<void>;
  step(key: CastKey, at: Date, path: string, id: string, step: string, reason?: string, input?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Adds a file, for a record to carry. */
  file(key: CastKey, at: Date, label: Label, name: string, content: Buffer): Promise<v.InferOutput<typeof Attachment>>;
  /** Notes what an addressee of an alert told the office. */
  told(key: CastKey, at: Date, alertId: string, noted: Noted): Promise<void>;
  /** Says what became of the claim of an alert. */
  judged(key: CastKey, at: Date, alertId: string, judged: JudgeClaim): Promise<void>;
  /** Lets the partner see a record as it stands, until so many days later. */
  share(key: CastKey, at: Date, path: string, id: string, days: number, reason: string): Promise<void>;
  /** Lets the system compute a forecast whose data are frozen. */
  computed(at: Date, id: string): Promise<void>;
  /** Brings in the rows of a table of countries and years. */
  broughtIn(key: CastKey, at: Date, tableId: string, file: Readable): Promise<void>;
  /** Brings in forecasts from elsewhere, and lets the system look up what happened. */
  foreignBroughtIn(key: CastKey, at: Date, id: string, file: Readable): Promise<void>;
  /** Lets the system compute chances of mass killing whose data are frozen. */
  killingsComputed(at: Date, id: string): Promise<void>;
  /** Lets the system compute how many people nobody recorded. */
  estimated(at: Date, id: string): Promise<void>;
  /** Lets the system hold what was foretold against what happened. */
  scored(): Promise<void>;
  askLowering(key: CastKey, at: Date, path: string, id: string, to: Label, reason: string): Promise<void>;
  /** How many records it has written so far. */
  records(): number;
  readonly cast: Cast;
  readonly today: Date;
  day(daysAgo: number, hour?: number): Date;
};

export function penOf(database: Database, rooms: Rooms, cast: Cast, today: Date): Pen {
  const kindAt = (path: string) => rooms.kinds.find((one) => one.kind.path === path) ?? refuse("platform.route-not-found");
  const versions = new Map<string, number>();
  const bump = (id: string) => versions.set(id, (versions.get(id) ?? 0) + 1);
  const compartmentOf = (ctx: Context) => ctx.viewer.memberships[0]?.compartmentId ?? "";
  return {
    records: () => versions.size,
    cast,
    today,
    day: (daysAgo, hour = 9) => new Date(Date.parse(`${daysBefore(today, daysAgo)}T00:00:00Z`) + hour * 3_600_000),
    create: async (key, at, path, content, reason = "") => {
      const ctx = cast.as(key, at);
      const { id } = await createRecord(ctx, kindAt(path), rooms.sources, { compartmentId: compartmentOf(ctx), content, reason });
      bump(id);
      return id;
    },
    file: (key, at, label, name, content) => {
      const ctx = cast.as(key, at);
      return addFile(ctx, { compartment: compartmentOf(ctx), label, name }, content, async () => noScanner);
    },
    save: async (key, at, path, id, content, reason) => {
      await saveRecord(cast.as(key, at), kindAt(path), rooms.sources, id, { version: versions.get(id) ?? 1, content, reason });
      bump(id);
    },
    step: async (key, at, path, id, step, reason = "", input = {}) => {
      await takeStep(cast.as(key, at), kindAt(path), rooms.sources, id, { version: versions.get(id) ?? 1, step, reason, input });
      bump(id);
    },
    share: async (key, at, path, id, days, reason) => {
      const sharing = { findPartner: async () => cast.partner, letterTo: () => undefined };
      await shareRecord(cast.as(key, at), sharing, kindAt(path).kind, id, versions.get(id) ?? 1, { email: cast.partner.email, days, reason });
    },
    computed: async (at, id) => {
      await estimateRun({ database, runs: kindAt("forecast-runs"), systemId: await systemAccount(database), clock: () => at }, id, async () => undefined);
      bump(id);
    },
    broughtIn: async (key, at, tableId, file) => {
      await readCountryTable(kindAt("country-tables"), cast.as(key, at), tableId, file);
      bump(tableId);
    },
    foreignBroughtIn: async (key, at, id, file) => {
      await readForeignForecast(kindAt("foreign-forecasts"), cast.as(key, at), id, file);
      await knowForeignOutcomes(database, today, id);
      bump(id);
    },
    killingsComputed: async (at, id) => {
      await estimateKillings({ database, killingRuns: kindAt("mass-killing-runs"), systemId: await systemAccount(database), clock: () => at }, id, async () => undefined);
      bump(id);
    },
    estimated: async (at, id) => {
      await estimateUndercountOf({ database, undercounts: kindAt("undercounts"), systemId: await systemAccount(database), clock: () => at }, id, async () => undefined);
      bump(id);
    },
    scored: async () => {
      const room = { database, runs: kindAt("forecast-runs"), killingRuns: kindAt("mass-killing-runs"), systemId: await systemAccount(database) };
      await scoreForecasts(room, today);
      await scoreKillings(room, today);
    },
    askLowering: (key, at, path, id, to, reason) => askLowering(cast.as(key, at), kindAt(path), id, versions.get(id) ?? 1, { to, reason }),
    judged: (key, at, alertId, judged) => cast.as(key, at).transaction((db) => judgeClaim(db, cast.as(key, at), alertId, judged)),
    told: async (key, at, alertId, noted) => {
      const room = { alerts: kindAt("alerts"), sources: rooms.sources };
      await cast.as(key, at).transaction(async (db) => {
        await noteAnswer(db, cast.as(key, at), room, alertId, noted);
        // The alert follows its receipts by steps of its own.
        const { version = 0 } = (await findRecord(db, room.alerts.kind, alertId)) ?? {};
        for (let known = versions.get(alertId) ?? 0; known < version; known += 1) bump(alertId);
      });
    },
  };
}
