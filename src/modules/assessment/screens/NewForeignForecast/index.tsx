import { useState } from "react";
import { useLocation } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { authorRoles } from "../assessment-path.ts";
import { ForeignForm } from "../ForeignForecast/ForeignForm.tsx";
import { foreignPath } from "../foreign-path.ts";

/** An archive of forecasts that others made. */
export function NewForeignForecastScreen() {
  const t = useMessages();
  const [, navigate] = useLocation();
  const compartments = useCompartmentsFor(authorRoles);
  const [compartment, setCompartment] = useState(compartments[0]?.value ?? "");
  return (
    <Page title={t("assessment.screen.foreign.new")} lead={t("assessment.screen.new-foreign.lead")} label="confidential" breadcrumbs={[{ to: `/${foreignPath}`, text: t("assessment.foreign-forecast.many") }]}>
      {compartments.length === 0 ? <Empty why="not-permitted" /> : (
        <>
          {compartments.length > 1 && <CompartmentField roles={authorRoles} name="compartmentId" value={compartment} onChange={setCompartment} />}
          <ForeignForm compartmentId={compartment} initial={{ label: "confidential", title: "", source: "", target: "all", dataset: "", note: "" }} onRead={(id) => navigate(`/${foreignPath}/${id}`)} />
        </>
      )}
    </Page>
  );
}
