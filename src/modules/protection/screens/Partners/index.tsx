import { partnerRoles, partnerStates } from "../../model/partner/partner-kind.ts";
import { useMessages } from "#ui/messages.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { partnerKindName, partnerPath } from "../partner-path.ts";
import { RecordList } from "../RecordList.tsx";

export function PartnersScreen() {
  const t = useMessages();
  return <RecordList path={partnerPath} kind={partnerKindName} words="protection.screen.partners" states={partnerStates} creators={partnerRoles} links={<LinkButton to="/exchanges" look="quiet">{t("protection.exchange.many")}</LinkButton>} />;
}
