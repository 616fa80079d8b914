import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { DayField } from "#ui/form/DayField.tsx";
import { textIn, withText, type FieldsProps } from "./step-values.ts";

/** Work has begun when something was done, not when somebody said so. */
export function StartFields({ input, change }: FieldsProps) {
  const t = useMessages();
  return (
    <>
      <TextArea label={t("response.screen.first-action")} name="what" value={textIn(input, "what")} onChange={(what) => change(withText(input, "what", what))} rows={2} maxLength={2000} isRequired />
      <DayField label={t("response.screen.first-action-on")} name="on" value={textIn(input, "on")} onChange={(day) => change(withText(input, "on", day))} />
    </>
  );
}
