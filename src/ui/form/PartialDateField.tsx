import { useState } from "react";
import { classNames } from "../class-names.ts";
import { useFormat } from "../format.ts";
import { useLanguage, useMessages } from "../messages.ts";
import { assemblePartialDate, noPartialDate, partialDateFault, readPartialDate, type PartialDateParts } from "../partial-date.ts";
import { GroupFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import { readNumber } from "./read-number.ts";
import styles from "./Field.module.css";

const parts = ["day", "month", "year"] as const;

/** A date as precisely as it is known: day, month and year, each may be empty, and "about". Says in words what it will mean. */
export function PartialDateField({ label, hint, name, value, onChange, isRequired }: FieldProps<string>) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const [typed, setTyped] = useState({ parts: readPartialDate(value) ?? noPartialDate, edtf: value });
  const shown = typed.edtf === value ? typed.parts : (readPartialDate(value) ?? noPartialDate);
  const fault = partialDateFault(shown);
  const place = useFieldPlace(name, label, hint, fault && t(`ui.partial-date.${fault}`));
  const change = (change: Partial<PartialDateParts>) => {
    const next = { ...shown, ...change };
    const edtf = assemblePartialDate(next);
    setTyped({ parts: next, edtf });
    onChange(edtf);
  };
  return (
    <GroupFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      <div className={styles["row"]}>
        {parts.map((part) => (
          <label key={part} className={styles["part"]} htmlFor={`${place.id}-${part}`}>
            {t(`ui.partial-date.${part}`)}
            <input
              id={`${place.id}-${part}`}
              className={classNames(styles["control"], styles["short"])}
              inputMode="numeric"
              autoComplete="off"
              dir="ltr"
              size={part === "year" ? 4 : 2}
              maxLength={part === "year" ? 4 : 2}
              value={shown[part]}
              aria-invalid={place.error === undefined ? undefined : true}
              onChange={(event) => change({ [part]: latinDigits(event.target.value, language) })}
            />
          </label>
        ))}
        <label className={styles["choice"]}>
          <input type="checkbox" checked={shown.isAbout} onChange={(event) => change({ isAbout: event.target.checked })} />
          {t("ui.partial-date.about")}
        </label>
      </div>
      <span className={styles["says"]} aria-live="polite">{fault ? "" : t("ui.partial-date.says", { date: format.partialDate(value) })}</span>
    </GroupFrame>
  );
}

function latinDigits(text: string, language: string): string {
  const number = readNumber(text, language);
  return /^\d*$/.test(text) || number === null || number === undefined ? text.trim() : String(number);
}
