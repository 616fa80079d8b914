import { useState } from "react";
import { classNames } from "../class-names.ts";
import { useLanguage } from "../messages.ts";
import { readNumber } from "./read-number.ts";
import styles from "./Field.module.css";

export type NumberInputProps = { id: string; value: number | null; onChange: (value: number | null) => void; onUnreadable: (isUnreadable: boolean) => void; describedBy?: string; isInvalid: boolean; isWhole?: boolean };

/** A number as text: nothing is changed by a scroll wheel, Arabic digits are understood, and what cannot be read stays to be corrected. */
export function NumberInput({ id, value, onChange, onUnreadable, describedBy, isInvalid, isWhole = true }: NumberInputProps) {
  const { language } = useLanguage();
  const [typed, setTyped] = useState({ text: value === null ? "" : String(value), value });
  // A value set from outside replaces what was typed; the value that came from the typing does not.
  const text = Object.is(typed.value, value) ? typed.text : value === null ? "" : String(value);
  return (
    <input
      id={id}
      className={classNames(styles["control"], styles["short"])}
      inputMode={isWhole ? "numeric" : "decimal"}
      autoComplete="off"
      dir="ltr"
      size={8}
      value={text}
      aria-invalid={isInvalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => {
        const read = readNumber(event.target.value, language);
        setTyped({ text: event.target.value, value: read ?? null });
        onUnreadable(read === undefined);
        onChange(read ?? null);
      }}
    />
  );
}
