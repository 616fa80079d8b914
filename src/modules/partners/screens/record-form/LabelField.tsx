import { labels, type Label } from "#platform/rules/label.ts";
import { useMessages } from "#ui/messages.ts";
import { WordField } from "./WordField.tsx";

/** The classification of a record. */
export function LabelField({ hint, name, value, onChange }: { hint?: string; name: string; value: Label; onChange: (label: Label) => void }) {
  const t = useMessages();
  return <WordField label={t("ui.record.label")} hint={hint} name={name} value={value} onChange={onChange} words={labels} textOf={(label) => t(`ui.label.${label}`)} />;
}
