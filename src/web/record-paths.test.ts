import { expect, test } from "vitest";
import { assessmentKind } from "#assessment/model/assessment-kind.ts";
import { countryTableKind } from "#assessment/model/country-table/country-table.ts";
import { foreignForecastKind } from "#assessment/model/foreign-forecast/foreign-forecast.ts";
import { killingRunKind } from "#assessment/model/killing/killing-run.ts";
import { undercountKind } from "#assessment/model/undercount/undercount.ts";
import { forecastRunKind } from "#assessment/model/forecast/forecast-run-kind.ts";
import { claimKind } from "#information/model/claim.ts";
import { eventStates } from "#information/model/event.ts";
import { incidentKind } from "#information/model/incident.ts";
import { reportKind } from "#information/model/report.ts";
import { situationKind } from "#information/model/situation.ts";
import { sourceIdentityKind, sourceKind } from "#information/model/source.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { actorKind, addresseeGroupKind, organisationKind, personKind } from "#partners/model/partner.ts";
import { exposureKind } from "#protection/model/exposure/exposure-kind.ts";
import { sealedNoteKind } from "#protection/model/sealed-note/sealed-note.ts";
import { exchangeKind } from "#protection/model/exchange/exchange-kind.ts";
import { partnerKind } from "#protection/model/partner/partner-kind.ts";
import { recommendationKind } from "#protection/model/recommendation/recommendation-kind.ts";
import { reprisalKind } from "#protection/model/reprisal/reprisal-kind.ts";
import { visitKind } from "#protection/model/visit/visit-kind.ts";
import { submissionKind } from "#protection/model/submission/submission-kind.ts";
import { measureKind } from "#response/model/measure-kind.ts";
import { caseKind } from "#protection/model/case/case-kind.ts";
import { publicationKind } from "#protection/model/publication/publication-kind.ts";
import { replyKind } from "#protection/model/reply/reply-kind.ts";
import { communicationKind } from "#protection/model/communication/communication-kind.ts";
import { alertKind } from "#warning/model/alert-kind.ts";
import { outcomeReviewKind } from "#warning/model/outcome-review-kind.ts";
import { mergeCatalogues } from "./catalogues.ts";
import { readCatalogueFiles } from "./read-catalogues.ts";
import { besideRecords, recordPath, recordPaths } from "./record-paths.ts";

const kinds = [partnerKind, sealedNoteKind, exchangeKind, assessmentKind, forecastRunKind, foreignForecastKind, countryTableKind, killingRunKind, undercountKind, claimKind, incidentKind, reportKind, situationKind, sourceIdentityKind, sourceKind, actorKind, addresseeGroupKind, organisationKind, personKind, measureKind, alertKind, outcomeReviewKind, submissionKind, caseKind, communicationKind, replyKind, visitKind, recommendationKind, exposureKind, reprisalKind, publicationKind];

const beside: readonly string[] = besideRecords;
const withPage = kinds.filter(({ kind }) => !beside.includes(kind));

test.each(withPage.map(({ kind, path }) => ({ kind, path })))("records of the kind $kind are found at /$path", ({ kind, path }) => {
  expect(recordPath(kind)).toBe(path);
});

test("the list names no kind that does not exist", () => {
  expect(Object.keys(recordPaths).toSorted()).toEqual(withPage.map(({ kind }) => kind).toSorted());
});

const words = mergeCatalogues(readCatalogueFiles()).catalogues.en;
/** What the chain and the lists say of a record beside its title. */
const said = kinds.flatMap(({ kind, machine }) => {
  const { initial, steps }: Machine<string, string> = machine;
  const states = new Set([initial, ...Object.values(steps).map(({ to }) => to)]);
  return [kind, `${kind}.many`, ...[...states].map((state) => `${kind}.state.${state}`), ...Object.keys(steps).map((step) => `${kind}.step.${step}`)];
});

test.each([...said, "information.event", ...eventStates.map((state) => `information.event.state.${state}`)])("%s is said in words", (key) => {
  expect(words[key]).toBeDefined();
});
