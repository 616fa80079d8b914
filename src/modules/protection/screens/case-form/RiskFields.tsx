import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { likelihoods, type Case } from "../../model/case/case.ts";
import styles from "../protection.module.css";

const texts = ["who", "how", "mitigation", "alternatives"] as const;

/** Whom it could harm to act, before anybody does. */
export function RiskFields({ form }: { form: FormBinding<Case> }) {
  const t = useMessages();
  const { risk, language } = form.values;
  const change = (part: Partial<Case["risk"]>) => form.set("risk", { ...risk, ...part });
  return (
    <Section title={t("protection.screen.case.risk")} lead={t("protection.screen.case.risk-lead")}>
      {texts.map((name) => <TextArea key={name} label={t(`protection.screen.case.risk-${name}`)} name={`risk.${name}`} value={risk[name]} onChange={(text) => change({ [name]: text })} rows={2} maxLength={2000} lang={language} />)}
      <div className={styles["beside"]}>
        <WordField label={t("protection.screen.case.risk-likelihood")} name="risk.likelihood" words={likelihoods} textOf={(word) => t(`protection.likelihood.${word}`)} value={risk.likelihood} onChange={(likelihood) => change({ likelihood })} />
        <DayField label={t("protection.screen.case.risk-on")} name="risk.on" value={risk.on ?? ""} onChange={(on) => change({ on: on === "" ? null : on })} />
      </div>
    </Section>
  );
}
