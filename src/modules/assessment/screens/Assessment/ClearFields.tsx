import * as v from "valibot";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import { useMessages } from "#ui/messages.ts";
import { audiences } from "../../model/assessment.ts";
import { ClearInput } from "../../model/assessment-steps.ts";

type Input = Readonly<Record<string, unknown>>;

/** Who may read it, and from when. */
export function ClearFields({ input, onChange }: { input: Input; onChange: (input: Input) => void }) {
  const t = useMessages();
  const parsed = v.safeParse(ClearInput, input);
  const audience = parsed.success ? (parsed.output.audience ?? []) : [];
  const embargoUntil = parsed.success ? (parsed.output.embargoUntil ?? "") : "";
  return (
    <>
      <CheckboxGroup
        label={t("assessment.screen.field.audience")}
        name="audience"
        value={audience}
        onChange={(chosen) => onChange({ audience: audiences.filter((one) => chosen.includes(one)), embargoUntil: embargoUntil === "" ? null : embargoUntil })}
        options={audiences.map((one) => ({ value: one, text: t(`assessment.audience.${one}`) }))}
        isRequired
      />
      <DateTimeField label={t("assessment.screen.clear.embargo")} hint={t("assessment.screen.clear.embargo-hint")} name="embargoUntil" value={embargoUntil} onChange={(iso) => onChange({ audience, embargoUntil: iso === "" ? null : iso })} />
    </>
  );
}
