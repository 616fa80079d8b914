/**
 * Where each kind of record has its pages. The ledger names a kind without its place, and the search asks each place; the browser
 * should not load every module's rules to know them, so a test holds this list against the kinds themselves.
 */
export const recordPaths = {
  "information.report": "reports",
  "information.incident": "incidents",
  "information.claim": "claims",
  "information.situation": "situations",
  "assessment.assessment": "assessments",
  "assessment.forecast-run": "forecast-runs",
  "assessment.foreign-forecast": "foreign-forecasts",
  "assessment.country-table": "country-tables",
  "assessment.killing-run": "mass-killing-runs",
  "assessment.undercount": "undercounts",
  "warning.alert": "alerts",
  "warning.outcome-review": "outcome-reviews",
  "response.measure": "measures",
  "protection.visit": "visits",
  "protection.partner": "mandate-partners",
  "protection.exchange": "exchanges",
  "protection.recommendation": "recommendations",
  "protection.exposure": "exposures",
  "protection.reprisal": "reprisals",
  "protection.submission": "submissions",
  "protection.case": "cases",
  "protection.communication": "communications",
  "protection.reply": "replies",
  "protection.publication": "publications",
  "information.source": "sources",
  "partners.actor": "actors",
  "partners.person": "persons",
  "partners.organisation": "organisations",
  "partners.addressee-group": "addressee-groups",
} as const satisfies Readonly<Record<string, string>>;
/** Kinds without a page of their own: sealed beside another record, and opened on its page. */
export const besideRecords = ["information.source-identity", "protection.sealed-note"] as const;
export type RecordKindName = keyof typeof recordPaths;

export function recordPath(kind: string | null): string | undefined {
  const found = Object.entries(recordPaths).find(([name]) => name === kind);
  return found?.[1];
}
