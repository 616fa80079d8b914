import { useMessages } from "#ui/messages.ts";
import { forecastPath } from "../forecast-path.ts";
import { foreignKindName, foreignPath } from "../foreign-path.ts";
import { RecordsScreen } from "../RecordsScreen.tsx";

/** Archives of forecasts that others made: kept, and held against what happened like our own. */
export function ForeignForecastsScreen() {
  const t = useMessages();
  return <RecordsScreen path={foreignPath} kind={foreignKindName} words="assessment.screen.foreign" breadcrumb={{ to: `/${forecastPath}`, text: t("assessment.forecast-run.many") }} />;
}
