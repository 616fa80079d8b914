import { oneOf } from "#assessment/screens/one-of.ts";
import { labels, type Label } from "#platform/rules/label.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";

export type LabelFieldProps = { label?: string; hint?: string; name: string; value: Label; onChange: (label: Label) => void };

export function LabelField({ label, hint, name, value, onChange }: LabelFieldProps) {
  const t = useMessages();
  return (
    <SelectField
      label={label ?? t("ui.record.label")}
      hint={hint}
      name={name}
      value={value}
      onChange={(text) => onChange(oneOf(labels, text) ?? value)}
      options={labels.map((one) => ({ value: one, text: t(`ui.label.${one}`) }))}
      isRequired
    />
  );
}
