import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { authorRoles } from "../assessment-path.ts";
import { forecastPath } from "../forecast-path.ts";
import { NewForecastForm } from "./NewForecastForm.tsx";

/** What is to be forecast, from which data, known until when. */
export function NewForecastScreen() {
  const t = useMessages();
  const mayPlan = useCompartmentsFor(authorRoles).length > 0;
  return (
    <Page title={t("assessment.screen.forecasts.new")} lead={t("assessment.screen.new-forecast.lead")} label="confidential" breadcrumbs={[{ to: `/${forecastPath}`, text: t("assessment.forecast-run.many") }]}>
      {mayPlan ? <NewForecastForm /> : <Empty why="not-permitted" />}
    </Page>
  );
}
