import { lazy, type ComponentType, type LazyExoticComponent } from "react";

export type ScreenRoute = {
  /** wouter's pattern: `/alerts/:id`. Parameters reach the screen through `useParams`. */
  readonly path: string;
  readonly screen: LazyExoticComponent<ComponentType>;
  /** Key of the screen's name, for the command list and for readers. */
  readonly titleKey: string;
};

/** A screen in a chunk of its own, by the name under which its file exports it. */
function screen<Name extends string>(load: () => Promise<Readonly<Record<Name, ComponentType>>>, name: Name): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}

/** Screens of one room come together: one leads to the next, and for each by itself the first visit would carry a list of what it needs. */
const numbers = () => import("#assessment/screens/numbers.ts");
const sealed = () => import("#protection/screens/sealed.ts");
const road = () => import("#protection/screens/road.ts");
const protection = () => import("#protection/screens/protection.ts");
const letters = () => import("#protection/screens/letters.ts");
const register = () => import("#partners/screens/register.ts");

/**
 * All screens, each with its own address. The shell knows Watch alone: with the names of everything that eighty screens are made of, the table would be a
 * third of what the first visit waits for.
 */
export const routes: readonly ScreenRoute[] = [
  { path: "/", screen: screen(() => import("#response/screens/Watch/index.tsx"), "WatchScreen"), titleKey: "response.screen.watch.title" },
  { path: "/situations", screen: screen(() => import("#information/screens/Situations/index.tsx"), "SituationsScreen"), titleKey: "information.situation.many" },
  { path: "/situations/new", screen: screen(() => import("#information/screens/SituationForm/NewSituation.tsx"), "NewSituationScreen"), titleKey: "information.screen.situation.new" },
  { path: "/situations/:id", screen: screen(() => import("#information/screens/Situation/index.tsx"), "SituationScreen"), titleKey: "information.situation" },
  { path: "/situations/:id/edit", screen: screen(() => import("#information/screens/SituationForm/EditSituation.tsx"), "EditSituationScreen"), titleKey: "information.screen.situation.edit" },
  { path: "/information", screen: screen(() => import("#information/screens/Information/index.tsx"), "InformationScreen"), titleKey: "information.screen.overview.title" },
  { path: "/reports", screen: screen(() => import("#information/screens/Happenings/index.tsx"), "ReportsScreen"), titleKey: "information.report.many" },
  { path: "/reports/new", screen: screen(() => import("#information/screens/ReportForm/index.tsx"), "NewReportScreen"), titleKey: "information.screen.reports.new" },
  { path: "/reports/:id", screen: screen(() => import("#information/screens/Report/index.tsx"), "ReportScreen"), titleKey: "information.report" },
  { path: "/reports/:id/edit", screen: screen(() => import("#information/screens/ReportForm/index.tsx"), "EditReportScreen"), titleKey: "information.screen.report.edit" },
  { path: "/claims", screen: screen(() => import("#information/screens/Happenings/index.tsx"), "ClaimsScreen"), titleKey: "information.claim.many" },
  { path: "/claims/:id", screen: screen(() => import("#information/screens/Claim/index.tsx"), "ClaimScreen"), titleKey: "information.claim" },
  { path: "/claims/:id/edit", screen: screen(() => import("#information/screens/ClaimForm/index.tsx"), "EditClaimScreen"), titleKey: "information.screen.claim.edit" },
  { path: "/incidents", screen: screen(() => import("#information/screens/Happenings/index.tsx"), "IncidentsScreen"), titleKey: "information.incident.many" },
  { path: "/incidents/new", screen: screen(() => import("#information/screens/IncidentForm/index.tsx"), "NewIncidentScreen"), titleKey: "information.screen.incidents.new" },
  { path: "/incidents/:id", screen: screen(() => import("#information/screens/Incident/index.tsx"), "IncidentScreen"), titleKey: "information.incident" },
  { path: "/incidents/:id/edit", screen: screen(() => import("#information/screens/IncidentForm/index.tsx"), "EditIncidentScreen"), titleKey: "information.screen.incident.edit" },
  { path: "/sources", screen: screen(() => import("#information/screens/Sources/index.tsx"), "SourcesScreen"), titleKey: "information.source.many" },
  { path: "/sources/new", screen: screen(() => import("#information/screens/SourceForm/index.tsx"), "NewSourceScreen"), titleKey: "information.screen.sources.new" },
  { path: "/sources/:id", screen: screen(() => import("#information/screens/Source/index.tsx"), "SourceScreen"), titleKey: "information.source" },
  { path: "/sources/:id/edit", screen: screen(() => import("#information/screens/SourceForm/index.tsx"), "EditSourceScreen"), titleKey: "information.screen.source.edit" },
  { path: "/events", screen: screen(() => import("#information/screens/Events/index.tsx"), "EventsScreen"), titleKey: "information.event.many" },
  { path: "/events/:id", screen: screen(() => import("#information/screens/Event/index.tsx"), "EventScreen"), titleKey: "information.event" },
  { path: "/event-pairs", screen: screen(() => import("#information/screens/EventPairs/index.tsx"), "EventPairsScreen"), titleKey: "information.screen.pairs.title" },
  { path: "/countries/:iso3", screen: screen(() => import("#information/screens/Country/index.tsx"), "CountryScreen"), titleKey: "information.screen.country.title" },
  { path: "/imports", screen: screen(() => import("#information/screens/Imports/index.tsx"), "ImportsScreen"), titleKey: "information.screen.imports.title" },
  { path: "/imports/new", screen: screen(() => import("#information/screens/NewImport/index.tsx"), "NewImportScreen"), titleKey: "information.screen.import.title" },
  { path: "/assessments", screen: screen(() => import("#assessment/screens/Assessments/index.tsx"), "AssessmentsScreen"), titleKey: "assessment.assessment.many" },
  { path: "/assessments/new", screen: screen(() => import("#assessment/screens/NewAssessment/index.tsx"), "NewAssessmentScreen"), titleKey: "assessment.screen.new.title" },
  { path: "/assessments/:id", screen: screen(() => import("#assessment/screens/Assessment/index.tsx"), "AssessmentScreen"), titleKey: "assessment.assessment" },
  { path: "/forecast-runs", screen: screen(numbers, "ForecastsScreen"), titleKey: "assessment.forecast-run.many" },
  { path: "/forecast-runs/new", screen: screen(numbers, "NewForecastScreen"), titleKey: "assessment.screen.forecasts.new" },
  { path: "/forecast-runs/:id", screen: screen(numbers, "ForecastScreen"), titleKey: "assessment.forecast-run" },
  { path: "/forecast-runs/:id/countries/:unit", screen: screen(numbers, "CountryForecastScreen"), titleKey: "assessment.screen.country.title" },
  { path: "/forecast-track-record", screen: screen(numbers, "TrackRecordScreen"), titleKey: "assessment.screen.track-record.title" },
  { path: "/foreign-forecasts", screen: screen(numbers, "ForeignForecastsScreen"), titleKey: "assessment.foreign-forecast.many" },
  { path: "/foreign-forecasts/new", screen: screen(numbers, "NewForeignForecastScreen"), titleKey: "assessment.screen.foreign.new" },
  { path: "/foreign-forecasts/:id", screen: screen(numbers, "ForeignForecastScreen"), titleKey: "assessment.foreign-forecast" },
  { path: "/country-tables", screen: screen(numbers, "CountryTablesScreen"), titleKey: "assessment.country-table.many" },
  { path: "/country-tables/new", screen: screen(numbers, "NewCountryTableScreen"), titleKey: "assessment.screen.country-tables.new" },
  { path: "/country-tables/:id", screen: screen(numbers, "CountryTableScreen"), titleKey: "assessment.country-table" },
  { path: "/mass-killing-runs", screen: screen(numbers, "KillingRunsScreen"), titleKey: "assessment.killing-run.many" },
  { path: "/mass-killing-runs/new", screen: screen(numbers, "NewKillingRunScreen"), titleKey: "assessment.screen.killings.new" },
  { path: "/mass-killing-runs/:id", screen: screen(numbers, "KillingRunScreen"), titleKey: "assessment.killing-run" },
  { path: "/mass-killing-runs/:id/countries/:unit", screen: screen(numbers, "KillingCountryScreen"), titleKey: "assessment.screen.country.title" },
  { path: "/undercounts", screen: screen(numbers, "UndercountsScreen"), titleKey: "assessment.undercount.many" },
  { path: "/undercounts/new", screen: screen(numbers, "NewUndercountScreen"), titleKey: "assessment.screen.undercounts.new" },
  { path: "/undercounts/:id", screen: screen(numbers, "UndercountScreen"), titleKey: "assessment.undercount" },
  { path: "/person-lists", screen: screen(numbers, "PersonListsScreen"), titleKey: "assessment.screen.person-lists.title" },
  { path: "/surge-signals", screen: screen(() => import("#assessment/screens/SurgeSignals/index.tsx"), "SurgeSignalsScreen"), titleKey: "assessment.screen.surges.title" },
  { path: "/alerts", screen: screen(() => import("#warning/screens/Alerts/index.tsx"), "AlertsScreen"), titleKey: "warning.alert.many" },
  { path: "/alerts/new", screen: screen(() => import("#warning/screens/NewAlert/index.tsx"), "NewAlertScreen"), titleKey: "warning.screen.new.title" },
  { path: "/alerts/:id", screen: screen(() => import("#warning/screens/Alert/index.tsx"), "AlertScreen"), titleKey: "warning.alert" },
  { path: "/alerts/:id/edit", screen: screen(() => import("#warning/screens/EditAlert/index.tsx"), "EditAlertScreen"), titleKey: "warning.screen.alert.edit" },
  { path: "/outcome-reviews/new", screen: screen(() => import("#warning/screens/NewOutcomeReview/index.tsx"), "NewOutcomeReviewScreen"), titleKey: "warning.screen.review.new" },
  { path: "/outcome-reviews/:id", screen: screen(() => import("#warning/screens/OutcomeReview/index.tsx"), "OutcomeReviewScreen"), titleKey: "warning.outcome-review" },
  { path: "/warning-track-record", screen: screen(() => import("#warning/screens/TrackRecord/index.tsx"), "TrackRecordScreen"), titleKey: "warning.screen.track-record.title" },
  { path: "/measures", screen: screen(() => import("#response/screens/Measures/index.tsx"), "MeasuresScreen"), titleKey: "response.measure.many" },
  { path: "/measures/new", screen: screen(() => import("#response/screens/NewMeasure/index.tsx"), "NewMeasureScreen"), titleKey: "response.screen.new.title" },
  { path: "/measures/:id", screen: screen(() => import("#response/screens/Measure/index.tsx"), "MeasureScreen"), titleKey: "response.measure" },
  { path: "/measures/:id/edit", screen: screen(() => import("#response/screens/EditMeasure/index.tsx"), "EditMeasureScreen"), titleKey: "response.screen.edit.open" },
  { path: "/protection", screen: screen(protection, "ProtectionScreen"), titleKey: "protection.screen.overview.title" },
  { path: "/visits", screen: screen(road, "VisitsScreen"), titleKey: "protection.visit.many" },
  { path: "/visits/new", screen: screen(road, "NewVisitScreen"), titleKey: "protection.screen.visits.new" },
  { path: "/visits/:id", screen: screen(road, "VisitScreen"), titleKey: "protection.visit" },
  { path: "/visits/:id/edit", screen: screen(road, "EditVisitScreen"), titleKey: "protection.screen.edit" },
  { path: "/recommendations", screen: screen(road, "RecommendationsScreen"), titleKey: "protection.recommendation.many" },
  { path: "/recommendations/new", screen: screen(road, "NewRecommendationScreen"), titleKey: "protection.screen.recommendations.new" },
  { path: "/recommendations/:id", screen: screen(road, "RecommendationScreen"), titleKey: "protection.recommendation" },
  { path: "/recommendations/:id/edit", screen: screen(road, "EditRecommendationScreen"), titleKey: "protection.screen.edit" },
  { path: "/inbox", screen: screen(sealed, "InboxScreen"), titleKey: "protection.screen.inbox.title" },
  { path: "/inbox/:id", screen: screen(sealed, "SealedBoxScreen"), titleKey: "protection.screen.box.title" },
  { path: "/submissions", screen: screen(sealed, "SubmissionsScreen"), titleKey: "protection.submission.many" },
  { path: "/submissions/:id", screen: screen(sealed, "SubmissionScreen"), titleKey: "protection.submission" },
  { path: "/keys", screen: screen(sealed, "KeysScreen"), titleKey: "protection.screen.keys.title" },
  { path: "/keys/visible", screen: screen(sealed, "VisibleScreen"), titleKey: "protection.screen.visible.title" },
  { path: "/keys/recovery", screen: screen(sealed, "RecoveryScreen"), titleKey: "protection.screen.recovery.title" },
  { path: "/keys/ceremony", screen: screen(sealed, "CeremonyScreen"), titleKey: "protection.screen.ceremony.title" },
  { path: "/cases", screen: screen(protection, "CasesScreen"), titleKey: "protection.case.many" },
  { path: "/cases/new", screen: screen(protection, "NewCaseScreen"), titleKey: "protection.screen.cases.new" },
  { path: "/cases/:id", screen: screen(protection, "CaseScreen"), titleKey: "protection.case" },
  { path: "/cases/:id/edit", screen: screen(protection, "EditCaseScreen"), titleKey: "protection.screen.edit" },
  { path: "/communications", screen: screen(letters, "CommunicationsScreen"), titleKey: "protection.communication.many" },
  { path: "/communications/new", screen: screen(letters, "NewCommunicationScreen"), titleKey: "protection.screen.communications.new" },
  { path: "/communications/:id", screen: screen(letters, "CommunicationScreen"), titleKey: "protection.communication" },
  { path: "/publications", screen: screen(letters, "PublicationsScreen"), titleKey: "protection.publication.many" },
  { path: "/publications/new", screen: screen(letters, "NewPublicationScreen"), titleKey: "protection.screen.publications.new" },
  { path: "/publications/:id", screen: screen(letters, "PublicationScreen"), titleKey: "protection.publication" },
  { path: "/publications/:id/edit", screen: screen(letters, "EditPublicationScreen"), titleKey: "protection.screen.edit" },
  { path: "/replies", screen: screen(letters, "RepliesScreen"), titleKey: "protection.reply.many" },
  { path: "/replies/new", screen: screen(letters, "NewReplyScreen"), titleKey: "protection.screen.replies.new" },
  { path: "/replies/:id", screen: screen(letters, "ReplyScreen"), titleKey: "protection.reply" },
  { path: "/replies/:id/edit", screen: screen(letters, "EditReplyScreen"), titleKey: "protection.screen.edit" },
  { path: "/communications/:id/edit", screen: screen(letters, "EditCommunicationScreen"), titleKey: "protection.screen.edit" },
  { path: "/actors", screen: screen(register, "ActorsScreen"), titleKey: "partners.actor.many" },
  { path: "/actors/new", screen: screen(register, "NewActorScreen"), titleKey: "partners.screen.actor.new" },
  { path: "/actors/:id", screen: screen(register, "ActorScreen"), titleKey: "partners.actor" },
  { path: "/actors/:id/edit", screen: screen(register, "EditActorScreen"), titleKey: "partners.screen.edit" },
  { path: "/organisations", screen: screen(register, "OrganisationsScreen"), titleKey: "partners.organisation.many" },
  { path: "/organisations/new", screen: screen(register, "NewOrganisationScreen"), titleKey: "partners.screen.organisation.new" },
  { path: "/organisations/:id", screen: screen(register, "OrganisationScreen"), titleKey: "partners.organisation" },
  { path: "/organisations/:id/edit", screen: screen(register, "EditOrganisationScreen"), titleKey: "partners.screen.edit" },
  { path: "/persons", screen: screen(register, "PersonsScreen"), titleKey: "partners.person.many" },
  { path: "/persons/new", screen: screen(register, "NewPersonScreen"), titleKey: "partners.screen.person.new" },
  { path: "/persons/:id", screen: screen(register, "PersonScreen"), titleKey: "partners.person" },
  { path: "/persons/:id/edit", screen: screen(register, "EditPersonScreen"), titleKey: "partners.screen.edit" },
  { path: "/addressee-groups", screen: screen(register, "AddresseeGroupsScreen"), titleKey: "partners.addressee-group.many" },
  { path: "/addressee-groups/new", screen: screen(register, "NewAddresseeGroupScreen"), titleKey: "partners.screen.addressee-group.new" },
  { path: "/addressee-groups/:id", screen: screen(register, "AddresseeGroupScreen"), titleKey: "partners.addressee-group" },
  { path: "/addressee-groups/:id/edit", screen: screen(register, "EditAddresseeGroupScreen"), titleKey: "partners.screen.edit" },
  { path: "/people", screen: screen(() => import("./screens/People/index.tsx"), "PeopleScreen"), titleKey: "web.people.title" },
  { path: "/shared", screen: screen(() => import("./screens/Shared/index.tsx"), "SharedScreen"), titleKey: "web.shared.title" },
  { path: "/shared/:id", screen: screen(() => import("./screens/Shared/index.tsx"), "SharedRecordScreen"), titleKey: "web.shared.title" },
  { path: "/ledger", screen: screen(() => import("./screens/Ledger/index.tsx"), "LedgerScreen"), titleKey: "web.ledger.title" },
  { path: "/jobs", screen: screen(() => import("./screens/Jobs/index.tsx"), "JobsScreen"), titleKey: "web.jobs.title" },
  { path: "/help", screen: screen(() => import("./screens/Help/index.tsx"), "HelpScreen"), titleKey: "web.help.title" },
  { path: "/help/methods/:method", screen: screen(() => import("./screens/Method/index.tsx"), "MethodScreen"), titleKey: "web.method.title" },
  { path: "/help/:subject", screen: screen(() => import("./screens/Help/index.tsx"), "HelpScreen"), titleKey: "web.help.title" },
  { path: "/search", screen: screen(() => import("./screens/Search/index.tsx"), "SearchScreen"), titleKey: "web.find.title" },
];
