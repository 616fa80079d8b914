import { GroupFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import type { Option } from "./SelectField.tsx";
import styles from "./Field.module.css";

export type Choice = Option & { readonly hint?: string };

export function RadioGroup({ label, hint, name, value, onChange, isRequired, options }: FieldProps<string> & { options: readonly Choice[] }) {
  const place = useFieldPlace(name, label, hint);
  return (
    <GroupFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      {options.map((option) => (
        <label key={option.value} className={styles["choice"]}>
          <input type="radio" name={place.id} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>
            {option.text}
            {option.hint !== undefined && <span className={styles["hint"]}> {option.hint}</span>}
          </span>
        </label>
      ))}
    </GroupFrame>
  );
}
