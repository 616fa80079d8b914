import { DayField } from "#ui/form/DayField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { decisionIn, type FieldsProps } from "./step-values.ts";

/** The decision that a coercive measure, or one of the Security Council, rests on. */
export function DecisionFields({ input, change }: FieldsProps) {
  const t = useMessages();
  const decision = decisionIn(input);
  const set = (part: Partial<typeof decision>) => {
    const next = { ...decision, ...part };
    const { decision: _, ...others } = input;
    change(next.symbol === "" && next.date === "" ? others : { ...others, decision: next });
  };
  return (
    <>
      <TextField label={t("response.screen.decision-symbol")} hint={t("response.screen.decision-symbol-hint")} name="decision.symbol" value={decision.symbol} onChange={(symbol) => set({ symbol })} maxLength={100} />
      <DayField label={t("response.screen.decision-date")} name="decision.date" value={decision.date} onChange={(date) => set({ date })} />
    </>
  );
}
