/** The entries of the navigation, in this order, and where each leads. */
const places = { watch: "/", situations: "/situations", information: "/information", assessments: "/assessments", alerts: "/alerts", protection: "/protection", partners: "/actors", people: "/people", ledger: "/ledger", jobs: "/jobs", help: "/help" } as const;
export type NavEntry = keyof typeof places;
export type NavLink = { readonly entry: NavEntry; readonly path: string; readonly titleKey: string };

const allEntries: readonly NavEntry[] = ["watch", "situations", "information", "assessments", "alerts", "protection", "partners", "people", "ledger", "jobs", "help"];
/** Whoever administers reads no content: its lists would only refuse. */
const administered: readonly NavEntry[] = ["watch", "people", "ledger", "jobs", "help"];

export function navLinks(isAdministrator: boolean): NavLink[] {
  return (isAdministrator ? administered : allEntries).map((entry) => ({ entry, path: places[entry], titleKey: `web.nav.${entry}` }));
}

/** Lists that have no entry of their own stand under the one of their room. */
const under: Readonly<Record<string, NavEntry>> = {
  reports: "information", claims: "information", incidents: "information", sources: "information", events: "information", "event-pairs": "information", imports: "information", countries: "information",
  organisations: "partners", persons: "partners", "addressee-groups": "partners", "forecast-runs": "assessments", "forecast-track-record": "assessments", "foreign-forecasts": "assessments", "country-tables": "assessments", "mass-killing-runs": "assessments", undercounts: "assessments", "person-lists": "assessments", "surge-signals": "assessments", measures: "alerts", "outcome-reviews": "alerts", "warning-track-record": "alerts",
  cases: "protection", communications: "protection", submissions: "protection", inbox: "protection", keys: "protection", replies: "protection", visits: "protection", "mission-pack": "protection", recommendations: "protection", "mandate-partners": "protection", exchanges: "protection", exposures: "protection", reprisals: "protection", "reprisal-years": "protection", publications: "protection",
};

/** The entry a person is under: the longest path that the address begins with, whole steps only, or that of the room. */
export function currentEntry(links: readonly NavLink[], path: string): NavEntry | undefined {
  const room = under[path.split("/")[1] ?? ""];
  if (room) return room;
  const above = links.filter((link) => path === link.path || (link.path === "/" ? false : path.startsWith(`${link.path}/`)));
  return above.toSorted((a, b) => b.path.length - a.path.length)[0]?.entry;
}
