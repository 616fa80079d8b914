import { OptionalWordField } from "#partners/screens/record-form/WordField.tsx";
import { countMethods } from "#platform/rules/range.ts";
import { NumberRangeField } from "#ui/form/NumberRangeField.tsx";
import { useMessages } from "#ui/messages.ts";
import type { CountedDraft } from "../fields/count-draft.ts";

/** How many, and whether that was counted from a list, worked out or said. */
export function CountedField({ name, value, onChange }: { name: string; value: CountedDraft; onChange: (draft: CountedDraft) => void }) {
  const t = useMessages();
  const { method, ...range } = value;
  const withMethod = (one: CountedDraft["method"] | null) => (one === null || one === undefined ? {} : { method: one });
  return (
    <>
      <NumberRangeField label={t("information.screen.incident.count")} name={name} value={range} onChange={(next) => onChange({ low: next.low, best: next.best, high: next.high, ...withMethod(method) })} isRequired />
      <OptionalWordField label={t("information.screen.incident.count-method")} name={`${name}-method`} words={countMethods} textOf={(one) => t(`information.count-method.${one}`)} emptyText={t("ui.not-known")} value={method ?? null} onChange={(one) => onChange({ ...range, ...withMethod(one) })} />
    </>
  );
}
