import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { writers } from "#partners/model/role.ts";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { isTypedOnly } from "#ui/form/typed-only.ts";
import { useForm } from "#ui/form/use-form.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord, useRecordChanges } from "#ui/record/record.ts";
import { useRoles } from "#ui/session.ts";
import { isolate } from "#ui/text/isolate.ts";
import { Situation } from "../../model/situation.ts";
import { mayGrade } from "../../model/report.ts";
import { firstReport, nextDraft, reportDraft, reportOf, ungraded } from "./report-draft.ts";
import { ReportFields } from "./ReportFields.tsx";

/** A report of one situation: label, compartment and country are the situation's until somebody says otherwise. */
export function NewReportForm({ situationId }: { situationId: string }) {
  const t = useMessages();
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const situation = useRecord("situations", "information.situation", situationId, Situation);
  const compartments = useCompartmentsFor(writers);
  const own = compartments.find(({ value }) => value === situation.compartmentId) ?? compartments[0];
  const [compartment, setCompartment] = useState(own?.value ?? "");
  const [now] = useState(() => new Date().toISOString());
  const changes = useRecordChanges("reports", "information.report");
  const isGrader = mayGrade(useRoles(compartment));
  const goesOn = useRef(false);
  const form = useForm({
    initial: reportDraft(firstReport({ situationId, label: situation.content.label, country: situation.content.countries[0] ?? null, language, now })),
    check: () => (isTypedOnly("new-source") ? [{ path: "new-source", sentence: t("information.screen.source.make-first") }] : []),
    save: async (draft) => ({ draft, ...(await changes.create(compartment, isGrader ? reportOf(draft) : ungraded(reportOf(draft)))) }),
    onSaved: ({ draft, id }) => {
      if (!goesOn.current) return navigate(`/reports/${id}`);
      form.reset(nextDraft(draft, new Date().toISOString()));
      toast(t("information.screen.report.saved-next", { title: isolate(reportOf(draft).title) }));
      document.querySelector<HTMLTextAreaElement>("textarea[name=text]")?.focus();
    },
  });
  const saveAndGoOn = async () => {
    goesOn.current = true;
    await form.submit();
    goesOn.current = false;
  };
  return (
    <Form form={form} submitText={t("information.screen.save")} actions={<Button isBusy={form.isSaving} onClick={() => void saveAndGoOn()}>{t("information.screen.report.save-next")}</Button>}>
      {compartments.length > 1 && <CompartmentField roles={writers} name="compartmentId" value={compartment} onChange={setCompartment} />}
      <ReportFields form={form} known={[]} compartmentId={compartment} />
    </Form>
  );
}
