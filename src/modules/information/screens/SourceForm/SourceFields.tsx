import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import type { FieldsProps } from "#partners/screens/record-form/record-form.ts";
import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { TagListField } from "#ui/form/TagListField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { reliabilities, sourceKinds } from "../../model/grading.ts";
import type { Source } from "../../model/source.ts";
import styles from "../fields/fields.module.css";

export function SourceFields({ form }: FieldsProps<Source>) {
  const t = useMessages();
  const { field, set, values } = form;
  return (
    <>
      <TextField label={t("information.screen.source.code-name")} hint={t("information.screen.source.code-name-hint")} isRequired maxLength={80} autoComplete="off" {...field("title")} />
      <div className={styles["beside"]}>
        <WordField label={t("information.screen.report.source-kind")} words={sourceKinds} textOf={(kind) => t(`information.source-kind.${kind}`)} {...field("kind")} />
        <WordField label={t("information.screen.source.reliability")} hint={t("information.screen.source.reliability-hint")} words={reliabilities} textOf={(word) => t(`information.reliability.${word}`)} {...field("reliability")} />
        <LabelField {...field("label")} />
      </div>
      <TextField label={t("information.screen.grade.reason")} maxLength={2000} {...field("reliabilityReason")} />
      <TagListField label={t("information.screen.source.languages")} name="languages" value={values.languages} onChange={(languages) => set("languages", [...languages])} />
      <TextArea label={t("information.screen.source.notes")} hint={t("information.screen.source.notes-hint")} rows={3} maxLength={4000} {...field("notes")} />
    </>
  );
}
