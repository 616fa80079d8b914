import { useState } from "react";
import { classNames } from "../class-names.ts";
import { useMessages } from "../messages.ts";
import { FieldFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import { toLocalInput } from "./local-input.ts";
import styles from "./Field.module.css";

/** A moment. Entered in the zone of this device, which is named; kept with its zone. */
export function DateTimeField({ label, hint, name, value, onChange, isRequired = false }: FieldProps<string>) {
  const t = useMessages();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [typed, setTyped] = useState({ local: toLocalInput(value), iso: value });
  const zoneHint = t("ui.date-time.zone", { zone });
  const wholeHint = hint === undefined ? zoneHint : `${hint} ${zoneHint}`;
  const place = useFieldPlace(name, label, wholeHint);
  return (
    <FieldFrame label={label} hint={wholeHint} isRequired={isRequired} place={place}>
      <input
        id={place.id}
        name={name}
        type="datetime-local"
        className={classNames(styles["control"], styles["short"])}
        value={typed.iso === value ? typed.local : toLocalInput(value)}
        aria-required={isRequired || undefined}
        aria-invalid={place.error === undefined ? undefined : true}
        aria-describedby={place.describedBy}
        onChange={(event) => {
          const local = event.target.value;
          const iso = local === "" ? "" : new Date(local).toISOString();
          setTyped({ local, iso });
          onChange(iso);
        }}
      />
    </FieldFrame>
  );
}
