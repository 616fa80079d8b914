import { OptionalWordField } from "#partners/screens/record-form/WordField.tsx";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { personRoles, type Case, type Violation } from "../../model/case/case.ts";
import { declarationArticles, nameOfViolation, violationTypes } from "../../model/violation-types.ts";
import styles from "../protection.module.css";
import { nextKey, RowList } from "../RowList.tsx";

const typeIds = violationTypes.map(({ id }) => id);

/** What is said to have been done, by whom, and what each person was in it. */
export function ViolationFields({ form }: { form: FormBinding<Case> }) {
  const t = useMessages();
  const { violations } = form.values;
  const fresh = (): Violation => ({ key: nextKey("v", violations), type: "", articles: [], when: null, place: "", author: "", people: [] });
  return (
    <Section title={t("protection.screen.case.violations")} lead={t("protection.screen.case.violations-lead")}>
      <RowList rows={violations} onChange={(rows) => form.set("violations", rows)} legend={(_, index) => t("protection.screen.case.violation-number", { number: index + 1 })} addText={t("protection.screen.case.violation-add")} fresh={fresh}>
        {(row, change, index) => <ViolationRow content={form.values} violation={row} place={`violations.${index}`} change={change} />}
      </RowList>
    </Section>
  );
}

function ViolationRow({ content, violation, place, change }: { content: Case; violation: Violation; place: string; change: (part: Partial<Violation>) => void }) {
  const t = useMessages();
  const { language } = useLanguage();
  const roleOf = (personKey: string) => violation.people.find((one) => one.personKey === personKey)?.role ?? null;
  const setRole = (personKey: string, role: (typeof personRoles)[number] | null) => {
    const others = violation.people.filter((one) => one.personKey !== personKey);
    change({ people: role === null ? others : [...others, { personKey, role }] });
  };
  return (
    <>
      <div className={styles["beside"]}>
        <OptionalWordField label={t("protection.screen.case.type")} name={`${place}.type`} words={typeIds} textOf={(id) => nameOfViolation(id, language)} value={violation.type} onChange={(type) => change({ type: type ?? "" })} emptyText={t("protection.screen.choose")} isRequired />
        <TextField label={t("protection.screen.case.place")} name={`${place}.place`} value={violation.place} onChange={(text) => change({ place: text })} maxLength={300} />
        <TextField label={t("protection.screen.case.author")} name={`${place}.author`} value={violation.author} onChange={(author) => change({ author })} maxLength={300} />
      </div>
      <PartialDateField label={t("protection.screen.case.when")} name={`${place}.when`} value={violation.when ?? ""} onChange={(when) => change({ when: when === "" ? null : when })} />
      <CheckboxGroup label={t("protection.screen.case.articles")} name={`${place}.articles`} value={violation.articles} onChange={(chosen) => change({ articles: declarationArticles.filter((article) => chosen.includes(article)) })} options={declarationArticles.map((article) => ({ value: article, text: t(`protection.article.${article}`) }))} />
      <div className={styles["beside"]}>
        {content.people.map(({ key, code }, index) => (
          <OptionalWordField key={key} label={t("protection.screen.case.role-of", { code: code === "" ? t("protection.screen.case.person-number", { number: index + 1 }) : code })} name={`${place}.people.${key}`} words={personRoles} textOf={(role) => t(`protection.role.${role}`)} value={roleOf(key)} onChange={(role) => setRole(key, role)} emptyText={t("protection.screen.case.no-role")} />
        ))}
      </div>
    </>
  );
}
