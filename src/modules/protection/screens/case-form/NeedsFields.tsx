import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { measureStandings, protectionMeasures, type Case, type Protection } from "../../model/case/case.ts";
import styles from "../protection.module.css";
import { nextKey, RowList } from "../RowList.tsx";

/** What the people need, what was done in the country, and each measure asked for or given. */
export function NeedsFields({ form }: { form: FormBinding<Case> }) {
  const t = useMessages();
  const { protection, people, language } = form.values;
  const fresh = (): Protection => ({ key: nextKey("m", protection), measure: "security-plan", standing: "asked", personKeys: [], provider: "", from: null, until: null, cost: "", effect: "", endPlan: "" });
  const day = (text: string) => (text === "" ? null : text);
  return (
    <Section title={t("protection.screen.case.needs-title")}>
      <TextArea label={t("protection.screen.case.needs")} rows={3} maxLength={4000} lang={language} {...form.field("needs")} />
      <TextArea label={t("protection.screen.case.steps-taken")} rows={3} maxLength={4000} lang={language} {...form.field("stepsTaken")} />
      <RowList rows={protection} onChange={(rows) => form.set("protection", rows)} legend={(_, index) => t("protection.screen.case.measure-number", { number: index + 1 })} addText={t("protection.screen.case.measure-add")} fresh={fresh}>
        {(row, change, index) => (
          <>
            <div className={styles["beside"]}>
              <WordField label={t("protection.screen.case.measure")} name={`protection.${index}.measure`} words={protectionMeasures} textOf={(measure) => t(`protection.measure.${measure}`)} value={row.measure} onChange={(measure) => change({ measure })} />
              <WordField label={t("protection.screen.case.standing")} name={`protection.${index}.standing`} words={measureStandings} textOf={(standing) => t(`protection.standing.${standing}`)} value={row.standing} onChange={(standing) => change({ standing })} />
              <TextField label={t("protection.screen.case.provider")} name={`protection.${index}.provider`} value={row.provider} onChange={(provider) => change({ provider })} maxLength={300} />
              <DayField label={t("protection.screen.case.from")} name={`protection.${index}.from`} value={row.from ?? ""} onChange={(from) => change({ from: day(from) })} />
              <DayField label={t("protection.screen.case.until")} name={`protection.${index}.until`} value={row.until ?? ""} onChange={(until) => change({ until: day(until) })} />
              <TextField label={t("protection.screen.case.cost")} name={`protection.${index}.cost`} value={row.cost} onChange={(cost) => change({ cost })} maxLength={200} />
            </div>
            <CheckboxGroup label={t("protection.screen.case.for-whom")} name={`protection.${index}.personKeys`} value={row.personKeys} onChange={(personKeys) => change({ personKeys: [...personKeys] })} options={people.map(({ key, code }, at) => ({ value: key, text: code === "" ? t("protection.screen.case.person-number", { number: at + 1 }) : code }))} />
            <TextArea label={t("protection.screen.case.effect")} name={`protection.${index}.effect`} value={row.effect} onChange={(effect) => change({ effect })} rows={2} maxLength={2000} lang={language} />
            <TextArea label={t("protection.screen.case.end-plan")} name={`protection.${index}.endPlan`} value={row.endPlan} onChange={(endPlan) => change({ endPlan })} rows={2} maxLength={2000} lang={language} />
          </>
        )}
      </RowList>
    </Section>
  );
}
