import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecordList } from "#ui/record/record.ts";
import { useSubject } from "#ui/subject.ts";
import { draftingRoles } from "../alert-path.ts";
import { StartAlert } from "./StartAlert.tsx";

/** A new alert: about which situation, then the draft itself. */
export function NewAlertScreen() {
  const t = useMessages();
  const [subject] = useSubject();
  const query = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const [situation, setSituation] = useState(query.get("situation") ?? subject?.id ?? "");
  const situations = useRecordList("situations", "information.situation", { limit: "200" });
  const mayDraft = useCompartmentsFor(draftingRoles).length > 0;
  const choose = (id: string) => {
    setSituation(id);
    navigate(id === "" ? "/alerts/new" : `/alerts/new?situation=${id}`, { replace: true });
  };
  return (
    <Page title={t("warning.screen.new.title")} lead={t("warning.screen.new.lead")} label="confidential" breadcrumbs={[{ to: "/alerts", text: t("warning.alert.many") }]}>
      {mayDraft ? (
        <>
          <SelectField label={t("information.situation")} name="situation" value={situation} onChange={choose} isRequired emptyText={t("warning.screen.new.choose-situation")} options={situations.map((one) => ({ value: one.id, text: one.title }))} />
          {situation !== "" && <StartAlert key={situation} situationId={situation} assessmentId={query.get("assessment") ?? undefined} />}
        </>
      ) : (
        <Empty why="not-permitted" />
      )}
    </Page>
  );
}
