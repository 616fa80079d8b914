import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { Assessment } from "#assessment/model/assessment.ts";
import { Situation } from "#information/model/situation.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { recordQuery, useRecord, useRecordChanges, useRecordList } from "#ui/record/record.ts";
import { AlertForm } from "../alert-form/AlertForm.tsx";
import { firstAlert } from "../alert-form/alert-draft.ts";
import { alertKindName, alertPath, draftingRoles } from "../alert-path.ts";

/** The draft begins with what the situation and its latest issued assessment say already. */
export function StartAlert({ situationId, assessmentId }: { situationId: string; assessmentId: string | undefined }) {
  const t = useMessages();
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const situation = useRecord("situations", "information.situation", situationId, Situation);
  const issued = useRecordList("assessments", "assessment.assessment", { situation: situationId, state: "issued", limit: "200" });
  const groundId = issued.find((one) => one.id === assessmentId)?.id ?? issued[0]?.id;
  const { data: assessment } = useSuspenseQuery({
    queryKey: ["assessment.assessment", groundId ?? "none", "as-ground"],
    queryFn: async ({ client }) => (groundId === undefined ? null : client.fetchQuery(recordQuery("assessments", "assessment.assessment", groundId, Assessment))),
  });
  const compartments = useCompartmentsFor(draftingRoles);
  const [compartment, setCompartment] = useState(compartments.some((one) => one.value === situation.compartmentId) ? situation.compartmentId : (compartments[0]?.value ?? ""));
  const changes = useRecordChanges(alertPath, alertKindName);
  const [initial] = useState(() =>
    firstAlert({ situation: { id: situation.id, ...situation.content }, assessment: assessment ? { id: assessment.id, ...assessment.content } : undefined, language, now: new Date() }),
  );
  return (
    <>
      {compartments.length > 1 && <CompartmentField roles={draftingRoles} name="compartment" value={compartment} onChange={setCompartment} />}
      <AlertForm initial={initial} submitText={t("warning.screen.save-draft")} save={(content) => changes.create(compartment, content)} onSaved={(id) => navigate(`/alerts/${id}`)} />
    </>
  );
}
