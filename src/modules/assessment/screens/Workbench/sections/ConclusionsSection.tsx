import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { SectionProps } from "./section-props.ts";

const levels = [1, 2, 3, 4] as const;

export function ConclusionsSection({ form }: SectionProps) {
  const t = useMessages();
  const level = form.field("proposedConcernLevel");
  const choose = (text: string) => level.onChange(levels.find((one) => String(one) === text) ?? null);
  return (
    <>
      <Section title={t("assessment.section.conclusions")} lead={t("assessment.risk-not-finding")}>
        <TextArea label={t("assessment.section.conclusions")} rows={6} maxLength={8000} lang={form.values.language} isRequired {...form.field("conclusions")} />
        <TextArea label={t("assessment.section.what-would-change")} hint={t("assessment.screen.conclusions.change-hint")} rows={4} maxLength={4000} lang={form.values.language} {...form.field("whatWouldChange")} />
      </Section>
      <Section title={t("assessment.screen.concern.title")} lead={t("assessment.screen.concern.lead")}>
        <SelectField name={level.name} label={t("assessment.screen.concern.title")} value={level.value === null ? "" : String(level.value)} onChange={choose} emptyText={t("assessment.screen.concern.none")} options={levels.map((one) => ({ value: String(one), text: t("assessment.screen.concern.level", { level: one, word: t(`assessment.concern-level.${one}`) }) }))} />
      </Section>
    </>
  );
}
