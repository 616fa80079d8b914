import { caseKindName, casePath, deskRoles } from "../case-path.ts";
import { RecordList } from "../RecordList.tsx";

const states = ["open", "closed"] as const;

export function CasesScreen() {
  return <RecordList path={casePath} kind={caseKindName} words="protection.screen.cases" states={states} creators={deskRoles} />;
}
