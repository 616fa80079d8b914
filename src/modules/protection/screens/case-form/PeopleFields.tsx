import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { NumberRangeField } from "#ui/form/NumberRangeField.tsx";
import { TagListField } from "#ui/form/TagListField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { answers, defenderGroups, type Case, type CasePerson } from "../../model/case/case.ts";
import { mayKeepName } from "../../model/case/case-faults.ts";
import styles from "../protection.module.css";
import { nextKey, RowList } from "../RowList.tsx";

const nobody = { low: null, best: null, high: null };

/** Who it is about, each under a code. */
export function PeopleFields({ form }: { form: FormBinding<Case> }) {
  const t = useMessages();
  const { people } = form.values;
  const fresh = (): CasePerson => ({ key: nextKey("p", people), code: "", kind: "person", number: null, isChild: "unknown", isVictimOfSexualViolence: "unknown", groups: [], themes: [], nameForState: "" });
  return (
    <Section title={t("protection.screen.case.people")} lead={t("protection.screen.case.people-lead")}>
      <RowList rows={people} onChange={(rows) => form.set("people", rows)} legend={(row, index) => (row.code === "" ? t("protection.screen.case.person-number", { number: index + 1 }) : row.code)} addText={t("protection.screen.case.person-add")} fresh={fresh}>
        {(row, change, index) => <PersonFields content={form.values} person={row} place={`people.${index}`} change={change} />}
      </RowList>
    </Section>
  );
}

function PersonFields({ content, person, place, change }: { content: Case; person: CasePerson; place: string; change: (part: Partial<CasePerson>) => void }) {
  const t = useMessages();
  const word = (answer: string) => t(`protection.answer.${answer}`);
  return (
    <>
      <div className={styles["beside"]}>
        <TextField label={t("protection.screen.case.code")} hint={t("protection.screen.case.code-hint")} name={`${place}.code`} value={person.code} onChange={(code) => change({ code })} maxLength={20} isRequired />
        <WordField label={t("protection.screen.case.kind")} name={`${place}.kind`} words={["person", "group"]} textOf={(kind) => t(`protection.person-kind.${kind}`)} value={person.kind} onChange={(kind) => change({ kind, number: kind === "group" ? nobody : null })} />
        <WordField label={t("protection.screen.case.is-child")} name={`${place}.isChild`} words={answers} textOf={word} value={person.isChild} onChange={(isChild) => change({ isChild })} />
        <WordField label={t("protection.screen.case.is-victim-sv")} name={`${place}.isVictimOfSexualViolence`} words={answers} textOf={word} value={person.isVictimOfSexualViolence} onChange={(isVictimOfSexualViolence) => change({ isVictimOfSexualViolence })} />
      </div>
      {person.kind === "group" && <NumberRangeField label={t("protection.screen.case.how-many")} name={`${place}.number`} value={person.number ?? nobody} onChange={(number) => change({ number })} />}
      <CheckboxGroup label={t("protection.screen.case.groups")} name={`${place}.groups`} value={person.groups} onChange={(chosen) => change({ groups: defenderGroups.filter((group) => chosen.includes(group)) })} options={defenderGroups.map((group) => ({ value: group, text: t(`protection.group.${group}`) }))} />
      <TagListField label={t("protection.screen.case.themes")} name={`${place}.themes`} value={person.themes} onChange={(themes) => change({ themes: [...themes] })} />
      {mayKeepName(content, person.key) && <TextField label={t("protection.screen.case.name")} hint={t("protection.screen.case.name-hint")} name={`${place}.nameForState`} value={person.nameForState} onChange={(nameForState) => change({ nameForState })} maxLength={300} />}
    </>
  );
}
