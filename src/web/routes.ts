import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/** The entries of the navigation, in this order. A route that names one is where it leads; entries without a route are not shown. */
export const navEntries = ["watch", "situations", "information", "assessments", "alerts", "people", "ledger", "jobs", "help"] as const;
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
  { path: "/people", screen: lazy(() => import("./screens/People/index.tsx").then((module) => ({ default: module.PeopleScreen }))), titleKey: "web.people.title", nav: "people" },
  { path: "/ledger", screen: lazy(() => import("./screens/Ledger/index.tsx").then((module) => ({ default: module.LedgerScreen }))), titleKey: "web.ledger.title", nav: "ledger" },
  { path: "/jobs", screen: lazy(() => import("./screens/Jobs/index.tsx").then((module) => ({ default: module.JobsScreen }))), titleKey: "web.jobs.title", nav: "jobs" },
  { path: "/help", screen: lazy(() => import("./screens/Help/index.tsx").then((module) => ({ default: module.HelpScreen }))), titleKey: "web.help.title", nav: "help" },
  { path: "/help/:subject", screen: lazy(() => import("./screens/Help/index.tsx").then((module) => ({ default: module.HelpScreen }))), titleKey: "web.help.title" },
  { path: "/search", screen: lazy(() => import("./screens/Search/index.tsx").then((module) => ({ default: module.SearchScreen }))), titleKey: "web.find.title" },
];
