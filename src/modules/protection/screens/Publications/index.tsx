import { deskRoles } from "../case-path.ts";
import { publicationKindName, publicationPath } from "../publication-path.ts";
import { RecordList } from "../RecordList.tsx";

const states = ["draft", "checked", "published", "replaced"] as const;

export function PublicationsScreen() {
  return <RecordList path={publicationPath} kind={publicationKindName} words="protection.screen.publications" states={states} creators={deskRoles} />;
}
