import type { Clamd } from "#platform/attachments/clamd.ts";
import { fileTargets } from "#platform/attachments/file-targets.ts";
import { raiseFiles } from "#platform/attachments/raise-files.ts";
import type { Database } from "#platform/database/open-database.ts";
import type { Route } from "#platform/http/route.ts";
import type { Clockwork, Tasks } from "#platform/jobs/job.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import type { PlaceOf, RegisteredKind, TargetSource } from "#platform/records/registry.ts";
import { areaRoutes } from "#geography/api/area-routes.ts";
import { actorKind, addresseeGroupKind, organisationKind, personKind } from "#partners/model/partner.ts";
import { eventPairRoutes } from "#information/api/event-pair-routes.ts";
import { eventRoutes } from "#information/api/event-routes.ts";
import { happeningRoutes } from "#information/api/happening-routes.ts";
import { importRoutes } from "#information/api/import-routes.ts";
import { situationRoutes } from "#information/api/situation-routes.ts";
import { importTask } from "#information/jobs/import-task.ts";
import { matchTask } from "#information/jobs/match-task.ts";
import { eventTargets } from "#information/store/event-targets.ts";
import { recordsUsing, reportsBehind } from "#information/store/further-records.ts";
import { happenings } from "#information/store/happening-filter.ts";
import { claimKind } from "#information/model/claim.ts";
import { incidentKind } from "#information/model/incident.ts";
import { reportKind } from "#information/model/report.ts";
import { situationKind } from "#information/model/situation.ts";
import { sourceIdentityKind, sourceKind } from "#information/model/source.ts";
import { freezeForecast } from "#assessment/actions/freeze-forecast.ts";
import { freezeKillings, relabelKillingRun } from "#assessment/actions/freeze-killings.ts";
import { relabelCountryTable } from "#assessment/actions/relabel-country-table.ts";
import { relabelForeignForecast } from "#assessment/actions/read-foreign-forecast.ts";
import { relabelForecasts } from "#assessment/actions/relabel-forecasts.ts";
import { relabelUndercount } from "#assessment/actions/relabel-undercount.ts";
import { forecastRoutes } from "#assessment/api/forecast-routes.ts";
import { countryTableRoutes } from "#assessment/api/country-table-routes.ts";
import { foreignRoutes } from "#assessment/api/foreign-routes.ts";
import { killingRoutes } from "#assessment/api/killing-routes.ts";
import { surgeRoutes } from "#assessment/api/surge-routes.ts";
import { findSurgesEachHour } from "#assessment/jobs/find-surges-each-hour.ts";
import { scoreEachHour } from "#assessment/jobs/score-each-hour.ts";
import { undercountRoutes } from "#assessment/api/undercount-routes.ts";
import { estimateUndercountTask } from "#assessment/jobs/estimate-undercount.ts";
import { undercountKind } from "#assessment/model/undercount/undercount.ts";
import { estimateKillingsTask } from "#assessment/jobs/estimate-killings.ts";
import { estimateForecast } from "#assessment/jobs/estimate-forecast.ts";
import { countryTableKind } from "#assessment/model/country-table/country-table.ts";
import { foreignForecastKind } from "#assessment/model/foreign-forecast/foreign-forecast.ts";
import { killingRunKind } from "#assessment/model/killing/killing-run.ts";
import { forecastRunKind } from "#assessment/model/forecast/forecast-run-kind.ts";
import { assessmentDocumentRoutes } from "#assessment/api/document-routes.ts";
import { qualityRoutes } from "#assessment/api/quality-routes.ts";
import { supersedeEarlier } from "#assessment/actions/supersede-earlier.ts";
import { tellOfWithdrawal } from "#assessment/actions/tell-of-withdrawal.ts";
import { assessmentKind } from "#assessment/model/assessment-kind.ts";
import { whyNotSituationStep } from "#assessment/model/why-not-situation-step.ts";
import { assessmentsOf } from "#assessment/store/assessments-of.ts";
import { afterAlertStep } from "#warning/actions/after-alert-step.ts";
import { followLabel } from "#warning/actions/follow-label.ts";
import { alertDocumentRoutes } from "#warning/api/alert-document-routes.ts";
import { alertRoutes } from "#warning/api/alert-routes.ts";
import { answerPageRoutes } from "#warning/api/answer-page.ts";
import { claimRoutes } from "#warning/api/claim-routes.ts";
import { feedRoutes } from "#warning/api/feed-routes.ts";
import { trackRecordRoute } from "#warning/api/track-record-route.ts";
import { watchDeadlines } from "#warning/jobs/watch-deadlines.ts";
import { alertKind } from "#warning/model/alert-kind.ts";
import { outcomeReviewKind } from "#warning/model/outcome-review-kind.ts";
import { warningLogRoute } from "#response/api/warning-log-route.ts";
import { watchRoutes } from "#response/api/watch-routes.ts";
import { measureListRoutes } from "#response/api/measure-list-routes.ts";
import { measureKind } from "#response/model/measure-kind.ts";
import { tellSource } from "#protection/actions/desk-actions.ts";
import { contactRoutes } from "#protection/api/contact-routes.ts";
import { recommendationRoutes } from "#protection/api/recommendation-routes.ts";
import { replyLinkRoutes } from "#protection/api/reply-link-routes.ts";
import { replyPageRoutes } from "#protection/api/reply-page.ts";
import { visitRoutes } from "#protection/api/visit-routes.ts";
import { reprisalRoutes } from "#protection/api/reprisal-routes.ts";
import { sealedSubmissionRoutes } from "#protection/api/sealed-submission-routes.ts";
import { sealingRoutes } from "#protection/api/sealing-routes.ts";
import { enterKeyListEachMinute } from "#protection/actions/key-list.ts";
import { shredDeleted } from "#protection/jobs/shred-deleted.ts";
import { enterFilings } from "#protection/jobs/enter-filings.ts";
import { forgetOldMessages } from "#protection/jobs/forget-messages.ts";
import { sealedNoteKind } from "#protection/model/sealed-note/sealed-note.ts";
import { submissionKind } from "#protection/model/submission/submission-kind.ts";
import { exposureKind } from "#protection/model/exposure/exposure-kind.ts";
import { recommendationKind } from "#protection/model/recommendation/recommendation-kind.ts";
import { reprisalKind } from "#protection/model/reprisal/reprisal-kind.ts";
import { visitKind } from "#protection/model/visit/visit-kind.ts";
import { recommendationFilter, recommendationsOf } from "#protection/store/recommendations.ts";
import { sealedTargets } from "#protection/store/sealed-targets.ts";
import { findMeasure, nameOfMeasure } from "#response/model/measure-list.ts";
import { checkBox } from "#protection/actions/check-box.ts";
import { checkPublishers } from "#protection/actions/check-publishers.ts";
import { followReply } from "#protection/actions/follow-reply.ts";
import { numberLetter } from "#protection/actions/number-letter.ts";
import { afterLetterStep, caseOfVersion, maskPublished, namedInStep } from "#protection/actions/publish-letter.ts";
import { letterDocumentRoutes } from "#protection/api/letter-documents.ts";
import { missionPackRoutes } from "#protection/api/mission-pack-routes.ts";
import { partnerRoutes } from "#protection/api/partner-routes.ts";
import { publicationRoutes } from "#protection/api/publication-routes.ts";
import { registerRoutes } from "#protection/api/register-routes.ts";
import { caseKind } from "#protection/model/case/case-kind.ts";
import { communicationKind } from "#protection/model/communication/communication-kind.ts";
import { exchangeKind } from "#protection/model/exchange/exchange-kind.ts";
import { partnerKind } from "#protection/model/partner/partner-kind.ts";
import { publicationKind } from "#protection/model/publication/publication-kind.ts";
import { replyKind } from "#protection/model/reply/reply-kind.ts";

/** What the rooms need from the installation to build their kinds, routes, tasks and clockwork. */
export type RoomParts = {
  readonly database: Database;
  readonly sentences: Sentences;
  readonly origin: string;
  readonly dataDirectory: string;
  readonly systemId: string;
  readonly clock: () => Date;
  /** Looks at files that come in by a page; nothing else here takes any. */
  readonly clamav?: Clamd | undefined;
};

export type Rooms = {
  readonly kinds: readonly RegisteredKind[];
  readonly sources: readonly TargetSource[];
  readonly placeOf: PlaceOf;
  readonly routes: readonly Route[];
  readonly tasks: Tasks;
  readonly clockwork: Clockwork;
};

/** All rooms, in the order in which they may know each other. */
export function openRooms(parts: RoomParts): Rooms {
  const { database, sentences, origin, dataDirectory, systemId, clock } = parts;
  const sources: readonly TargetSource[] = [eventTargets, fileTargets, sealedTargets];
  const alerts: RegisteredKind = { kind: alertKind, afterStep: afterAlertStep({ sentences, origin }, sources), afterRelabel: followLabel };
  const forecastRuns: RegisteredKind = { kind: forecastRunKind, afterStep: freezeForecast, afterRelabel: relabelForecasts };
  const tables: RegisteredKind = { kind: countryTableKind, afterRelabel: relabelCountryTable };
  const archives: RegisteredKind = { kind: foreignForecastKind, afterRelabel: relabelForeignForecast };
  const killingRuns: RegisteredKind = { kind: killingRunKind, afterStep: freezeKillings, afterRelabel: relabelKillingRun };
  const undercounts: RegisteredKind = { kind: undercountKind, afterRelabel: relabelUndercount };
  const publications: RegisteredKind = { kind: publicationKind, further: caseOfVersion(database) };
  const communications: RegisteredKind = { kind: communicationKind, numbering: numberLetter, further: namedInStep(database), afterStep: afterLetterStep(database, publications, sources) };
  const replies: RegisteredKind = { kind: replyKind, afterSave: raiseFiles, afterRelabel: raiseFiles, afterStep: followReply(communications, sources) };
  const replyRoom = { database, systemId, replies, communications, sources, clamav: parts.clamav };
  const room = { alerts, sources };
  const kinds: readonly RegisteredKind[] = [
    { kind: organisationKind },
    { kind: personKind },
    { kind: actorKind },
    { kind: addresseeGroupKind },
    { kind: situationKind, further: assessmentsOf, guard: whyNotSituationStep },
    { kind: sourceKind },
    { kind: sourceIdentityKind, afterSave: checkBox },
    { kind: reportKind, filter: happenings("information.report"), further: recordsUsing, afterSave: raiseFiles, afterRelabel: raiseFiles },
    { kind: claimKind, filter: happenings("information.claim") },
    { kind: incidentKind, filter: happenings("information.incident"), further: reportsBehind },
    { kind: assessmentKind, afterStep: inTurn(supersedeEarlier(sources), tellOfWithdrawal({ database, sentences, origin })) },
    forecastRuns,
    archives,
    tables,
    killingRuns,
    undercounts,
    alerts,
    { kind: outcomeReviewKind },
    { kind: measureKind },
    { kind: visitKind, further: recommendationsOf, afterSave: checkPublishers },
    { kind: recommendationKind, filter: recommendationFilter },
    { kind: partnerKind },
    { kind: sealedNoteKind, afterSave: checkBox },
    { kind: exchangeKind },
    { kind: exposureKind },
    { kind: reprisalKind },
    { kind: submissionKind, afterSave: (db, _ctx, record) => tellSource(db, record), afterStep: (db, _ctx, record) => tellSource(db, record) },
    { kind: caseKind, afterStep: maskPublished(database, publications, communications) },
    communications,
    publications,
    replies,
  ];
  const placeOf = placesOf(kinds);
  const findSurges = findSurgesEachHour(database);
  // Partners, sources and what is sealed beside them change often and tell nobody that something happened; Watch shows the chain itself.
  const watched = kinds.map((one) => one.kind.kind).filter((kind) => !kind.startsWith("partners.") && !kind.startsWith("information.source") && kind !== sealedNoteKind.kind);
  return {
    kinds,
    sources,
    placeOf,
    routes: [
      ...areaRoutes({ database, sentences }),
      ...situationRoutes(kinds, placeOf),
      ...eventRoutes(sentences),
      ...eventPairRoutes(database),
      ...happeningRoutes(sentences),
      ...importRoutes({ database, dataDirectory, sentences }),
      ...assessmentDocumentRoutes(sentences, { sources, measureName }),
      ...qualityRoutes(sources),
      ...forecastRoutes(database),
      ...foreignRoutes(database, archives),
      ...countryTableRoutes(tables),
      ...killingRoutes(database),
      ...undercountRoutes(database),
      ...surgeRoutes(),
      ...alertRoutes({ room, sentences, database }),
      ...alertDocumentRoutes(sentences),
      ...claimRoutes(),
      trackRecordRoute(),
      ...answerPageRoutes({ database, sentences, origin, room, systemId }),
      ...feedRoutes({ database, sentences, origin }),
      warningLogRoute(),
      ...watchRoutes(watched, placeOf),
      ...measureListRoutes(),
      ...letterDocumentRoutes(sentences),
      ...publicationRoutes(database),
      ...partnerRoutes(),
      ...replyPageRoutes({ room: replyRoom, sentences }),
      ...replyLinkRoutes(replyRoom, origin),
      ...visitRoutes(),
      ...missionPackRoutes(database, dataDirectory, kinds),
      ...recommendationRoutes(sentences),
      ...reprisalRoutes(sentences),
      ...registerRoutes({ database, sentences, origin }),
      ...contactRoutes(database, dataDirectory),
      ...sealingRoutes(database, dataDirectory),
      ...sealedSubmissionRoutes(),
    ],
    tasks: {
      "import-events": importTask(database, dataDirectory),
      "match-events": matchTask(database, clock),
      "estimate-forecast": estimateForecast({ database, runs: forecastRuns, systemId, clock }),
      "estimate-killings": estimateKillingsTask({ database, killingRuns, systemId, clock }),
      "estimate-undercount": estimateUndercountTask({ database, undercounts, systemId, clock }),
    },
    clockwork: {
      "watch-deadlines": () => watchDeadlines(database, room, systemId, clock()),
      "score-forecasts": () => scoreEachHour({ database, runs: forecastRuns, killingRuns, systemId }, clock()),
      "list-keys": () => enterKeyListEachMinute(database, clock()),
      "enter-filings": () => enterFilings(database, clock()),
      "forget-messages": () => forgetOldMessages(database, clock()),
      "shred-deleted": () => shredDeleted(database),
      "find-surges": () => findSurges(clock()),
    },
  };
}

type AfterStep = NonNullable<RegisteredKind["afterStep"]>;

function inTurn(...all: readonly AfterStep[]): AfterStep {
  return async (...what) => {
    for (const one of all) await one(...what);
  };
}

/** Words for the measures an assessment recommends: its own room may not know the list. */
function measureName(id: string, language: string): string {
  const measure = findMeasure(id);
  return measure ? nameOfMeasure(measure, language).text : id;
}

/** The stages of the chain in their order: who knows, who judges, who warns, who acts, what is learnt. */
const stages: Readonly<Record<string, string>> = { information: "know", assessment: "judge", "warning.alert": "warn", response: "act", protection: "act", "warning.outcome-review": "learn" };

/** What is sealed beside another record is opened on that record's page and has none of its own. */
const withoutPage: readonly string[] = [sourceIdentityKind.kind, sealedNoteKind.kind];

function placesOf(kinds: readonly RegisteredKind[]): PlaceOf {
  const places = new Map([...kinds.filter((one) => !withoutPage.includes(one.kind.kind)).map((one) => [one.kind.kind, one.kind.path] as const), ["information.event", "events"] as const]);
  return (kind) => {
    const path = places.get(kind);
    return path === undefined ? undefined : { path, stage: stages[kind] ?? stages[kind.split(".")[0] ?? ""] ?? "beside" };
  };
}
