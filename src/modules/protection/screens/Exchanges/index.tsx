import { exchangeRoles, exchangeStates } from "../../model/exchange/exchange-kind.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { exchangeKindName, exchangePath } from "../partner-path.ts";
import { RecordList } from "../RecordList.tsx";

export function ExchangesScreen() {
  const t = useMessages();
  return <RecordList path={exchangePath} kind={exchangeKindName} words="protection.screen.exchanges" states={exchangeStates} creators={exchangeRoles} links={<LinkButton to="/mandate-partners" look="quiet">{t("protection.partner.many")}</LinkButton>} />;
}
