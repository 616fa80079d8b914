import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import { findRecord } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { monthNumber, monthOf } from "#platform/rules/calendar-month.ts";
import type { ForecastBasis, ForecastEstimate, RunForecasts, UnitForecastAnswer } from "../contract.ts";
import { CountryTable, countryTableKind } from "../model/country-table/country-table.ts";
import { baselineFigures } from "../model/forecast/baseline-figures.ts";
import { knownOf } from "../model/forecast/compute.ts";
import { dotsOf, figuresOf } from "../model/forecast/figures.ts";
import { yearSpan } from "../model/forecast/forecast-run.ts";
import { findBasis, findEarlierRun, findEstimate, findReason, listForecasts, type Estimate, type ForecastRow, type FrozenBasis } from "../store/forecast-rows.ts";

/** Dots that stand for a distribution: few enough to be counted by eye, in a list and on a page. */
const [dotsInList, dotsOnPage] = [20, 50];

/** So many months of the past stand before a forecast on its page. */
const pastMonths = 36;

export async function runForecasts(db: Db, runId: string): Promise<RunForecasts> {
  const basis = await findBasis(db, runId);
  const estimate = await findEstimate(db, runId);
  if (!basis) return { basis: null, estimate: null, earlier: null, items: [] };
  const rows = await listForecasts(db, runId, { span: yearSpan });
  const known = knownOf({ ...basis, units: rows.map(({ unit }) => unit) });
  const earlier = await findEarlierRun(db, basis);
  const said = new Map((earlier ? await listForecasts(db, earlier.id, { span: yearSpan }) : []).map(({ unit, draws }) => [unit, figuresOf(draws)]));
  return {
    basis: await toldBasis(db, basis),
    estimate: estimate ? toldEstimate(estimate) : null,
    earlier: earlier ?? null,
    items: rows.map(({ unit, draws }) => ({ unit, past: sumOf(known.history(unit, yearSpan)), figures: figuresOf(draws), dots: dotsOf(draws, dotsInList), earlier: said.get(unit) ?? null })),
  };
}

/** One country of a run; a country that was not foretold is not there. */
export async function unitForecast(db: Db, runId: string, unit: string): Promise<UnitForecastAnswer> {
  const [frozen, estimate, rows] = [await findBasis(db, runId, unit), await findEstimate(db, runId), await listForecasts(db, runId, { unit })];
  const year = rows.find(({ span }) => span === yearSpan);
  if (!frozen || !estimate || !year) return refuse("assessment.forecast-not-found");
  const basis: FrozenBasis = { ...frozen, units: [unit] };
  const known = knownOf(basis);
  const history = known.history(unit, Math.min(known.length, 60)).map((count) => count ?? 0);
  const reason = await findReason(db, runId, unit);
  return {
    unit,
    basis: await toldBasis(db, basis),
    estimate: toldEstimate(estimate),
    past: history.slice(-pastMonths).map((count, index, all) => ({ month: monthOf(basis.last - all.length + 1 + index), count })),
    reported: { of12: history.slice(-12).filter((count) => count > 0).length, of60: history.filter((count) => count > 0).length },
    year: { figures: figuresOf(year.draws), dots: dotsOf(year.draws, dotsOnPage) },
    months: rows.filter(({ span }) => span === 1).map(({ month, draws }) => ({ month, figures: figuresOf(draws) })),
    baselines: baselineFigures(basis, unit),
    reason: reason ? { base: reason.base, families: [...reason.families], alike: reason.alike.map(({ unit: other, month, followed }) => ({ unit: other, month: monthOf(month), followed })) } : null,
    earlier: await saidEarlier(db, basis, unit),
  };
}

async function saidEarlier(db: Db, basis: FrozenBasis, unit: string): Promise<UnitForecastAnswer["earlier"]> {
  const earlier = await findEarlierRun(db, basis);
  if (!earlier) return null;
  const rows = await listForecasts(db, earlier.id, { unit });
  const known = knownOf(basis);
  const happened = ({ month }: ForecastRow) => known.history(unit, basis.last - monthNumber(month) + 1)[0];
  const year = rows.find(({ span }) => span === yearSpan);
  return {
    ...earlier,
    months: rows.filter(({ span, month }) => span === 1 && monthNumber(month) <= basis.last).map((row) => ({ month: row.month, figures: figuresOf(row.draws), happened: happened(row) ?? 0 })),
    year: year ? figuresOf(year.draws) : null,
  };
}

function sumOf(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

async function toldBasis(db: Db, { target, level, dataset, releases, first, last, events, uncounted, sha256, frozenAt, table, areas }: FrozenBasis): Promise<ForecastBasis> {
  const record = table && (await findRecord(db, countryTableKind, table.id));
  return {
    target, level, dataset, releases: [...releases], first: monthOf(first), last: monthOf(last), events, uncounted, sha256: sha256.toString("hex"), frozenAt,
    table: table && { id: table.id, title: record ? v.parse(CountryTable, record.content).title : null, sha256: table.sha256.toString("hex") },
    notPlaced: areas && areas.notPlaced,
  };
}

function toldEstimate({ codeSha256, ...estimate }: Estimate): ForecastEstimate {
  return { ...estimate, codeSha256: codeSha256.toString("hex") };
}
