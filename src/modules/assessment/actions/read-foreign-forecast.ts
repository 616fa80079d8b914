import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { monthOf } from "#platform/rules/calendar-month.ts";
import { labelRank } from "#platform/rules/label.ts";
import { ForeignForecast, mostForeignRows } from "../model/foreign-forecast/foreign-forecast.ts";
import { foreignReader, type ForeignRow } from "../model/foreign-forecast/read-foreign.ts";
import { addForeign, relabelForeign, type ForeignReading } from "../store/foreign-rows.ts";
import { bringIn, readWhole } from "./bring-in.ts";

/** Reads the archive of a draft: every row well, or nothing is stored and the first fault is said with how many there are. */
export async function readForeignForecast(archives: RegisteredKind, ctx: Context, recordId: string, file: Readable): Promise<ForeignReading> {
  const draft = (await ctx.transaction((db) => findRecord(db, archives.kind, recordId))) ?? refuse("assessment.foreign-forecast-not-found");
  const rows = await readForeignRows(file);
  const reading = readingOf(rows, ctx.now);
  await bringIn(archives, ctx, draft, "assessment.foreign-not-draft", (db, { compartmentId, content }) => addForeign(db, { recordId, compartmentId, labelRank: labelRank(content.label) }, reading, rows));
  return reading;
}

/** The rows of an archive, or a refusal: nothing is stored yet. */
export async function readForeignRows(file: Readable): Promise<ForeignRow[]> {
  return readWhole(file, (header) => {
    const reader = foreignReader(header);
    return "missing" in reader ? refuse("assessment.foreign-columns-missing", { values: Object.fromEntries(["issued", "target", "country", "mean"].map((key) => [key, reader.missing.some((one) => one === key) ? "yes" : "no"])) }) : reader;
  }, { rows: mostForeignRows, code: "assessment.country-table-too-long" });
}

function readingOf(rows: readonly ForeignRow[], now: Date): ForeignReading {
  const span = (of: (row: ForeignRow) => number) => rows.reduce(([first, last], row) => [Math.min(first, of(row)), Math.max(last, of(row))] as const, [Infinity, -Infinity] as const);
  const [[firstIssued, lastIssued], [firstTarget, lastTarget]] = [span(({ issued }) => issued), span(({ target }) => target)];
  const digest = createHash("sha256");
  for (const { set, unit, issued, target, mean, low, high } of rows) digest.update(JSON.stringify([set, unit, issued, target, mean, low, high]));
  return {
    rows: rows.length, units: new Set(rows.map(({ unit }) => unit)).size, firstIssued: monthOf(firstIssued), lastIssued: monthOf(lastIssued), firstTarget: monthOf(firstTarget), lastTarget: monthOf(lastTarget),
    sha256: digest.digest(), readAt: now.toISOString(),
  };
}

/** Who sees an archive sees what is in it. */
export const relabelForeignForecast: NonNullable<RegisteredKind["afterRelabel"]> = (db, _ctx, record) => relabelForeign(db, record.id, labelRank(v.parse(ForeignForecast, record.content).label));
