import { GroupFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import type { Choice } from "./RadioGroup.tsx";
import styles from "./Field.module.css";

export function CheckboxGroup({ label, hint, name, value, onChange, isRequired, options }: FieldProps<readonly string[]> & { options: readonly Choice[] }) {
  const place = useFieldPlace(name, label, hint);
  const toggle = (option: string, isOn: boolean) => onChange(isOn ? [...value, option] : value.filter((other) => other !== option));
  return (
    <GroupFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      {options.map((option) => (
        <label key={option.value} className={styles["choice"]}>
          <input type="checkbox" checked={value.includes(option.value)} onChange={(event) => toggle(option.value, event.target.checked)} />
          <span>
            {option.text}
            {option.hint !== undefined && <span className={styles["hint"]}> {option.hint}</span>}
          </span>
        </label>
      ))}
    </GroupFrame>
  );
}
