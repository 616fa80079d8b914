import { useQuery } from "@tanstack/react-query";
import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import type { FieldsProps, RecordForm } from "#partners/screens/record-form/record-form.ts";
import { OptionalWordField, WordField } from "#partners/screens/record-form/WordField.tsx";
import { Button } from "#ui/button/Button.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { recordQuery } from "#ui/record/record.ts";
import { Case } from "../../model/case/case.ts";
import { proposedCheckIns } from "../../model/exposure/check-ins.ts";
import { Exposure, exposureWays } from "../../model/exposure/exposure.ts";
import { Visit } from "../../model/visit/visit.ts";
import { caseKindName, casePath } from "../case-path.ts";
import { exposureKindName, exposurePath, exposureRoles } from "../exposure-path.ts";
import styles from "../protection.module.css";
import { nextKey, RowList } from "../RowList.tsx";
import { submissionKindName, submissionPath } from "../submission-path.ts";
import { visitKindName, visitPath } from "../visit-path.ts";

/** The form of an exposure; how the person is, and what came later, is for steps to say. */
export const exposureForm: RecordForm<Exposure, Exposure> = {
  path: exposurePath,
  kind: exposureKindName,
  roles: exposureRoles,
  schema: Exposure,
  draftOf: (content) => content,
  contentOf: (draft, { contacts, harms }) => ({ ...draft, contacts, harms }),
  Fields: ExposureFields,
  inWords: (content, say) => [
    [say("protection.screen.exposure.code"), content.code],
    [say("protection.screen.exposure.way"), say(`protection.exposure-way.${content.way}`)],
    [say("protection.screen.exposure.on"), content.on],
    [say("protection.screen.exposure.occasion"), content.occasion],
    [say("protection.screen.exposure.safe-contact"), content.safeContact],
    [say("protection.screen.exposure.check-ins"), content.checkIns.map(({ dueOn }) => dueOn).join(" ")],
  ],
};

/** The day is today's until another is chosen, and the days to ask are counted from it. */
export function firstExposure(language: string, today: string): Exposure {
  return {
    label: "confidential", language, code: "", kind: "person", country: "", way: "met", on: today, occasion: "", visitId: null, meetingKey: null, submissionId: null, caseId: null, personKey: null, safeContact: "", checkIns: proposedCheckIns(today), contacts: [], harms: [],
  };
}

function ExposureFields({ form, known }: FieldsProps<Exposure>) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.exposure.${name}`);
  const { values } = form;
  return (
    <>
      <div className={styles["beside"]}>
        <TextField label={say("code")} hint={say("code-hint")} maxLength={20} isRequired {...form.field("code")} />
        <WordField label={say("kind")} words={["person", "group"]} textOf={(kind) => t(`protection.person-kind.${kind}`)} {...form.field("kind")} />
        <CountryField label={say("country")} name="country" value={values.country === "" ? null : values.country} onChange={(iso3) => form.set("country", iso3 ?? "")} />
        <WordField label={say("way")} words={exposureWays} textOf={(way) => t(`protection.exposure-way.${way}`)} {...form.field("way")} />
        <DayField label={say("on")} isRequired {...form.field("on")} />
        <LanguageField label={say("language")} {...form.field("language")} />
        <LabelField {...form.field("label")} />
      </div>
      <TextField label={say("occasion")} hint={say("occasion-hint")} maxLength={500} {...form.field("occasion")} />
      <div className={styles["beside"]}>
        <RecordField label={say("visit")} name="visitId" path={visitPath} kind={visitKindName} value={values.visitId} onChange={(id) => { form.set("visitId", id); form.set("meetingKey", null); }} emptyText={say("no-record")} known={known} />
        {values.visitId !== null && <MeetingField visitId={values.visitId} value={values.meetingKey} onChange={(key) => form.set("meetingKey", key)} />}
        <RecordField label={say("submission")} name="submissionId" path={submissionPath} kind={submissionKindName} value={values.submissionId} onChange={(id) => form.set("submissionId", id)} emptyText={say("no-record")} known={known} />
        <RecordField label={say("case")} name="caseId" path={casePath} kind={caseKindName} value={values.caseId} onChange={(id) => { form.set("caseId", id); form.set("personKey", null); }} emptyText={say("no-record")} known={known} />
        {values.caseId !== null && <PersonField caseId={values.caseId} value={values.personKey} onChange={(key, code) => { form.set("personKey", key); if (code !== undefined) form.set("code", code); }} />}
      </div>
      <TextArea label={say("safe-contact")} hint={say("safe-contact-hint")} rows={2} maxLength={1000} {...form.field("safeContact")} />
      <Section title={say("check-ins")} lead={say("check-ins-lead")} actions={<Button onClick={() => form.set("checkIns", proposedCheckIns(values.on))}>{say("propose")}</Button>}>
        <RowList rows={values.checkIns} onChange={(rows) => form.set("checkIns", rows)} legend={(_, index) => t("protection.screen.exposure.check-in-number", { number: index + 1 })} addText={say("check-in-add")} fresh={() => ({ key: nextKey("c", values.checkIns), dueOn: values.on })}>
          {(row, change, index) => <DayField label={say("due")} name={`checkIns.${index}.dueOn`} value={row.dueOn} onChange={(dueOn) => change({ dueOn })} isRequired />}
        </RowList>
      </Section>
    </>
  );
}

function MeetingField({ visitId, value, onChange }: { visitId: string; value: string | null; onChange: (key: string | null) => void }) {
  const t = useMessages();
  const format = useFormat();
  const { data } = useQuery(recordQuery(visitPath, visitKindName, visitId, Visit));
  const programme = data?.content.programme ?? [];
  const textOf = (key: string) => {
    const meeting = programme.find((one) => one.key === key);
    return meeting === undefined ? key : format.list([meeting.on === null ? "" : format.date(meeting.on), meeting.place, t(`protection.meeting.${meeting.kind}`)].filter((one) => one !== ""));
  };
  return <OptionalWordField label={t("protection.screen.exposure.meeting")} name="meetingKey" words={programme.map(({ key }) => key)} textOf={textOf} value={value} onChange={onChange} emptyText={t("protection.screen.exposure.no-meeting")} />;
}

function PersonField({ caseId, value, onChange }: { caseId: string; value: string | null; onChange: (key: string | null, code: string | undefined) => void }) {
  const t = useMessages();
  const { data } = useQuery(recordQuery(casePath, caseKindName, caseId, Case));
  const people = data?.content.people ?? [];
  const codeOf = (key: string | null) => people.find((one) => one.key === key)?.code;
  return <OptionalWordField label={t("protection.screen.exposure.person")} name="personKey" words={people.map(({ key }) => key)} textOf={(key) => codeOf(key) ?? key} value={value} onChange={(key) => onChange(key, codeOf(key))} emptyText={t("protection.screen.exposure.no-record")} />;
}
