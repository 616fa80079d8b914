import { useState } from "react";
import { useLocation } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { authorRoles } from "../assessment-path.ts";
import { TableForm } from "../CountryTable/TableForm.tsx";
import { tablePath } from "../country-table-path.ts";

/** A file of countries and years, and what its columns are. */
export function NewCountryTableScreen() {
  const t = useMessages();
  const [, navigate] = useLocation();
  const compartments = useCompartmentsFor(authorRoles);
  const [compartment, setCompartment] = useState(compartments[0]?.value ?? "");
  return (
    <Page title={t("assessment.screen.country-tables.new")} lead={t("assessment.screen.new-country-table.lead")} label="confidential" breadcrumbs={[{ to: `/${tablePath}`, text: t("assessment.country-table.many") }]}>
      {compartments.length === 0 ? <Empty why="not-permitted" /> : (
        <>
          {compartments.length > 1 && <CompartmentField roles={authorRoles} name="compartmentId" value={compartment} onChange={setCompartment} />}
          <TableForm compartmentId={compartment} initial={{ label: "confidential", title: "", source: "", columns: [], note: "" }} onRead={(id) => navigate(`/${tablePath}/${id}`)} />
        </>
      )}
    </Page>
  );
}
