import { useState } from "react";
import { useSearch } from "wouter";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecordList } from "#ui/record/record.ts";
import { useSubject } from "#ui/subject.ts";
import { proposingRoles } from "../measure-path.ts";
import { StartMeasure } from "./StartMeasure.tsx";

/** A new measure: for which situation, perhaps in answer to which alert, then what it is. */
export function NewMeasureScreen() {
  const t = useMessages();
  const [subject] = useSubject();
  const query = new URLSearchParams(useSearch());
  const [situation, setSituation] = useState(query.get("situation") ?? subject?.id ?? "");
  const situations = useRecordList("situations", "information.situation", { limit: "200" });
  const mayPropose = useCompartmentsFor(proposingRoles).length > 0;
  const alertId = query.get("alert") ?? undefined;
  return (
    <Page title={t("response.screen.new.title")} lead={t("response.screen.new.lead")} label="confidential" breadcrumbs={[{ to: "/measures", text: t("response.measure.many") }]}>
      {mayPropose ? (
        <>
          {alertId === undefined && <SelectField label={t("information.situation")} name="situation" value={situation} onChange={setSituation} isRequired emptyText={t("response.screen.choose")} options={situations.map((one) => ({ value: one.id, text: one.title }))} />}
          {(situation !== "" || alertId !== undefined) && <StartMeasure key={`${situation} ${alertId}`} situationId={situation} alertId={alertId} />}
        </>
      ) : (
        <Empty why="not-permitted" />
      )}
    </Page>
  );
}
