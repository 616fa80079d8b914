import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { RecordsScreen } from "../RecordsScreen.tsx";
import { undercountKindName, undercountPath } from "../undercount-path.ts";

/** Estimates of what nobody recorded, and the way to the lists of people that they begin with. */
export function UndercountsScreen() {
  const t = useMessages();
  return <RecordsScreen path={undercountPath} kind={undercountKindName} words="assessment.screen.undercounts" links={<LinkButton to="/person-lists">{t("assessment.screen.person-lists.title")}</LinkButton>} />;
}
