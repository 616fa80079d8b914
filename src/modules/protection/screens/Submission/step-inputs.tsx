import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { Translate } from "#ui/messages.ts";
import type { ListedRecord } from "#ui/record/record.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import { admissibilityItems } from "../../model/submission/submission.ts";

type Input = Readonly<Record<string, unknown>>;
const textIn = (input: Input, name: string): string => (typeof input[name] === "string" ? input[name] : "");

/** What the steps of a submission ask for. */
export function stepInputs(t: Translate, communications: readonly ListedRecord[]): NonNullable<StepBarProps["inputs"]> {
  return {
    decline: { initial: {}, fields: (input, change) => <SelectField label={t("protection.screen.submission.criterion")} name="criterion" value={textIn(input, "criterion")} onChange={(criterion) => change({ ...input, criterion })} emptyText={t("protection.screen.choose")} options={admissibilityItems.map((item) => ({ value: item, text: t(`protection.check.${item}`) }))} isRequired /> },
    transfer: { initial: {}, fields: (input, change) => <TextField label={t("protection.screen.submission.transfer-to")} hint={t("protection.screen.submission.transfer-hint")} name="to" value={textIn(input, "to")} onChange={(to) => change({ ...input, to })} maxLength={300} isRequired /> },
    "draft-communication": { initial: {}, fields: (input, change) => <SelectField label={t("protection.communication")} hint={t("protection.screen.submission.communication-hint")} name="communicationId" value={textIn(input, "communicationId")} onChange={(communicationId) => change({ ...input, communicationId })} emptyText={t("protection.screen.choose")} options={communications.map(({ id, number, title }) => ({ value: id, text: number === null ? title : `${number} ${title}` }))} isRequired /> },
  };
}
