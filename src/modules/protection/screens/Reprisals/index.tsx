import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { reprisalReaders, reprisalStates } from "../../model/reprisal/reprisal-steps.ts";
import { RecordList } from "../RecordList.tsx";
import { reprisalKindName, reprisalPath } from "../reprisal-path.ts";

export function ReprisalsScreen() {
  const t = useMessages();
  return <RecordList path={reprisalPath} kind={reprisalKindName} words="protection.screen.reprisals" states={reprisalStates} creators={reprisalReaders} links={<LinkButton to="/reprisal-years">{t("protection.screen.reprisals.years")}</LinkButton>} />;
}
