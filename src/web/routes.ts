import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/** The entries of the navigation, in this order. A route that names one is where it leads; entries without a route are not shown. */
export const navEntries = ["watch", "situations", "information", "assessments", "alerts", "partners", "people", "ledger", "jobs", "help"] as const;
export type NavEntry = (typeof navEntries)[number];

export type ScreenRoute = {
  /** wouter's pattern: `/alerts/:id`. Parameters reach the screen through `useParams`. */
  readonly path: string;
  readonly screen: LazyExoticComponent<ComponentType>;
  /** Key of the screen's name, for the command list and for readers. */
  readonly titleKey: string;
  readonly nav?: NavEntry;
};

/** All screens. Each is its own chunk: `{ path: "/alerts", screen: lazy(() => import("#warning/screens/Alerts/index.tsx")), … }`. */
export const routes: readonly ScreenRoute[] = [
  { path: "/", screen: lazy(() => import("#response/screens/Watch/index.tsx").then((module) => ({ default: module.WatchScreen }))), titleKey: "response.screen.watch.title", nav: "watch" },
  { path: "/situations", screen: lazy(() => import("#information/screens/Situations/index.tsx").then((module) => ({ default: module.SituationsScreen }))), titleKey: "information.situation.many", nav: "situations" },
  { path: "/situations/new", screen: lazy(() => import("#information/screens/SituationForm/NewSituation.tsx").then((module) => ({ default: module.NewSituationScreen }))), titleKey: "information.screen.situation.new" },
  { path: "/situations/:id", screen: lazy(() => import("#information/screens/Situation/index.tsx").then((module) => ({ default: module.SituationScreen }))), titleKey: "information.situation" },
  { path: "/situations/:id/edit", screen: lazy(() => import("#information/screens/SituationForm/EditSituation.tsx").then((module) => ({ default: module.EditSituationScreen }))), titleKey: "information.screen.situation.edit" },
  { path: "/information", screen: lazy(() => import("#information/screens/Information/index.tsx").then((module) => ({ default: module.InformationScreen }))), titleKey: "information.screen.overview.title", nav: "information" },
  { path: "/reports", screen: lazy(() => import("#information/screens/Reports/index.tsx").then((module) => ({ default: module.ReportsScreen }))), titleKey: "information.report.many" },
  { path: "/reports/new", screen: lazy(() => import("#information/screens/ReportForm/index.tsx").then((module) => ({ default: module.NewReportScreen }))), titleKey: "information.screen.reports.new" },
  { path: "/reports/:id", screen: lazy(() => import("#information/screens/Report/index.tsx").then((module) => ({ default: module.ReportScreen }))), titleKey: "information.report" },
  { path: "/reports/:id/edit", screen: lazy(() => import("#information/screens/ReportForm/index.tsx").then((module) => ({ default: module.EditReportScreen }))), titleKey: "information.screen.report.edit" },
  { path: "/claims", screen: lazy(() => import("#information/screens/Claims/index.tsx").then((module) => ({ default: module.ClaimsScreen }))), titleKey: "information.claim.many" },
  { path: "/claims/:id", screen: lazy(() => import("#information/screens/Claim/index.tsx").then((module) => ({ default: module.ClaimScreen }))), titleKey: "information.claim" },
  { path: "/claims/:id/edit", screen: lazy(() => import("#information/screens/ClaimForm/index.tsx").then((module) => ({ default: module.EditClaimScreen }))), titleKey: "information.screen.claim.edit" },
  { path: "/incidents", screen: lazy(() => import("#information/screens/Incidents/index.tsx").then((module) => ({ default: module.IncidentsScreen }))), titleKey: "information.incident.many" },
  { path: "/incidents/new", screen: lazy(() => import("#information/screens/IncidentForm/index.tsx").then((module) => ({ default: module.NewIncidentScreen }))), titleKey: "information.screen.incidents.new" },
  { path: "/incidents/:id", screen: lazy(() => import("#information/screens/Incident/index.tsx").then((module) => ({ default: module.IncidentScreen }))), titleKey: "information.incident" },
  { path: "/incidents/:id/edit", screen: lazy(() => import("#information/screens/IncidentForm/index.tsx").then((module) => ({ default: module.EditIncidentScreen }))), titleKey: "information.screen.incident.edit" },
  { path: "/sources", screen: lazy(() => import("#information/screens/Sources/index.tsx").then((module) => ({ default: module.SourcesScreen }))), titleKey: "information.source.many" },
  { path: "/sources/new", screen: lazy(() => import("#information/screens/SourceForm/index.tsx").then((module) => ({ default: module.NewSourceScreen }))), titleKey: "information.screen.sources.new" },
  { path: "/sources/:id", screen: lazy(() => import("#information/screens/Source/index.tsx").then((module) => ({ default: module.SourceScreen }))), titleKey: "information.source" },
  { path: "/sources/:id/edit", screen: lazy(() => import("#information/screens/SourceForm/index.tsx").then((module) => ({ default: module.EditSourceScreen }))), titleKey: "information.screen.source.edit" },
  { path: "/events", screen: lazy(() => import("#information/screens/Events/index.tsx").then((module) => ({ default: module.EventsScreen }))), titleKey: "information.event.many" },
  { path: "/events/:id", screen: lazy(() => import("#information/screens/Event/index.tsx").then((module) => ({ default: module.EventScreen }))), titleKey: "information.event" },
  { path: "/countries/:iso3", screen: lazy(() => import("#information/screens/Country/index.tsx").then((module) => ({ default: module.CountryScreen }))), titleKey: "information.screen.country.title" },
  { path: "/imports", screen: lazy(() => import("#information/screens/Imports/index.tsx").then((module) => ({ default: module.ImportsScreen }))), titleKey: "information.screen.imports.title" },
  { path: "/imports/new", screen: lazy(() => import("#information/screens/NewImport/index.tsx").then((module) => ({ default: module.NewImportScreen }))), titleKey: "information.screen.import.title" },
  { path: "/assessments", screen: lazy(() => import("#assessment/screens/Assessments/index.tsx").then((module) => ({ default: module.AssessmentsScreen }))), titleKey: "assessment.assessment.many", nav: "assessments" },
  { path: "/assessments/new", screen: lazy(() => import("#assessment/screens/NewAssessment/index.tsx").then((module) => ({ default: module.NewAssessmentScreen }))), titleKey: "assessment.screen.new.title" },
  { path: "/assessments/:id", screen: lazy(() => import("#assessment/screens/Assessment/index.tsx").then((module) => ({ default: module.AssessmentScreen }))), titleKey: "assessment.assessment" },
  { path: "/alerts", screen: lazy(() => import("#warning/screens/Alerts/index.tsx").then((module) => ({ default: module.AlertsScreen }))), titleKey: "warning.alert.many", nav: "alerts" },
  { path: "/alerts/new", screen: lazy(() => import("#warning/screens/NewAlert/index.tsx").then((module) => ({ default: module.NewAlertScreen }))), titleKey: "warning.screen.new.title" },
  { path: "/alerts/:id", screen: lazy(() => import("#warning/screens/Alert/index.tsx").then((module) => ({ default: module.AlertScreen }))), titleKey: "warning.alert" },
  { path: "/alerts/:id/edit", screen: lazy(() => import("#warning/screens/EditAlert/index.tsx").then((module) => ({ default: module.EditAlertScreen }))), titleKey: "warning.screen.alert.edit" },
  { path: "/outcome-reviews/new", screen: lazy(() => import("#warning/screens/NewOutcomeReview/index.tsx").then((module) => ({ default: module.NewOutcomeReviewScreen }))), titleKey: "warning.screen.review.new" },
  { path: "/outcome-reviews/:id", screen: lazy(() => import("#warning/screens/OutcomeReview/index.tsx").then((module) => ({ default: module.OutcomeReviewScreen }))), titleKey: "warning.outcome-review" },
  { path: "/measures", screen: lazy(() => import("#response/screens/Measures/index.tsx").then((module) => ({ default: module.MeasuresScreen }))), titleKey: "response.measure.many" },
  { path: "/measures/new", screen: lazy(() => import("#response/screens/NewMeasure/index.tsx").then((module) => ({ default: module.NewMeasureScreen }))), titleKey: "response.screen.new.title" },
  { path: "/measures/:id", screen: lazy(() => import("#response/screens/Measure/index.tsx").then((module) => ({ default: module.MeasureScreen }))), titleKey: "response.measure" },
  { path: "/measures/:id/edit", screen: lazy(() => import("#response/screens/EditMeasure/index.tsx").then((module) => ({ default: module.EditMeasureScreen }))), titleKey: "response.screen.edit.open" },
  { path: "/actors", screen: lazy(() => import("#partners/screens/Actors/index.tsx").then((module) => ({ default: module.ActorsScreen }))), titleKey: "partners.actor.many", nav: "partners" },
  { path: "/actors/new", screen: lazy(() => import("#partners/screens/ActorForm/index.tsx").then((module) => ({ default: module.NewActorScreen }))), titleKey: "partners.screen.actor.new" },
  { path: "/actors/:id", screen: lazy(() => import("#partners/screens/Actor/index.tsx").then((module) => ({ default: module.ActorScreen }))), titleKey: "partners.actor" },
  { path: "/actors/:id/edit", screen: lazy(() => import("#partners/screens/ActorForm/index.tsx").then((module) => ({ default: module.EditActorScreen }))), titleKey: "partners.screen.edit" },
  { path: "/organisations", screen: lazy(() => import("#partners/screens/Organisations/index.tsx").then((module) => ({ default: module.OrganisationsScreen }))), titleKey: "partners.organisation.many" },
  { path: "/organisations/new", screen: lazy(() => import("#partners/screens/OrganisationForm/index.tsx").then((module) => ({ default: module.NewOrganisationScreen }))), titleKey: "partners.screen.organisation.new" },
  { path: "/organisations/:id", screen: lazy(() => import("#partners/screens/Organisation/index.tsx").then((module) => ({ default: module.OrganisationScreen }))), titleKey: "partners.organisation" },
  { path: "/organisations/:id/edit", screen: lazy(() => import("#partners/screens/OrganisationForm/index.tsx").then((module) => ({ default: module.EditOrganisationScreen }))), titleKey: "partners.screen.edit" },
  { path: "/persons", screen: lazy(() => import("#partners/screens/Persons/index.tsx").then((module) => ({ default: module.PersonsScreen }))), titleKey: "partners.person.many" },
  { path: "/persons/new", screen: lazy(() => import("#partners/screens/PersonForm/index.tsx").then((module) => ({ default: module.NewPersonScreen }))), titleKey: "partners.screen.person.new" },
  { path: "/persons/:id", screen: lazy(() => import("#partners/screens/Person/index.tsx").then((module) => ({ default: module.PersonScreen }))), titleKey: "partners.person" },
  { path: "/persons/:id/edit", screen: lazy(() => import("#partners/screens/PersonForm/index.tsx").then((module) => ({ default: module.EditPersonScreen }))), titleKey: "partners.screen.edit" },
  { path: "/addressee-groups", screen: lazy(() => import("#partners/screens/AddresseeGroups/index.tsx").then((module) => ({ default: module.AddresseeGroupsScreen }))), titleKey: "partners.addressee-group.many" },
  { path: "/addressee-groups/new", screen: lazy(() => import("#partners/screens/AddresseeGroupForm/index.tsx").then((module) => ({ default: module.NewAddresseeGroupScreen }))), titleKey: "partners.screen.addressee-group.new" },
  { path: "/addressee-groups/:id", screen: lazy(() => import("#partners/screens/AddresseeGroup/index.tsx").then((module) => ({ default: module.AddresseeGroupScreen }))), titleKey: "partners.addressee-group" },
  { path: "/addressee-groups/:id/edit", screen: lazy(() => import("#partners/screens/AddresseeGroupForm/index.tsx").then((module) => ({ default: module.EditAddresseeGroupScreen }))), titleKey: "partners.screen.edit" },
  { path: "/people", screen: lazy(() => import("./screens/People/index.tsx").then((module) => ({ default: module.PeopleScreen }))), titleKey: "web.people.title", nav: "people" },
  { path: "/ledger", screen: lazy(() => import("./screens/Ledger/index.tsx").then((module) => ({ default: module.LedgerScreen }))), titleKey: "web.ledger.title", nav: "ledger" },
  { path: "/jobs", screen: lazy(() => import("./screens/Jobs/index.tsx").then((module) => ({ default: module.JobsScreen }))), titleKey: "web.jobs.title", nav: "jobs" },
  { path: "/help", screen: lazy(() => import("./screens/Help/index.tsx").then((module) => ({ default: module.HelpScreen }))), titleKey: "web.help.title", nav: "help" },
  { path: "/help/:subject", screen: lazy(() => import("./screens/Help/index.tsx").then((module) => ({ default: module.HelpScreen }))), titleKey: "web.help.title" },
  { path: "/search", screen: lazy(() => import("./screens/Search/index.tsx").then((module) => ({ default: module.SearchScreen }))), titleKey: "web.find.title" },
];
