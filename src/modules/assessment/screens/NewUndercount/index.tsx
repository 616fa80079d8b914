import { useState } from "react";
import { useLocation } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecordChanges } from "#ui/record/record.ts";
import { authorRoles } from "../assessment-path.ts";
import { UndercountForm } from "../Undercount/UndercountForm.tsx";
import { handedTable } from "./handed-table.ts";
import { undercountKindName, undercountPath } from "../undercount-path.ts";

/** Counts of people on several lists, from which models say how many there were on none. */
export function NewUndercountScreen() {
  const t = useMessages();
  const [, navigate] = useLocation();
  const compartments = useCompartmentsFor(authorRoles);
  const [compartment, setCompartment] = useState(compartments[0]?.value ?? "");
  const [table] = useState(handedTable);
  const changes = useRecordChanges(undercountPath, undercountKindName);
  return (
    <Page title={t("assessment.screen.undercounts.new")} lead={t("assessment.screen.new-undercount.lead")} label="confidential" breadcrumbs={[{ to: `/${undercountPath}`, text: t("assessment.undercount.many") }]}>
      {compartments.length === 0 ? <Empty why="not-permitted" /> : (
        <>
          {compartments.length > 1 && <CompartmentField roles={authorRoles} name="compartmentId" value={compartment} onChange={setCompartment} />}
          <UndercountForm initial={{ label: "confidential", title: "", population: "", lists: "", table, note: "" }} submitText={t("assessment.screen.new-undercount.submit")} save={(content) => changes.create(compartment, content)} onSaved={(id) => navigate(`/${undercountPath}/${id}`)} />
        </>
      )}
    </Page>
  );
}
