import { Button } from "#ui/button/Button.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import type { Deed } from "./first-review.ts";
import styles from "../form.module.css";

export function DeedItem({ deed, index, onChange }: { deed: Deed; index: number; onChange: (deed: Deed | undefined) => void }) {
  const t = useMessages();
  const number = index + 1;
  return (
    <fieldset className={styles["item"]}>
      <legend>{t("warning.screen.review.deed", { number })}</legend>
      <div className={styles["beside"]}>
        <TextField label={t("warning.screen.review.who")} name={`doneBy.${index}.who`} value={deed.who} onChange={(who) => onChange({ ...deed, who })} maxLength={300} isRequired />
        <PartialDateField label={t("warning.screen.review.when")} name={`doneBy.${index}.when`} value={deed.when} onChange={(when) => onChange({ ...deed, when })} isRequired />
      </div>
      <TextArea label={t("warning.screen.review.what")} name={`doneBy.${index}.what`} value={deed.what} onChange={(what) => onChange({ ...deed, what })} rows={2} maxLength={2000} isRequired />
      <div><Button look="quiet" label={t("warning.screen.review.remove-deed", { number })} onClick={() => onChange(undefined)}>{t("warning.screen.remove")}</Button></div>
    </fieldset>
  );
}
