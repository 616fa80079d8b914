import type { ComponentType, LazyExoticComponent } from "react";

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
export const routes: readonly ScreenRoute[] = [];
