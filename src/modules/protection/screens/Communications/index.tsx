import { deskRoles } from "../case-path.ts";
import { communicationKindName, communicationPath } from "../communication-path.ts";
import { RecordList } from "../RecordList.tsx";

const states = ["draft", "joint-invited", "consolidated", "final-text", "cleared", "sent", "reply-received", "reminded", "published", "reported", "follow-up", "closed", "cancelled"] as const;

export function CommunicationsScreen() {
  return <RecordList path={communicationPath} kind={communicationKindName} words="protection.screen.communications" states={states} creators={deskRoles} />;
}
