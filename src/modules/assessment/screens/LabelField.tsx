import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import type { Assessment } from "../model/assessment.ts";
import { oneOf } from "./one-of.ts";

const labels = ["unclassified", "confidential", "strictly-confidential"] as const satisfies readonly Assessment["label"][];

export function LabelField({ name, value, onChange }: { name: string; value: Assessment["label"]; onChange: (label: Assessment["label"]) => void }) {
  const t = useMessages();
  const options = labels.map((label) => ({ value: label, text: t(`ui.label.${label}`) }));
  return <SelectField label={t("ui.record.label")} hint={t("assessment.screen.field.label-hint")} name={name} value={value} onChange={(text) => onChange(oneOf(labels, text) ?? value)} options={options} isRequired />;
}
