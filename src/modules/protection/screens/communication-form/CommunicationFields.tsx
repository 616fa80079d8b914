import type { FieldsProps } from "#partners/screens/record-form/record-form.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Case } from "../../model/case/case.ts";
import type { Communication } from "../../model/communication/communication.ts";
import { instrumentOf, standards } from "../../model/communication/standards.ts";
import { caseKindName, casePath } from "../case-path.ts";
import styles from "../protection.module.css";
import { AddresseeFields } from "./AddresseeFields.tsx";
import { FactFields } from "./FactFields.tsx";
import { QuestionFields } from "./QuestionFields.tsx";

export function CommunicationFields({ form, known }: FieldsProps<Communication>) {
  const t = useMessages();
  const { content: about, linked } = useRecord(casePath, caseKindName, form.values.caseId, Case);
  const { values } = form;
  const titles = [...known, ...linked.map(({ id, title }) => ({ id, title }))];
  return (
    <>
      <AddresseeFields form={form} known={titles} />
      <Section title={t("protection.screen.communication.about")} lead={t("protection.screen.communication.people-lead")}>
        <TextField label={t("protection.screen.communication.subject")} maxLength={500} lang={values.language} {...form.field("subject")} />
        <PeopleFields about={about} form={form} />
        <TextArea label={t("protection.screen.communication.earlier")} rows={2} maxLength={2000} lang={values.language} {...form.field("earlier")} />
      </Section>
      <FactFields form={form} about={about} known={titles} />
      <Section title={t("protection.screen.communication.concern")}>
        <TextArea label={t("protection.screen.communication.concern")} rows={5} maxLength={8000} lang={values.language} {...form.field("concern")} />
        <StandardsField value={values.standards} onChange={(chosen) => form.set("standards", chosen)} />
      </Section>
      <QuestionFields form={form} />
      <Section title={t("protection.screen.communication.interim")}>
        <TextArea label={t("protection.screen.communication.interim")} rows={3} maxLength={4000} lang={values.language} {...form.field("interimMeasures")} />
        <CheckboxField label={t("protection.screen.communication.press")} {...form.field("mayFollowPress")} />
        <TextField label={t("protection.screen.communication.copies")} maxLength={500} lang={values.language} {...form.field("copiesTo")} />
      </Section>
    </>
  );
}

/** Who of the case is in the letter, and how each is written when they are not named. */
function PeopleFields({ about, form }: { about: Case; form: FieldsProps<Communication>["form"] }) {
  const t = useMessages();
  const { people, language } = form.values;
  const choose = (keys: readonly string[]) => form.set("people", about.people.filter(({ key }) => keys.includes(key)).map(({ key }) => people.find(({ personKey }) => personKey === key) ?? { personKey: key, described: "" }));
  const codeOf = (key: string) => about.people.find((person) => person.key === key)?.code ?? key;
  return (
    <>
      <CheckboxGroup label={t("protection.screen.communication.people")} name="people" value={people.map(({ personKey }) => personKey)} onChange={choose} options={about.people.map(({ key, code }) => ({ value: key, text: code }))} />
      <div className={styles["beside"]}>
        {people.map(({ personKey, described }, index) => (
          <TextField key={personKey} label={t("protection.screen.communication.described", { code: codeOf(personKey) })} name={`people.${index}.described`} value={described} onChange={(words) => form.set("people", people.map((one) => (one.personKey === personKey ? { ...one, described: words } : one)))} maxLength={200} lang={language} />
        ))}
      </div>
    </>
  );
}

function StandardsField({ value, onChange }: { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const t = useMessages();
  const { language } = useLanguage();
  const options = standards.map((standard) => ({
    value: standard.id,
    text: t(`protection.screen.communication.standard-option${standard.article === null ? "-whole" : ""}`, { instrument: instrumentOf(standard, language), article: standard.article ?? "", text: standard.text[language === "fr" ? "fr" : "en"], source: standard.source }),
  }));
  return <CheckboxGroup label={t("protection.screen.communication.standards")} hint={t("protection.screen.communication.standards-hint")} name="standards" value={value} onChange={(chosen) => onChange(standards.map(({ id }) => id).filter((id) => chosen.includes(id)))} options={options} />;
}
