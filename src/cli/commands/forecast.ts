import { sql } from "kysely";
import { estimateRun } from "#assessment/jobs/estimate-forecast.ts";
import { scoreForecasts } from "#assessment/actions/score-forecasts.ts";
import { backtestAt, meanScores, originsOf, type MeanScores } from "#assessment/model/forecast/backtest.ts";
import type { Basis } from "#assessment/model/forecast/compute.ts";
import { ForecastTarget } from "#assessment/model/forecast/forecast-run.ts";
import { seriesOf, unitsOf } from "#assessment/model/forecast/frozen-series.ts";
import { Month } from "#assessment/model/forecast/month.ts";
import { listDatasets, listMonthlyDeaths } from "#information/store/event-datasets.ts";
import { createRecord, takeStep } from "#platform/records/change.ts";
import { refuse } from "#platform/refusal.ts";
import { systemAccount, systemContext } from "#platform/system.ts";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import * as v from "valibot";
import { openRooms } from "../../rooms.ts";
import type { Command, CommandAnswer, CommandCall } from "../command.ts";

/** Forecasts without a screen: one made and kept like any other, many earlier ones held against what happened, and what is known by now scored. */
export const forecast: Command = {
  options: { dataset: "value", target: "value", "cut-off": "value", office: "value", from: "value", to: "value", every: "value" },
  isUsedRightly: ([what, ...rest]) => (what === "run" || what === "backtest" || what === "score") && rest.length === 0,
  run: async (call) => {
    if (call.words[0] === "run") return runOne(call);
    return call.words[0] === "score" ? scoreAll(call) : backtest(call);
  },
};

async function parts({ database, sentences, settings }: CommandCall) {
  const systemId = await systemAccount(database);
  const now = new Date();
  const rooms = openRooms({ database, sentences, origin: settings.origin, dataDirectory: settings.dataDirectory, systemId, clock: () => now });
  const runs = rooms.kinds.find(({ kind }) => kind.kind === "assessment.forecast-run") ?? refuse("platform.route-not-found");
  return { systemId, now, runs };
}

async function runOne(call: CommandCall): Promise<CommandAnswer> {
  const { database, sentences, language } = call;
  const { systemId, now, runs } = await parts(call);
  const compartmentId = await officeOf(call);
  const [target, dataset, cutOff] = [targetOf(call), await datasetOf(call), monthIn(call, "cut-off")];
  const ctx = systemContext(database, systemId, compartmentId, ["analyst"], now);
  const title = sentences.say(language, "cli.forecast-title", { target, cutOff });
  const made = await createRecord(ctx, runs, [], { compartmentId, content: { label: "confidential", title, target, dataset: dataset.dataset, cutOff, note: "" }, reason: "" });
  await takeStep(ctx, runs, [], made.id, { version: 1, step: "freeze", reason: "", input: {} });
  const answer = await estimateRun({ database, runs, systemId, clock: () => now }, made.id, async (share) => call.say(sentences.say(language, "cli.forecast-progress", { share: Math.round(share * 100) })));
  return { result: { id: made.id, target, dataset: dataset.dataset, cutOff, ...answer }, lines: [sentences.say(language, "cli.forecast-made", { ...answer })] };
}

async function scoreAll(call: CommandCall): Promise<CommandAnswer> {
  const { systemId, now, runs } = await parts(call);
  const scored = await scoreForecasts({ database: call.database, runs, systemId }, now);
  return { result: { scored }, lines: [call.sentences.say(call.language, "cli.forecast-scored", { count: scored })] };
}

async function backtest(call: CommandCall): Promise<CommandAnswer> {
  const { sentences, language } = call;
  const { dataset, first, last } = await datasetOf(call);
  const target = targetOf(call);
  const deaths = await listMonthlyDeaths(call.database.worker.db, dataset, last);
  const series = seriesOf(deaths, monthNumber(first), monthNumber(last));
  const whole: Basis = { target, first: monthNumber(first), last: monthNumber(last), series, units: unitsOf(series) };
  const origins = originsOf(whole, monthNumber(monthIn(call, "from")), monthNumber(monthIn(call, "to")), everyOf(call));
  if (origins.length === 0) refuse("cli.forecast-nothing-to-test", { values: { last } });
  const all = [];
  const windows: { readonly cutOff: string; readonly models: MeanScores[] }[] = [];
  for (const origin of origins) {
    const scores = backtestAt(whole, origin);
    all.push(...scores);
    windows.push({ cutOff: monthOf(origin), models: meanScores(scores) });
    call.say(sentences.say(language, "cli.forecast-tested", { cutOff: monthOf(origin), done: windows.length, total: origins.length }));
  }
  const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value);
  const models = meanScores(all);
  return { result: { dataset, target, models, windows }, lines: models.map(({ model, crps, ignorance, intervalScore, months }) => sentences.say(language, "cli.forecast-model", { model, months, crps: number(crps), ignorance: number(ignorance), interval: number(intervalScore) })) };
}

function optionOf({ options }: CommandCall, name: string): string {
  const given = options[name];
  return typeof given === "string" ? given : "";
}

function targetOf(call: CommandCall): ForecastTarget {
  const given = v.safeParse(ForecastTarget, optionOf(call, "target") || "state-based");
  return given.success ? given.output : refuse("cli.forecast-target-unknown", { values: { target: optionOf(call, "target") } });
}

function monthIn(call: CommandCall, name: string): string {
  const given = v.safeParse(Month, optionOf(call, name));
  return given.success ? given.output : refuse("cli.forecast-month-unreadable", { values: { option: `--${name}` } });
}

function everyOf(call: CommandCall): number {
  const every = Number(optionOf(call, "every") || "12");
  return Number.isInteger(every) && every > 0 ? every : refuse("cli.forecast-every-unreadable");
}

async function datasetOf(call: CommandCall): Promise<{ dataset: string; first: string; last: string }> {
  const all = await listDatasets(call.database.worker.db);
  const wanted = optionOf(call, "dataset");
  const found = wanted === "" ? all[0] : all.find(({ dataset }) => dataset === wanted);
  return found ?? refuse("cli.forecast-dataset-unknown", { values: { dataset: wanted, datasets: all.map(({ dataset }) => dataset).join(", ") } });
}

/** The office whose forecast it is: the one that is named, or the only one. */
async function officeOf(call: CommandCall): Promise<string> {
  const wanted = optionOf(call, "office");
  const { rows } = await sql<{ id: string; name: string }>`select id, name from access.compartment where kind = 'office' and closed_at is null order by name`.execute(call.database.auth.db);
  const found = wanted === "" && rows.length === 1 ? rows[0] : rows.find(({ name }) => name === wanted);
  return found?.id ?? refuse("cli.forecast-office-unknown", { values: { office: wanted } });
}
