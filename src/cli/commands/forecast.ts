import { estimateRun } from "#assessment/jobs/estimate-forecast.ts";
import { knowForeignOutcomes } from "#assessment/actions/know-foreign-outcomes.ts";
import { scoreForecasts } from "#assessment/actions/score-forecasts.ts";
import { scoreKillings } from "#assessment/actions/score-killings.ts";
import { backtestAt, meanScores, originsOf, type MeanScores } from "#assessment/model/forecast/backtest.ts";
import type { Basis } from "#assessment/model/forecast/compute.ts";
import { seriesOf, unitsOf } from "#assessment/model/forecast/frozen-series.ts";
import { listMonthlyDeaths } from "#information/store/event-datasets.ts";
import { createRecord, takeStep } from "#platform/records/change.ts";
import { refuse } from "#platform/refusal.ts";
import { systemContext } from "#platform/system.ts";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import type { Command, CommandAnswer, CommandCall } from "../command.ts";
import { covariatesOf, datasetOf, everyOf, monthIn, optionOf, targetOf, unitOf } from "./forecast-call.ts";
import { officeOf, roomsOf } from "./forecast-rooms.ts";
import { backtestAreas, tellAreas, tellWithStructure } from "./forecast-told.ts";

/** Forecasts without a screen: one made and kept like any other, many earlier ones held against what happened, and what is known by now scored. */
export const forecast: Command = {
  options: {
    dataset: "value", target: "value", "cut-off": "value", office: "value", from: "value", to: "value", every: "value",
    unit: "value", covariates: "value", "country-code": "value", columns: "values",
  },
  isUsedRightly: ([what, ...rest]) => (what === "run" || what === "backtest" || what === "score") && rest.length === 0,
  run: async (call) => {
    const isOfAreas = unitOf(call) === "area";
    if (call.words[0] === "score") return scoreAll(call);
    if (call.words[0] === "backtest") return isOfAreas ? backtestAreas(call) : backtest(call);
    if (isOfAreas) return tellAreas(call);
    return optionOf(call, "covariates") === "" ? runOne(call) : tellWithStructure(call);
  },
};

async function runOne(call: CommandCall): Promise<CommandAnswer> {
  const { database, sentences, language } = call;
  const { systemId, now, kindAt } = await roomsOf(call);
  const runs = kindAt("assessment.forecast-run");
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
  const { systemId, now, kindAt } = await roomsOf(call);
  const room = { database: call.database, runs: kindAt("assessment.forecast-run"), killingRuns: kindAt("assessment.killing-run"), systemId };
  const scored = (await scoreForecasts(room, now)) + (await scoreKillings(room, now)) + (await knowForeignOutcomes(call.database, now));
  return { result: { scored }, lines: [call.sentences.say(call.language, "cli.forecast-scored", { count: scored })] };
}

async function backtest(call: CommandCall): Promise<CommandAnswer> {
  const { sentences, language } = call;
  const { dataset, first, last } = await datasetOf(call);
  const target = targetOf(call);
  const covariates = covariatesOf(call);
  const deaths = await listMonthlyDeaths(call.database.worker.db, dataset, last);
  const series = seriesOf(deaths, monthNumber(first), monthNumber(last));
  const whole: Basis = { target, first: monthNumber(first), last: monthNumber(last), series, units: unitsOf(series) };
  const origins = originsOf(whole, monthNumber(monthIn(call, "from")), monthNumber(monthIn(call, "to")), everyOf(call));
  if (origins.length === 0) refuse("cli.forecast-nothing-to-test", { values: { last } });
  const all = [];
  const windows: { readonly cutOff: string; readonly models: MeanScores[] }[] = [];
  for (const origin of origins) {
    const withStructure = covariates === undefined ? [] : backtestAt(whole, origin, covariates.structure).filter(({ model }) => model === "vigie").map((score) => ({ ...score, model: "vigie+structure" }));
    const scores = [...backtestAt(whole, origin), ...withStructure];
    all.push(...scores);
    windows.push({ cutOff: monthOf(origin), models: meanScores(scores) });
    call.say(sentences.say(language, "cli.forecast-tested", { cutOff: monthOf(origin), done: windows.length, total: origins.length }));
  }
  const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value);
  const models = meanScores(all);
  return { result: { dataset, target, models, windows }, lines: models.map(({ model, crps, ignorance, intervalScore, months }) => sentences.say(language, "cli.forecast-model", { model, months, crps: number(crps), ignorance: number(ignorance), interval: number(intervalScore) })) };
}
