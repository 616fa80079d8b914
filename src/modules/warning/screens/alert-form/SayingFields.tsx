import { oneOf } from "#assessment/screens/one-of.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TagListField } from "#ui/form/TagListField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { timeSpans, type Alert } from "../../model/alert.ts";
import { formOf } from "../../model/forms.ts";
import { LabelField } from "../LabelField.tsx";
import { LanguageField } from "../LanguageField.tsx";
import { withSection } from "./alert-draft.ts";
import { GroundFields } from "./GroundFields.tsx";
import styles from "../form.module.css";

const times = [...timeSpans, "unknown"] as const;

/** What the alert says, from the judgement to the sections of its form. */
export function SayingFields({ form }: { form: FormBinding<Alert> }) {
  const t = useMessages();
  const draft = form.values;
  return (
    <>
      <Section title={t("warning.screen.says.title")}>
        <TextField label={t("ui.record.title")} hint={t("warning.screen.says.title-hint")} isRequired maxLength={300} {...form.field("title")} />
        <div className={styles["beside"]}>
          <LabelField {...form.field("label")} />
          <LanguageField label={t("warning.screen.field.language")} {...form.field("language")} />
          <SelectField label={t("warning.screen.says.time-available")} hint={t("warning.screen.says.time-available-hint")} name="timeAvailable" value={draft.timeAvailable ?? ""} onChange={(text) => form.set("timeAvailable", oneOf(times, text) ?? null)} emptyText={t("warning.screen.not-said-yet")} options={times.map((time) => ({ value: time, text: t(`warning.time-span.${time}`) }))} />
        </div>
        <GroundFields form={form} />
        <TextArea label={t("warning.screen.says.key-judgement")} hint={t("warning.screen.says.key-judgement-hint")} isRequired rows={3} maxLength={3000} lang={draft.language} {...form.field("keyJudgement")} />
        <TagListField label={t("warning.screen.says.populations")} name="populations" value={draft.populations} onChange={(names) => form.set("populations", [...names])} />
        <CheckboxField label={t("warning.screen.says.redacted")} hint={t("warning.screen.says.redacted-hint")} {...form.field("redacted")} />
      </Section>
      <Section title={t("warning.screen.sections.title", { form: t(`warning.form.${draft.form}`) })}>
        {formOf(draft.form).sections.map((key) => (
          <TextArea key={key} label={t(`warning.section.${key}`)} name={`section-${key}`} value={draft.sections.find((section) => section.key === key)?.text ?? ""} onChange={(text) => form.set("sections", withSection(draft, key, text))} rows={4} maxLength={6000} lang={draft.language} />
        ))}
      </Section>
    </>
  );
}
