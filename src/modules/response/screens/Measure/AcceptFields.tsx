import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { DayField } from "#ui/form/DayField.tsx";
import { DecisionFields } from "./DecisionFields.tsx";
import { textIn, withText, type FieldsProps } from "./step-values.ts";

/** Whoever accepts names who is answerable and by when. */
export function AcceptFields({ input, change, asksDecision }: FieldsProps & { asksDecision: boolean }) {
  const t = useMessages();
  return (
    <>
      <TextField label={t("response.screen.owner")} hint={t("response.screen.owner-hint")} name="owner" value={textIn(input, "owner")} onChange={(owner) => change({ ...input, owner })} maxLength={300} isRequired />
      <DayField label={t("ui.record.due")} name="dueOn" value={textIn(input, "dueOn")} onChange={(day) => change(withText(input, "dueOn", day))} isRequired />
      {asksDecision && <DecisionFields input={input} change={change} />}
    </>
  );
}
