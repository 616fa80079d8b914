import { deskRoles } from "../case-path.ts";
import { RecordList } from "../RecordList.tsx";
import { replyKindName, replyPath } from "../reply-path.ts";

const states = ["received", "registered", "translated", "evaluated"] as const;

export function RepliesScreen() {
  return <RecordList path={replyPath} kind={replyKindName} words="protection.screen.replies" states={states} creators={deskRoles} />;
}
