import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { useMessages } from "#ui/messages.ts";
import type { ListedRecord } from "#ui/record/record.ts";
import { DayField } from "#ui/form/DayField.tsx";
import { idsIn, textIn, withText, type FieldsProps } from "./step-values.ts";

/** What shows that it was done: reports of the same situation. */
export function ReportFields({ input, change, reports }: FieldsProps & { reports: readonly ListedRecord[] }) {
  const t = useMessages();
  return (
    <>
      <CheckboxGroup label={t("response.screen.evidence")} hint={t(reports.length === 0 ? "response.screen.evidence-none" : "response.screen.evidence-hint")} name="evidence" value={idsIn(input, "evidence")} onChange={(evidence) => change({ ...input, evidence })} options={reports.map((one) => ({ value: one.id, text: one.title }))} isRequired />
      <DayField label={t("response.screen.finished")} name="finishedOn" value={textIn(input, "finishedOn")} onChange={(day) => change(withText(input, "finishedOn", day))} />
    </>
  );
}
