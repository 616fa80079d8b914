import { exposureKindName, exposurePath, exposureRoles } from "../exposure-path.ts";
import { RecordList } from "../RecordList.tsx";

export function ExposuresScreen() {
  return <RecordList path={exposurePath} kind={exposureKindName} words="protection.screen.exposures" states={["followed", "closed"]} creators={exposureRoles} />;
}
