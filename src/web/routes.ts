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
  { path: "/assessments", screen: lazy(() => import("#assessment/screens/Assessments/index.tsx").then((module) => ({ default: module.AssessmentsScreen }))), titleKey: "assessment.assessment.many", nav: "assessments" },
  { path: "/assessments/new", screen: lazy(() => import("#assessment/screens/NewAssessment/index.tsx").then((module) => ({ default: module.NewAssessmentScreen }))), titleKey: "assessment.screen.new.title" },
  { path: "/assessments/:id", screen: lazy(() => import("#assessment/screens/Assessment/index.tsx").then((module) => ({ default: module.AssessmentScreen }))), titleKey: "assessment.assessment" },
];
