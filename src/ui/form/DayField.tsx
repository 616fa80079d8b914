import { FieldFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import styles from "./Field.module.css";

/** One calendar day; the browser's own field knows the reader's order of day and month. */
export function DayField({ label, hint, name, value, onChange, isRequired = false }: FieldProps<string>) {
  const place = useFieldPlace(name, label, hint);
  return (
    <FieldFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      <input id={place.id} name={name} type="date" className={`${styles["control"]} ${styles["short"]}`} value={value} aria-required={isRequired || undefined} aria-invalid={place.error === undefined ? undefined : true} aria-describedby={place.describedBy} onChange={(event) => onChange(event.target.value)} />
    </FieldFrame>
  );
}
