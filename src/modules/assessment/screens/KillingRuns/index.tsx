import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { tablePath } from "../country-table-path.ts";
import { killingKindName, killingPath } from "../killing-path.ts";
import { RecordsScreen } from "../RecordsScreen.tsx";

/** All chances of mass killing that were ever told here. */
export function KillingRunsScreen() {
  const t = useMessages();
  const links = <><LinkButton to={`/${tablePath}`}>{t("assessment.country-table.many")}</LinkButton><LinkButton to="/forecast-track-record">{t("assessment.screen.track-record.link")}</LinkButton></>;
  return <RecordsScreen path={killingPath} kind={killingKindName} words="assessment.screen.killings" links={links} />;
}
