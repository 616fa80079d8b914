import * as v from "valibot";
import { useRef } from "react";
import { Button } from "#ui/button/Button.tsx";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { ConflictView } from "#ui/form/ConflictView.tsx";
import { Form } from "#ui/form/Form.tsx";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { useRecordChanges, useRecordList, type RecordAnswer } from "#ui/record/record.ts";
import { admissibilityItems, checkAnswers, minimumFacts, Submission } from "../../model/submission/submission.ts";
import { submissionKindName, submissionPath } from "../submission-path.ts";

const Stored = v.object({ version: v.number(), content: Submission });

/** Filled in while the box is read: nothing written here may lead to the source. */
export function EditSubmission({ record, onDone }: { record: RecordAnswer<Submission>; onDone: () => void }) {
  const t = useMessages();
  const changes = useRecordChanges(submissionPath, submissionKindName);
  const cases = useRecordList("cases", "protection.case", { limit: "200" }).filter(({ compartmentId }) => compartmentId === record.compartmentId);
  const version = useRef(record.version);
  const form = useForm({ initial: record.content, save: (content) => changes.save(record.id, version.current, content), onSaved: onDone });
  const conflict = v.safeParse(Stored, form.conflict);
  const setCheck = (item: (typeof admissibilityItems)[number], change: { answer?: (typeof checkAnswers)[number]; note?: string }) => {
    const before = form.values.checks.find((one) => one.item === item) ?? { item, answer: "unclear" as const, note: "" };
    form.set("checks", [...form.values.checks.filter((one) => one.item !== item), { ...before, ...change }]);
  };
  return (
    <Form form={form} submitText={t("protection.screen.submission.save")} actions={<Button look="quiet" onClick={onDone}>{t("ui.record.cancel")}</Button>}>
      {conflict.success && (
        <ConflictView
          rows={[{ label: t("protection.screen.submission.risk"), mine: form.values.risk, theirs: conflict.output.content.risk }]}
          theirVersion={conflict.output.version}
          onKeepMine={() => {
            version.current = conflict.output.version;
            void form.submit();
          }}
          onTakeTheirs={() => {
            version.current = conflict.output.version;
            form.reset(conflict.output.content);
          }}
        />
      )}
      <CheckboxGroup label={t("protection.screen.submission.contains")} hint={t("protection.screen.submission.contains-lead")} options={minimumFacts.map((fact) => ({ value: fact, text: t(`protection.fact.${fact}`) }))} name="contains" value={form.values.contains} onChange={(chosen) => form.set("contains", minimumFacts.filter((fact) => chosen.includes(fact)))} />
      {admissibilityItems.map((item) => {
        const check = form.values.checks.find((one) => one.item === item);
        return (
          <div key={item}>
            <RadioGroup label={t(`protection.check.${item}`)} options={checkAnswers.map((answer) => ({ value: answer, text: t(`protection.checked.${answer}`) }))} name={`check-${item}`} value={check?.answer ?? ""} onChange={(answer) => setCheck(item, { answer: checkAnswers.find((one) => one === answer) })} />
            <TextField label={t("protection.screen.submission.note")} name={`note-${item}`} value={check?.note ?? ""} maxLength={2000} onChange={(note) => setCheck(item, { note })} />
          </div>
        );
      })}
      <SelectField label={t("protection.case")} hint={t("protection.screen.submission.case-hint")} name="caseId" value={form.values.caseId ?? ""} onChange={(id) => form.set("caseId", id === "" ? null : id)} emptyText={t("protection.screen.submission.no-case")} options={cases.map(({ id, title }) => ({ value: id, text: title }))} />
      <TextArea label={t("protection.screen.submission.risk")} hint={t("protection.screen.submission.risk-hint")} rows={4} maxLength={4000} {...form.field("risk")} />
    </Form>
  );
}
