import { useQuery } from "@tanstack/react-query";
import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import type { FieldsProps, RecordForm } from "#partners/screens/record-form/record-form.ts";
import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { recordQuery } from "#ui/record/record.ts";
import { Case } from "../../model/case/case.ts";
import { Exchange, exchangeKinds, needStates, type Need } from "../../model/exchange/exchange.ts";
import { exchangeRoles } from "../../model/exchange/exchange-kind.ts";
import { contactWays } from "../../model/partner/contact-rules.ts";
import { caseKindName, casePath } from "../case-path.ts";
import { exchangeKindName, exchangePath, partnerKindName, partnerPath } from "../partner-path.ts";
import styles from "../protection.module.css";
import { RecordsField } from "../RecordsField.tsx";
import { nextKey, RowList } from "../RowList.tsx";

export const exchangeForm: RecordForm<Exchange, Exchange> = {
  path: exchangePath,
  kind: exchangeKindName,
  roles: exchangeRoles,
  schema: Exchange,
  draftOf: (content) => content,
  // What belongs to a referral goes with it.
  contentOf: (draft) => (draft.exchangeKind === "referral" ? draft : { ...draft, caseId: null, people: [], tool: "", otherProcedures: "", answer: "" }),
  Fields: ExchangeFields,
  inWords: (content, say) => [
    [say("protection.screen.exchange.title"), content.title],
    [say("protection.screen.exchange.kind"), say(`protection.exchange-kind.${content.exchangeKind}`)],
    [say("protection.screen.exchange.on"), content.on ?? ""],
    [say("protection.screen.exchange.topics"), content.topics],
    [say("protection.screen.exchange.account"), content.account],
    [say("protection.screen.exchange.needs"), content.needs.map(({ what, done }) => `${what} ${done}`).join("\n")],
  ],
};

export function firstExchange(partner: string, language: string): Exchange {
  return {
    label: "confidential", title: "", language, exchangeKind: "appointment", partners: partner === "" ? [] : [partner], on: null, at: null, way: "in-person", place: "", topics: "", account: "", needs: [], followUpOn: null,
    caseId: null, people: [], tool: "", otherProcedures: "", answer: "",
  };
}

const partnersAlone = [{ path: partnerPath, kind: partnerKindName }] as const;
const orNull = (text: string) => (text === "" ? null : text);

function ExchangeFields({ form, known }: FieldsProps<Exchange>) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.exchange.${name}`);
  const { values } = form;
  const fresh = (): Need => ({ key: nextKey("n", values.needs), what: "", state: "raised", done: "" });
  return (
    <>
      <TextField label={say("title")} isRequired maxLength={200} {...form.field("title")} />
      <RecordsField label={say("partners")} kinds={partnersAlone} known={known} {...form.field("partners")} />
      <div className={styles["beside"]}>
        <WordField label={say("kind")} words={exchangeKinds} textOf={(one) => t(`protection.exchange-kind.${one}`)} {...form.field("exchangeKind")} />
        <WordField label={say("way")} words={contactWays} textOf={(one) => t(`protection.contact-way.${one}`)} {...form.field("way")} />
        <DayField label={say("on")} name="on" value={values.on ?? ""} onChange={(on) => form.set("on", orNull(on))} />
        <TextField label={say("at")} hint={say("at-hint")} name="at" value={values.at ?? ""} onChange={(at) => form.set("at", orNull(at))} maxLength={5} />
        <TextField label={say("place")} maxLength={300} {...form.field("place")} />
        <LanguageField label={say("language")} {...form.field("language")} />
        <LabelField {...form.field("label")} />
      </div>
      {values.exchangeKind === "referral" && <ReferralFields form={form} known={known} />}
      <TextArea label={say("topics")} hint={say("topics-hint")} rows={2} maxLength={2000} lang={values.language} {...form.field("topics")} />
      <TextArea label={say("account")} rows={4} maxLength={8000} lang={values.language} {...form.field("account")} />
      <Section title={say("needs")} lead={say("needs-lead")}>
        <RowList rows={values.needs} onChange={(rows) => form.set("needs", rows)} legend={(_, index) => t("protection.screen.exchange.need-number", { number: index + 1 })} addText={say("need-add")} fresh={fresh}>
          {(row, change, index) => (
            <div className={styles["beside"]}>
              <TextField label={say("need-what")} name={`needs.${index}.what`} value={row.what} onChange={(what) => change({ what })} maxLength={1000} />
              <WordField label={say("need-state")} name={`needs.${index}.state`} words={needStates} textOf={(one) => t(`protection.need-state.${one}`)} value={row.state} onChange={(state) => change({ state })} />
              <TextField label={say("need-done")} name={`needs.${index}.done`} value={row.done} onChange={(done) => change({ done })} maxLength={2000} />
            </div>
          )}
        </RowList>
      </Section>
      <DayField label={say("follow-up")} name="followUpOn" value={values.followUpOn ?? ""} onChange={(on) => form.set("followUpOn", orNull(on))} />
    </>
  );
}

/** Whom a referral is about, and what is asked for. */
function ReferralFields({ form, known }: Pick<FieldsProps<Exchange>, "form" | "known">) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.exchange.${name}`);
  const { caseId } = form.values;
  const about = useQuery({ ...recordQuery(casePath, caseKindName, caseId ?? "", Case), enabled: caseId !== null }).data?.content;
  return (
    <Section title={say("referral")} lead={say("referral-lead")}>
      <RecordField label={say("case")} name="caseId" path={casePath} kind={caseKindName} value={caseId} onChange={(id) => { form.set("caseId", id); form.set("people", []); }} emptyText={t("protection.screen.choose")} known={known} isRequired />
      {about && <CheckboxGroup label={say("people")} options={about.people.map(({ key, code }) => ({ value: key, text: code }))} name="people" value={form.values.people} onChange={(people) => form.set("people", [...people])} />}
      <TextField label={say("tool")} isRequired maxLength={500} {...form.field("tool")} />
      <TextField label={say("other-procedures")} maxLength={1000} {...form.field("otherProcedures")} />
      <TextArea label={say("answer")} rows={2} maxLength={4000} {...form.field("answer")} />
    </Section>
  );
}
