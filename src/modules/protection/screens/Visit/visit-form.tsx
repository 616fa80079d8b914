import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import type { FieldsProps, RecordForm } from "#partners/screens/record-form/record-form.ts";
import { DayField } from "#ui/form/DayField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Visit } from "../../model/visit/visit.ts";
import styles from "../protection.module.css";
import { visitKindName, visitPath, visitRoles } from "../visit-path.ts";
import { ProgrammeFields } from "./ProgrammeFields.tsx";
import { PublishersField } from "./PublishersField.tsx";
import { TermFields } from "./TermFields.tsx";

/** The form of a visit; its letters are for the steps to note. */
export const visitForm: RecordForm<Visit, Visit> = {
  path: visitPath,
  kind: visitKindName,
  roles: visitRoles,
  schema: Visit,
  draftOf: (content) => content,
  contentOf: (draft, { letters }) => ({ ...draft, letters }),
  Fields: VisitFields,
  inWords: (content, say) => [
    [say("protection.screen.visit.title"), content.title],
    [say("protection.screen.visit.purpose"), content.purpose],
    [say("protection.screen.visit.from"), content.from ?? ""],
    [say("protection.screen.visit.until"), content.until ?? ""],
    [say("protection.screen.visit.statement"), content.statement],
  ],
};

export function firstVisit(language: string): Visit {
  return { label: "confidential", title: "", language, country: "", purpose: "", from: null, until: null, terms: [], programme: [], statementSharedOn: null, statement: "", reportSymbol: "", publishers: [], letters: [] };
}

const day = (text: string) => (text === "" ? null : text);

function VisitFields({ form, compartmentId }: FieldsProps<Visit>) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.visit.${name}`);
  const { values } = form;
  return (
    <>
      <TextField label={say("title")} isRequired maxLength={200} {...form.field("title")} />
      <div className={styles["beside"]}>
        <CountryField label={say("country")} name="country" value={values.country === "" ? null : values.country} onChange={(iso3) => form.set("country", iso3 ?? "")} />
        <DayField label={say("from")} name="from" value={values.from ?? ""} onChange={(from) => form.set("from", day(from))} />
        <DayField label={say("until")} name="until" value={values.until ?? ""} onChange={(until) => form.set("until", day(until))} />
        <LanguageField label={say("language")} {...form.field("language")} />
        <LabelField {...form.field("label")} />
      </div>
      <TextArea label={say("purpose")} rows={3} maxLength={4000} lang={values.language} {...form.field("purpose")} />
      <TermFields form={form} />
      <ProgrammeFields form={form} />
      <Section title={say("statement")} lead={say("statement-lead")}>
        <TextArea label={say("statement")} rows={6} maxLength={20_000} lang={values.language} {...form.field("statement")} />
        <div className={styles["beside"]}>
          <DayField label={say("shared-on")} name="statementSharedOn" value={values.statementSharedOn ?? ""} onChange={(on) => form.set("statementSharedOn", day(on))} />
          <TextField label={say("symbol")} maxLength={100} {...form.field("reportSymbol")} />
        </div>
      </Section>
      <PublishersField form={form} compartmentId={compartmentId} />
    </>
  );
}
