import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { authorRoles } from "../assessment-path.ts";
import { killingPath } from "../killing-path.ts";
import { NewKillingForm } from "./NewKillingForm.tsx";

/** From which table, and known until which year. */
export function NewKillingRunScreen() {
  const t = useMessages();
  const mayPlan = useCompartmentsFor(authorRoles).length > 0;
  return (
    <Page title={t("assessment.screen.killings.new")} lead={t("assessment.screen.new-killing.lead")} label="confidential" breadcrumbs={[{ to: `/${killingPath}`, text: t("assessment.killing-run.many") }]}>
      {mayPlan ? <NewKillingForm /> : <Empty why="not-permitted" />}
    </Page>
  );
}
