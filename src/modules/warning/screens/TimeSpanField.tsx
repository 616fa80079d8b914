import { oneOf } from "#assessment/screens/one-of.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { timeSpans, type TimeSpan } from "../model/alert.ts";

export type TimeSpanFieldProps = { label: string; hint?: string; name: string; value: TimeSpan | null; onChange: (span: TimeSpan | null) => void };

/** How long something takes, on the scale by which lead times and time left are compared. */
export function TimeSpanField({ label, hint, name, value, onChange }: TimeSpanFieldProps) {
  const t = useMessages();
  return (
    <SelectField
      label={label}
      hint={hint}
      name={name}
      value={value ?? ""}
      onChange={(text) => onChange(oneOf(timeSpans, text) ?? null)}
      emptyText={t("warning.time-span.unknown")}
      options={timeSpans.map((span) => ({ value: span, text: t(`warning.time-span.${span}`) }))}
    />
  );
}
