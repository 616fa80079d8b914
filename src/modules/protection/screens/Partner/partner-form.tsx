import { countryName } from "#geography/model/countries.ts";
import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import type { FieldsProps, RecordForm } from "#partners/screens/record-form/record-form.ts";
import { OptionalWordField, WordField } from "#partners/screens/record-form/WordField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { contactAnswers, contactRisks, contactWays, type ContactRule } from "../../model/partner/contact-rules.ts";
import { institutions, listings, mechanisms, Partner, partnerKinds } from "../../model/partner/partner.ts";
import { partnerRoles } from "../../model/partner/partner-kind.ts";
import { partnerKindName, partnerPath } from "../partner-path.ts";
import styles from "../protection.module.css";
import { nextKey, RowList } from "../RowList.tsx";

/** In the form countries and languages are rows, because a row that was added may be empty for a while. */
type Draft = Omit<Partner, "countries" | "languages"> & { readonly countries: readonly Row[]; readonly languages: readonly Row[] };
type Row = { readonly key: string; readonly value: string };
const rowsOf = (values: readonly string[]) => values.map((value, index): Row => ({ key: `r${index + 1}`, value }));
const valuesOf = (rows: readonly Row[]) => [...new Set(rows.map(({ value }) => value).filter((value) => value !== ""))];

export const partnerForm: RecordForm<Partner, Draft> = {
  path: partnerPath,
  kind: partnerKindName,
  roles: partnerRoles,
  schema: Partner,
  draftOf: (content) => ({ ...content, countries: rowsOf(content.countries), languages: rowsOf(content.languages) }),
  contentOf: (draft) => ({ ...draft, countries: valuesOf(draft.countries), languages: valuesOf(draft.languages) }),
  Fields: PartnerFields,
  inWords: (content, say) => [
    [say("protection.screen.partner.name"), content.name],
    [say("protection.screen.partner.organisation"), content.organisation],
    [say("protection.screen.partner.topics"), content.topics],
    [say("protection.screen.partner.rules"), content.rules.map(({ way, answer, from, until }) => [say(`protection.contact-way.${way}`), say(`protection.contact-answer.${answer}`), from ?? "", until ?? ""].join(" ")).join("\n")],
    [say("protection.screen.partner.never-by"), content.neverBy],
  ],
};

export function firstPartner(language: string): Partner {
  return { label: "confidential", name: "", partnerKind: "defender", mechanism: null, organisation: "", countries: [], languages: [language], topics: "", zone: "", rules: [], contactBy: "", neverBy: "", listing: "not-asked" };
}

function PartnerFields({ form }: FieldsProps<Draft>) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.partner.${name}`);
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: "language" });
  const { values } = form;
  const fresh = (prefix: string, rows: readonly Row[]): Row => ({ key: nextKey(prefix, rows), value: "" });
  return (
    <>
      <div className={styles["beside"]}>
        <TextField label={say("name")} isRequired maxLength={200} {...form.field("name")} />
        <WordField label={say("kind")} words={partnerKinds} textOf={(one) => t(`protection.partner-kind.${one}`)} {...form.field("partnerKind")} />
        <OptionalWordField label={say("mechanism")} words={mechanisms} textOf={(one) => t(`protection.mechanism.${one}`)} emptyText={say("no-mechanism")} {...form.field("mechanism")} />
        <TextField label={say("organisation")} maxLength={300} {...form.field("organisation")} />
        <WordField label={say("listing")} words={listings} textOf={(one) => t(`protection.listing.${one}`)} {...form.field("listing")} />
        <LabelField {...form.field("label")} />
      </div>
      <RuleFields form={form} />
      <div className={styles["beside"]}>
        <TextField label={say("contact-by")} maxLength={500} {...form.field("contactBy")} />
        <TextField label={say("never-by")} maxLength={500} {...form.field("neverBy")} />
      </div>
      <TextArea label={say("topics")} rows={2} maxLength={2000} {...form.field("topics")} />
      <Section title={say("countries")}>
        <RowList rows={values.countries} onChange={(rows) => form.set("countries", rows)} legend={({ value }, index) => (value === "" ? `${index + 1}` : countryName(value, language))} addText={say("country-add")} fresh={() => fresh("r", values.countries)}>
          {(row, change, index) => <CountryField label={say("countries")} name={`countries.${index}`} value={row.value === "" ? null : row.value} onChange={(iso3) => change({ value: iso3 ?? "" })} />}
        </RowList>
      </Section>
      <Section title={say("languages")}>
        <RowList rows={values.languages} onChange={(rows) => form.set("languages", rows)} legend={({ value }, index) => (value === "" ? `${index + 1}` : (names.of(value) ?? value))} addText={say("language-add")} fresh={() => fresh("r", values.languages)}>
          {(row, change, index) => <LanguageField label={say("languages")} name={`languages.${index}`} value={row.value} onChange={(value) => change({ value })} />}
        </RowList>
      </Section>
    </>
  );
}

const hour = (text: string) => (text === "" ? null : text);

/** What the partner said about being reached: it holds against every exchange. */
function RuleFields({ form }: { form: FormBinding<Draft> }) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.partner.${name}`);
  const { rules } = form.values;
  const fresh = (): ContactRule => ({ key: nextKey("c", rules), way: "telephone", answer: "never", from: null, until: null, risk: "unknown", address: "", note: "" });
  return (
    <Section title={say("rules")} lead={say("rules-lead")}>
      <TextField label={say("zone")} hint={say("zone-hint")} maxLength={60} {...form.field("zone")} />
      <RowList rows={rules} onChange={(rows) => form.set("rules", rows)} legend={(_, index) => t("protection.screen.partner.rule-number", { number: index + 1 })} addText={say("rule-add")} fresh={fresh}>
        {(row, change, index) => (
          <>
            <div className={styles["beside"]}>
              <WordField label={say("way")} name={`rules.${index}.way`} words={contactWays} textOf={(one) => t(`protection.contact-way.${one}`)} value={row.way} onChange={(way) => change({ way })} />
              <WordField label={say("answer")} name={`rules.${index}.answer`} words={contactAnswers} textOf={(one) => t(`protection.contact-answer.${one}`)} value={row.answer} onChange={(answer) => change({ answer, ...(answer === "never" ? { from: null, until: null } : {}) })} />
              {row.answer === "may" && <TextField label={say("from")} name={`rules.${index}.from`} value={row.from ?? ""} onChange={(from) => change({ from: hour(from) })} maxLength={5} />}
              {row.answer === "may" && <TextField label={say("until")} name={`rules.${index}.until`} value={row.until ?? ""} onChange={(until) => change({ until: hour(until) })} maxLength={5} />}
              <WordField label={say("risk")} name={`rules.${index}.risk`} words={contactRisks} textOf={(one) => t(`protection.contact-risk.${one}`)} value={row.risk} onChange={(risk) => change({ risk })} />
            </div>
            <div className={styles["beside"]}>
              {(institutions.includes(form.values.partnerKind) || row.address !== "") && <TextField label={say("address")} name={`rules.${index}.address`} value={row.address} onChange={(address) => change({ address })} maxLength={300} />}
              <TextField label={say("note")} name={`rules.${index}.note`} value={row.note} onChange={(note) => change({ note })} maxLength={1000} />
            </div>
          </>
        )}
      </RowList>
    </Section>
  );
}
