import { changeAt } from "#assessment/screens/change-at.ts";
import { Button } from "#ui/button/Button.tsx";
import { TagListField } from "#ui/form/TagListField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import type { PublicNotice } from "../../model/public-notice.ts";
import styles from "../form.module.css";

type Areas = PublicNotice["areas"];

/** Where the statement speaks of: a name for people, P-codes for programs. */
export function PublicAreaFields({ areas, onChange }: { areas: Areas; onChange: (areas: Areas) => void }) {
  const t = useMessages();
  return (
    <>
      {areas.map((area, index) => (
        <fieldset key={index} className={styles["item"]}>
          <legend>{t("warning.screen.public.area", { number: index + 1 })}</legend>
          <TextField label={t("warning.screen.public.area-name")} name={`publicNotice.areas.${index}.name`} value={area.name} onChange={(name) => onChange(changeAt(areas, index, { ...area, name }))} maxLength={300} isRequired />
          <TagListField label={t("warning.screen.public.p-codes")} hint={t("warning.screen.public.p-codes-hint")} name={`publicNotice.areas.${index}.pCodes`} value={area.pCodes} onChange={(codes) => onChange(changeAt(areas, index, { ...area, pCodes: codes.map((code) => code.toUpperCase()) }))} />
          <div><Button look="quiet" label={t("warning.screen.public.remove-area", { number: index + 1 })} onClick={() => onChange(changeAt(areas, index, undefined))}>{t("warning.screen.remove")}</Button></div>
        </fieldset>
      ))}
      <div><Button onClick={() => onChange([...areas, { name: "", pCodes: [] }])}>{t("warning.screen.public.add-area")}</Button></div>
    </>
  );
}
