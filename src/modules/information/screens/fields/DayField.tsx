import { FieldFrame } from "#ui/form/FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "#ui/form/form-context.ts";
import styles from "../list/filters.module.css";

/** One whole day, as a bound of a range: here nothing is unknown, so the browser's own field will do. */
export function DayField({ label, name, value, onChange }: FieldProps<string>) {
  const place = useFieldPlace(name, label, undefined);
  return (
    <FieldFrame label={label} place={place}>
      <input id={place.id} name={name} type="date" className={styles["control"]} value={value} onChange={(event) => onChange(event.target.value)} />
    </FieldFrame>
  );
}
