import { useState } from "react";
import { useMessages } from "../messages.ts";
import { FieldFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import { NumberInput } from "./NumberInput.tsx";

export type NumberFieldProps = FieldProps<number | null> & { min?: number; max?: number; isWhole?: boolean };

export function NumberField({ label, hint, name, value, onChange, isRequired = false, min, max, isWhole }: NumberFieldProps) {
  const t = useMessages();
  const [isUnreadable, setUnreadable] = useState(false);
  const place = useFieldPlace(name, label, hint, faultOf());
  function faultOf(): string | undefined {
    if (isUnreadable) return t("ui.number.unreadable");
    if (value !== null && min !== undefined && value < min) return t("ui.number.too-small", { min });
    if (value !== null && max !== undefined && value > max) return t("ui.number.too-large", { max });
    return undefined;
  }
  return (
    <FieldFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      <NumberInput id={place.id} value={value} onChange={onChange} onUnreadable={setUnreadable} describedBy={place.describedBy} isInvalid={place.error !== undefined} isWhole={isWhole} />
    </FieldFrame>
  );
}
