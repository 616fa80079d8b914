import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecordList } from "#ui/record/record.ts";
import { useSubject } from "#ui/subject.ts";
import { authorRoles } from "../assessment-path.ts";
import { StartForm } from "./StartForm.tsx";

/** Starts an assessment: of which situation, for which period, and from which earlier one. */
export function NewAssessmentScreen() {
  const t = useMessages();
  const [subject] = useSubject();
  const [, navigate] = useLocation();
  const named = new URLSearchParams(useSearch()).get("situation") ?? subject?.id ?? "";
  const [situation, setSituation] = useState(named);
  const situations = useRecordList("situations", "information.situation", { limit: "200" });
  const mayCreate = useCompartmentsFor(authorRoles).length > 0;
  const choose = (id: string) => {
    setSituation(id);
    navigate(id === "" ? "/assessments/new" : `/assessments/new?situation=${id}`, { replace: true });
  };
  return (
    <Page title={t("assessment.screen.new.title")} lead={t("assessment.screen.new.lead")} breadcrumbs={[{ to: "/assessments", text: t("assessment.assessment.many") }]}>
      {mayCreate ? (
        <>
          <SelectField label={t("information.situation")} name="situation" value={situation} onChange={choose} isRequired emptyText={t("assessment.screen.new.choose-situation")} options={situations.map((one) => ({ value: one.id, text: one.title }))} />
          {situation !== "" && <StartForm key={situation} situationId={situation} />}
        </>
      ) : (
        <Empty why="not-permitted" />
      )}
    </Page>
  );
}
