import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import type { FieldsProps, RecordForm } from "#partners/screens/record-form/record-form.ts";
import { OptionalWordField, WordField } from "#partners/screens/record-form/WordField.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { reprisalReaders } from "../../model/reprisal/reprisal-steps.ts";
import { cooperations, Reprisal, reprisalForms } from "../../model/reprisal/reprisal.ts";
import { nameOfViolation, violationTypes } from "../../model/violation-types.ts";
import { caseKindName, casePath } from "../case-path.ts";
import { exposureKindName, exposurePath } from "../exposure-path.ts";
import styles from "../protection.module.css";
import { reprisalKindName, reprisalPath } from "../reprisal-path.ts";
import { PeopleFields, TeamFields } from "./PeopleFields.tsx";

/** The form of a file; what people agreed to and what was done is for steps to say. */
export const reprisalForm: RecordForm<Reprisal, Reprisal> = {
  path: reprisalPath,
  kind: reprisalKindName,
  roles: reprisalReaders,
  schema: Reprisal,
  draftOf: (content) => content,
  contentOf: (draft, { agreements, actions, communications, report, followUps, end }) => ({ ...draft, agreements, actions, communications, report, followUps, end }),
  Fields: ReprisalFields,
  inWords: (content, say) => [
    [say("protection.screen.reprisal.title"), content.title],
    [say("protection.screen.reprisal.form"), say(`protection.reprisal-form.${content.form}`)],
    [say("protection.screen.reprisal.people"), content.people.map(({ code }) => code).join(" ")],
    [say("protection.screen.reprisal.link"), content.linkEvidence],
    [say("protection.screen.reprisal.what"), content.what],
    [say("protection.screen.reprisal.reply"), content.stateReply],
  ],
};

const typeIds = violationTypes.map(({ id }) => id);

function ReprisalFields({ form, known, compartmentId }: FieldsProps<Reprisal>) {
  const t = useMessages();
  const { language } = useLanguage();
  const say = (name: string) => t(`protection.screen.reprisal.${name}`);
  const { values } = form;
  const lang = values.language;
  return (
    <>
      <TextField label={say("title")} isRequired maxLength={200} {...form.field("title")} />
      <div className={styles["beside"]}>
        <CountryField label={say("country")} name="country" value={values.country === "" ? null : values.country} onChange={(iso3) => form.set("country", iso3 ?? "")} />
        <WordField label={say("form")} words={reprisalForms} textOf={(one) => t(`protection.reprisal-form.${one}`)} {...form.field("form")} />
        <LanguageField label={say("language")} {...form.field("language")} />
        <LabelField {...form.field("label")} />
      </div>
      <PeopleFields form={form} />
      <Section title={say("cooperation-title")}>
        <div className={styles["beside"]}>
          <WordField label={say("cooperation")} words={cooperations} textOf={(one) => t(`protection.cooperation.${one}`)} {...form.field("cooperation")} />
          <RecordField label={say("exposure")} name="exposureId" path={exposurePath} kind={exposureKindName} value={values.exposureId} onChange={(id) => form.set("exposureId", id)} emptyText={say("no-record")} known={known} />
          <RecordField label={say("case")} name="caseId" path={casePath} kind={caseKindName} value={values.caseId} onChange={(id) => form.set("caseId", id)} emptyText={say("no-record")} known={known} />
        </div>
        <PartialDateField label={say("cooperated-on")} name="cooperatedOn" value={values.cooperatedOn ?? ""} onChange={(on) => form.set("cooperatedOn", on === "" ? null : on)} />
        <TextArea label={say("link")} rows={3} maxLength={4000} lang={lang} {...form.field("linkEvidence")} />
      </Section>
      <Section title={say("act-title")}>
        <div className={styles["beside"]}>
          <OptionalWordField label={say("act")} words={typeIds} textOf={(id) => nameOfViolation(id, language)} emptyText={say("no-act")} {...form.field("act")} />
          <TextField label={say("place")} maxLength={300} {...form.field("place")} />
          <TextField label={say("author")} maxLength={300} {...form.field("author")} />
        </div>
        <PartialDateField label={say("when")} name="when" value={values.when ?? ""} onChange={(when) => form.set("when", when === "" ? null : when)} />
        <TextArea label={say("what")} rows={4} maxLength={8000} lang={lang} {...form.field("what")} />
      </Section>
      <Section title={say("reply-title")}>
        <DayField label={say("replied-on")} name="stateRepliedOn" value={values.stateRepliedOn ?? ""} onChange={(on) => form.set("stateRepliedOn", on === "" ? null : on)} />
        <TextArea label={say("reply")} rows={3} maxLength={8000} lang={lang} {...form.field("stateReply")} />
      </Section>
      <TeamFields form={form} compartmentId={compartmentId} />
    </>
  );
}
