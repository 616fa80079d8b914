import { FieldFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import styles from "./Field.module.css";

export type TextFieldProps = FieldProps<string> & {
  type?: "text" | "email" | "url" | "tel" | "search" | "password";
  autoComplete?: string;
  lang?: string;
  maxLength?: number;
};

export function TextField({ label, hint, name, value, onChange, isRequired = false, type = "text", autoComplete, lang, maxLength }: TextFieldProps) {
  const place = useFieldPlace(name, label, hint);
  return (
    <FieldFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      <input
        id={place.id}
        name={name}
        type={type}
        className={styles["control"]}
        value={value}
        dir={textDirection(value, type)}
        lang={lang}
        autoComplete={autoComplete ?? "off"}
        maxLength={maxLength}
        aria-required={isRequired || undefined}
        aria-invalid={place.error === undefined ? undefined : true}
        aria-describedby={place.describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}

/** An empty field follows the page: "auto" would put its cursor on the left of an Arabic page. */
function textDirection(value: string, type: string): "auto" | "ltr" | undefined {
  if (type !== "text" && type !== "search") return "ltr";
  return value === "" ? undefined : "auto";
}
