import { FieldFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import styles from "./Field.module.css";

export type TextAreaProps = FieldProps<string> & { rows?: number; maxLength?: number; lang?: string };

export function TextArea({ label, hint, name, value, onChange, isRequired = false, rows = 4, maxLength, lang }: TextAreaProps) {
  const place = useFieldPlace(name, label, hint);
  return (
    <FieldFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      <textarea
        id={place.id}
        name={name}
        className={styles["control"]}
        // Browsers write what stands in fields to the disk, to restore a window after a crash, unless they are told not to.
        autoComplete="off"
        rows={rows}
        value={value}
        dir={value === "" ? undefined : "auto"}
        lang={lang}
        maxLength={maxLength}
        aria-required={isRequired || undefined}
        aria-invalid={place.error === undefined ? undefined : true}
        aria-describedby={place.describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
