import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import type { FieldsProps } from "#partners/screens/record-form/record-form.ts";
import { OptionalWordField, WordField } from "#partners/screens/record-form/WordField.tsx";
import { highestLabel } from "#platform/rules/label.ts";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { useRoles } from "#ui/session.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Section } from "#ui/page/Section.tsx";
import { AttachmentsField } from "#ui/record/AttachmentsField.tsx";
import { sourceKinds } from "../../model/grading.ts";
import { mayGrade } from "../../model/report.ts";
import { GradeFields } from "../fields/GradeFields.tsx";
import { PlaceField } from "../fields/PlaceField.tsx";
import styles from "../fields/fields.module.css";
import { otherLanguages } from "./other-languages.ts";
import { caveats, languageFor, sharings, type ReportDraft } from "./report-draft.ts";
import { SourceField, type SourceFieldProps } from "./SourceField.tsx";

/** A report in the order in which it is entered: the words, who said them, when and where, how far to trust them, and the rest. */
export function ReportFields({ form, known, compartmentId }: FieldsProps<ReportDraft>) {
  const t = useMessages();
  const { language } = useLanguage();
  const { field, set, values } = form;
  const isGrader = mayGrade(useRoles(compartmentId));
  const setText = (text: string) => {
    // Only when the words arrive; afterwards the language is the person's choice.
    if (values.text === "") set("language", languageFor(text, values.language, language));
    set("text", text);
  };
  const setSource: SourceFieldProps["onChange"] = (id, source) => {
    set("sourceId", id);
    if (!source) return;
    set("sourceKind", source.kind);
    if (isGrader) set("reliability", source.reliability);
    // A report is classified no lower than the source it names.
    set("label", highestLabel([values.label, source.label]));
  };
  return (
    <>
      <TextArea label={t("information.screen.report.text")} hint={t("information.screen.report.text-hint")} isRequired rows={8} maxLength={50_000} lang={values.language} name="text" value={values.text} onChange={setText} />
      <div className={styles["beside"]}>
        <LanguageField label={t("information.screen.report.language")} others={otherLanguages} {...field("language")} />
        <DateTimeField label={t("information.screen.report.received")} isRequired {...field("receivedAt")} />
        <LabelField {...field("label")} />
      </div>
      <TextField label={t("information.screen.report.title")} hint={t("information.screen.report.title-hint")} maxLength={300} {...field("title")} />
      <Section title={t("information.source")}>
        <SourceField compartmentId={compartmentId} known={known} label={values.label} value={values.sourceId} onChange={setSource} />
        <OptionalWordField label={t("information.screen.report.source-kind")} hint={t("information.screen.report.source-kind-hint")} words={sourceKinds} textOf={(kind) => t(`information.source-kind.${kind}`)} emptyText={t("ui.not-known")} {...field("sourceKind")} />
      </Section>
      <Section title={t("information.screen.report.when-where")}>
        <div className={styles["wide"]}>
          <PartialDateField label={t("information.screen.report.occurred")} {...field("occurred")} />
          <TextField label={t("information.screen.report.occurred-said")} hint={t("information.screen.report.occurred-said-hint")} maxLength={300} {...field("occurredSaid")} />
        </div>
        <PlaceField {...field("place")} />
      </Section>
      {isGrader && (
        <Section title={t("information.screen.grade.title")} lead={t("information.screen.grade.lead")}>
          <GradeFields reliability={values.reliability} credibility={values.credibility} onReliability={(word) => set("reliability", word)} onCredibility={(word) => set("credibility", word)} />
          <TextField label={t("information.screen.grade.reason")} hint={t("information.screen.grade.reason-hint")} maxLength={2000} {...field("gradeReason")} />
        </Section>
      )}
      <Section title={t("ui.attachments.title")}>
        <AttachmentsField compartmentId={compartmentId} label={values.label} value={values.attachments} onChange={(attachments) => set("attachments", [...attachments])} />
      </Section>
      <Disclosure summary={t("information.screen.report.more")} isOpen={values.translation !== "" || values.summary !== ""}>
        <div className={styles["stack"]}>
          <TextArea label={t("information.screen.report.translation")} rows={4} maxLength={50_000} {...field("translation")} />
          <TextArea label={t("information.screen.report.summary")} rows={3} maxLength={4000} {...field("summary")} />
          <div className={styles["beside"]}>
            <WordField label={t("information.screen.report.sharing")} hint={t("information.screen.report.sharing-hint")} words={sharings} textOf={(word) => t(`information.sharing.${word}`)} {...field("sharing")} />
            <TextField label={t("information.screen.report.origin")} hint={t("information.screen.report.origin-hint")} maxLength={100} {...field("corroborationGroup")} />
          </div>
          <CheckboxGroup label={t("information.screen.report.caveats")} name="caveats" value={values.caveats} onChange={(chosen) => set("caveats", caveats.filter((one) => chosen.includes(one)))} options={caveats.map((one) => ({ value: one, text: t(`information.caveat.${one}`) }))} />
        </div>
      </Disclosure>
    </>
  );
}
