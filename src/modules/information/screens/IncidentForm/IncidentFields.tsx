import { useParams } from "wouter";
import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import type { FieldsProps } from "#partners/screens/record-form/record-form.ts";
import { OptionalWordField } from "#partners/screens/record-form/WordField.tsx";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { useRecordList } from "#ui/record/record.ts";
import { standardsOfProof } from "../../model/incident.ts";
import styles from "../fields/fields.module.css";
import type { IncidentDraft } from "./incident-draft.ts";

export function IncidentFields({ form }: FieldsProps<IncidentDraft>) {
  const t = useMessages();
  const { field, set, values } = form;
  // An incident does not follow itself; a new one has no address yet.
  const { id: own } = useParams();
  const others = useRecordList("incidents", "information.incident", { situation: values.situationId }).filter((one) => one.id !== own);
  return (
    <>
      <TextField label={t("information.screen.report.title")} hint={t("information.screen.incident.title-hint")} isRequired maxLength={300} {...field("title")} />
      <TextArea label={t("information.screen.report.summary")} hint={t("information.screen.incident.summary-hint")} rows={3} maxLength={10_000} lang={values.language} {...field("summary")} />
      <div className={styles["beside"]}>
        <LanguageField label={t("information.screen.report.language")} {...field("language")} />
        <LabelField {...field("label")} />
        <OptionalWordField label={t("information.screen.incident.standard")} hint={t("information.screen.incident.standard-hint")} words={standardsOfProof} textOf={(word) => t(`information.standard.${word}`)} emptyText={t("information.screen.incident.no-standard")} {...field("standard")} />
      </div>
      {others.length > 0 && (
        <Disclosure summary={t("information.screen.incident.follows")} isOpen={values.follows.length > 0}>
          <CheckboxGroup label={t("information.screen.incident.follows")} hint={t("information.screen.incident.follows-hint")} name="follows" value={values.follows} onChange={(ids) => set("follows", [...ids])} options={others.map(({ id, title }) => ({ value: id, text: title }))} />
        </Disclosure>
      )}
    </>
  );
}
