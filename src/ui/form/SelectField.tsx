import { FieldFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import styles from "./Field.module.css";

export type Option = { readonly value: string; readonly text: string };
export type SelectFieldProps = FieldProps<string> & { options: readonly Option[]; emptyText?: string };

/** A native list: searchable by typing, right on every device, nothing to load. */
export function SelectField({ label, hint, name, value, onChange, isRequired = false, options, emptyText }: SelectFieldProps) {
  const place = useFieldPlace(name, label, hint);
  return (
    <FieldFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      <select
        id={place.id}
        name={name}
        className={styles["control"]}
        value={value}
        aria-required={isRequired || undefined}
        aria-invalid={place.error === undefined ? undefined : true}
        aria-describedby={place.describedBy}
        onChange={(event) => onChange(event.target.value)}
      >
        {emptyText !== undefined && <option value="">{emptyText}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>{option.text}</option>
        ))}
      </select>
    </FieldFrame>
  );
}
