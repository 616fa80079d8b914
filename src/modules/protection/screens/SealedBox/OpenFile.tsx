import { useLocation } from "wouter";
import { Form } from "#ui/form/Form.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useRecordChanges } from "#ui/record/record.ts";
import { useRoles } from "#ui/session.ts";
import type { SealedSubmissionItem } from "../../contract.ts";
import type { Submission } from "../../model/submission/submission.ts";
import type { SubmissionText } from "../../model/sealed-submission.ts";
import { today } from "../sealing/sealing-query.ts";
import { submissionKindName, submissionPath } from "../submission-path.ts";

/** From here the desk's own file is opened: it carries the consent that was read, and nothing that leads to the source. */
export function OpenFile({ item, text }: { item: SealedSubmissionItem; text: SubmissionText }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const roles = useRoles(item.compartmentId);
  const changes = useRecordChanges(submissionPath, submissionKindName);
  const form = useForm({
    initial: { known: "" },
    check: ({ known }) => (known === "" ? [{ path: "known", sentence: t("protection.screen.box.known-missing") }] : []),
    save: ({ known }) => changes.create(item.compartmentId, firstFile(item, text, known === "yes")),
    onSaved: ({ id }) => navigate(`/submissions/${id}`),
  });
  if (item.deletedOn !== null) return null;
  if (item.door === "tip") return <Section title={t("protection.door.tip")} lead={t("protection.screen.box.tip-lead")}><LinkButton to="/reports/new" look="main">{t("protection.screen.box.tip-to-report")}</LinkButton></Section>;
  if (item.recordId !== null) return <LinkButton to={`/submissions/${item.recordId}`} look="main">{t("protection.screen.box.to-file")}</LinkButton>;
  if (!roles.includes("desk")) return null;
  return (
    <Section title={t("protection.screen.box.open-file")} lead={t("protection.screen.box.open-file-lead")}>
      <Form form={form} submitText={t("protection.screen.box.open-file")}>
        <RadioGroup label={t("protection.screen.box.known")} hint={t("protection.screen.box.known-hint")} isRequired options={["yes", "no"].map((value) => ({ value, text: t(`protection.answer.${value}`) }))} {...form.field("known")} />
      </Form>
    </Section>
  );
}

function firstFile({ id, door, filedOn }: SealedSubmissionItem, { consent }: SubmissionText, isAuthorKnown: boolean): Submission {
  return { label: "confidential", sealedId: id, door, filedOn, isAuthorKnown, contains: [], checks: [], consent: { ...consent, notedOn: today() }, risk: "", caseId: null, criterion: null, transferredTo: "", communicationId: null };
}
