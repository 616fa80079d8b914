import { oneOf } from "#assessment/screens/one-of.ts";
import { useFormat } from "#ui/format.ts";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { formNames, formOf, type FormName } from "../../model/forms.ts";
import styles from "../form.module.css";

/** The form comes first: it decides the sections and who can be addressed. */
export function FormChoice({ value, onChange }: { value: FormName; onChange: (form: FormName) => void }) {
  const t = useMessages();
  const format = useFormat();
  const options = formNames.map((name) => ({
    value: name,
    text: t(`warning.form.${name}`),
    hint: t("warning.screen.form.hint", { purpose: t(`warning.screen.form.for.${name}`), addressees: format.list(formOf(name).addressees.map((kind) => t(`warning.addressee-kind.${kind}`))) }),
  }));
  return (
    <Section title={t("warning.screen.form.title")} lead={t("warning.screen.form.lead")}>
      <RadioGroup label={t("warning.screen.form.choose")} name="form" value={value} onChange={(text) => onChange(oneOf(formNames, text) ?? value)} options={options} isRequired />
      <p className={styles["note"]}>{t("warning.screen.form.security-council")}</p>
      <p className={styles["note"]}>{t("warning.screen.form.sections", { sections: format.list(formOf(value).sections.map((section) => t(`warning.section.${section}`))) })}</p>
    </Section>
  );
}
