import { RecordList } from "../RecordList.tsx";
import { visitKindName, visitPath, visitRoles } from "../visit-path.ts";

const states = ["planned", "requested", "reminded", "acknowledged", "invited", "accepted", "declined", "dates-proposed", "dates-agreed", "in-preparation", "postponed", "cancelled", "under-way", "suspended", "completed", "report-drafted", "state-comments", "report-issued", "followed-up"] as const;

export function VisitsScreen() {
  return <RecordList path={visitPath} kind={visitKindName} words="protection.screen.visits" states={states} creators={visitRoles} />;
}
