import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { useRecordList } from "#ui/record/record.ts";
import type { Alert } from "../../model/alert.ts";

/** What the alert rests on: exactly one of an issued assessment and the words that justify going without one. */
export function GroundFields({ form }: { form: FormBinding<Alert> }) {
  const t = useMessages();
  const { situationId, assessmentId, flashJustification } = form.values;
  const issued = useRecordList("assessments", "assessment.assessment", { situation: situationId, state: "issued", limit: "200" });
  const isFlash = flashJustification !== null;
  const choose = (ground: string) => {
    form.set("flashJustification", ground === "justification" ? (flashJustification ?? "") : null);
    form.set("assessmentId", ground === "justification" ? null : (assessmentId ?? issued[0]?.id ?? null));
  };
  const options = [
    { value: "assessment", text: t("warning.screen.ground.assessment") },
    { value: "justification", text: t("warning.screen.ground.justification"), hint: t("warning.screen.ground.justification-hint") },
  ];
  return (
    <>
      <RadioGroup label={t("warning.screen.ground.title")} name="ground" value={isFlash ? "justification" : "assessment"} onChange={choose} options={options} isRequired />
      {isFlash ? (
        <TextArea label={t("warning.screen.ground.why")} name="flashJustification" value={flashJustification} onChange={(text) => form.set("flashJustification", text)} rows={3} maxLength={4000} isRequired />
      ) : (
        <SelectField
          label={t("assessment.assessment")}
          hint={issued.length === 0 ? t("warning.screen.ground.none-issued") : undefined}
          name="assessmentId"
          value={assessmentId ?? ""}
          onChange={(id) => form.set("assessmentId", id === "" ? null : id)}
          emptyText={t("warning.screen.ground.choose")}
          options={issued.map((one) => ({ value: one.id, text: one.number === null ? one.title : `${one.number} ${one.title}` }))}
        />
      )}
    </>
  );
}
