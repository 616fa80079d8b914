import { useState } from "react";
import { useMessages } from "../messages.ts";
import { GroupFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import { NumberInput } from "./NumberInput.tsx";
import { rangeFault, type NumberRange } from "./number-range.ts";
import styles from "./Field.module.css";

const ends = ["low", "best", "high"] as const;
const allReadable = { low: false, best: false, high: false };

/** A number that nobody knows exactly: lowest, best and highest, each may be empty. */
export function NumberRangeField({ label, hint, name, value, onChange, isRequired }: FieldProps<NumberRange>) {
  const t = useMessages();
  const [unreadable, setUnreadable] = useState(allReadable);
  const isUnreadable = ends.some((end) => unreadable[end]);
  const fault = rangeFault(value);
  const place = useFieldPlace(name, label, hint, isUnreadable ? t("ui.number.unreadable") : fault && t(`ui.number-range.${fault}`));
  return (
    <GroupFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      <div className={styles["row"]}>
        {ends.map((end) => (
          <label key={end} className={styles["part"]} htmlFor={`${place.id}-${end}`}>
            {t(`ui.number-range.${end}`)}
            <NumberInput
              id={`${place.id}-${end}`}
              value={value[end]}
              isInvalid={place.error !== undefined}
              onUnreadable={(isBad) => setUnreadable({ ...unreadable, [end]: isBad })}
              onChange={(number) => onChange({ ...value, [end]: number })}
            />
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}
