import { useFieldPlace, type FieldProps } from "./form-context.ts";
import styles from "./Field.module.css";

export function CheckboxField({ label, hint, name, value, onChange }: FieldProps<boolean>) {
  const place = useFieldPlace(name, label, hint);
  return (
    <div className={styles["field"]}>
      <label className={styles["choice"]}>
        <input
          id={place.id}
          name={name}
          type="checkbox"
          checked={value}
          aria-invalid={place.error === undefined ? undefined : true}
          aria-describedby={place.describedBy}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {hint !== undefined && <span id={place.hintId} className={styles["hint"]}>{hint}</span>}
      {place.error !== undefined && <span id={place.errorId} className={styles["error"]}>{place.error}</span>}
    </div>
  );
}
