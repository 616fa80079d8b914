import { changeAt } from "#assessment/screens/change-at.ts";
import { Button } from "#ui/button/Button.tsx";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Alert } from "../../model/alert.ts";
import { TimeSpanField } from "../TimeSpanField.tsx";
import { emptyOption } from "./alert-draft.ts";
import styles from "../form.module.css";

/** What the deciders can choose from, each with what speaks for it and against it. */
export function OptionFields({ form }: { form: FormBinding<Alert> }) {
  const t = useMessages();
  const { options } = form.values;
  const written = options.filter((option) => option.text.trim() !== "");
  return (
    <Section title={t("warning.section.options")} lead={t("warning.screen.options.lead")} actions={<Button onClick={() => form.set("options", [...options, emptyOption])}>{t("warning.screen.options.add")}</Button>}>
      {written.length > 0 && written.every((option) => option.coercive) && <p className={styles["caution"]} role="status">{t("warning.screen.options.only-coercive")}</p>}
      {options.map((option, index) => (
        <OptionItem key={index} option={option} index={index} onChange={(changed) => form.set("options", changeAt(options, index, changed))} />
      ))}
    </Section>
  );
}

type Option = Alert["options"][number];

function OptionItem({ option, index, onChange }: { option: Option; index: number; onChange: (option: Option | undefined) => void }) {
  const t = useMessages();
  const place = `options.${index}`;
  const number = index + 1;
  return (
    <fieldset className={styles["item"]}>
      <legend>{t("warning.screen.options.number", { number })}</legend>
      <TextArea label={t("warning.screen.options.text")} name={`${place}.text`} value={option.text} onChange={(text) => onChange({ ...option, text })} rows={2} maxLength={1500} />
      <div className={styles["beside"]}>
        <TextArea label={t("warning.screen.options.pros")} name={`${place}.pros`} value={option.pros} onChange={(pros) => onChange({ ...option, pros })} rows={2} maxLength={1500} />
        <TextArea label={t("warning.screen.options.cons")} name={`${place}.cons`} value={option.cons} onChange={(cons) => onChange({ ...option, cons })} rows={2} maxLength={1500} />
        <TextArea label={t("warning.screen.options.risks")} name={`${place}.risks`} value={option.risks} onChange={(risks) => onChange({ ...option, risks })} rows={2} maxLength={1500} />
      </div>
      <div className={styles["beside"]}>
        <TimeSpanField label={t("warning.screen.options.lead-time")} name={`${place}.leadTime`} value={option.leadTime} onChange={(leadTime) => onChange({ ...option, leadTime })} />
        <CheckboxField label={t("warning.screen.options.coercive")} name={`${place}.coercive`} value={option.coercive} onChange={(coercive) => onChange({ ...option, coercive })} />
      </div>
      <div><Button look="quiet" label={t("warning.screen.options.remove-number", { number })} onClick={() => onChange(undefined)}>{t("warning.screen.remove")}</Button></div>
    </fieldset>
  );
}
