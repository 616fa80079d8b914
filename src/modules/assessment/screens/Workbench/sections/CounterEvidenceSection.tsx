import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { SearchedFields } from "./SearchedFields.tsx";
import type { SectionProps } from "./section-props.ts";

export function CounterEvidenceSection({ form }: SectionProps) {
  const t = useMessages();
  return (
    <>
      <Section title={t("assessment.section.counter-evidence")} lead={t("assessment.screen.counter-evidence.lead")}>
        <SearchedFields {...form.field("counterEvidence")} label={t("assessment.section.counter-evidence")} lang={form.values.language} />
      </Section>
      <Section title={t("assessment.section.alternative-explanations")} lead={t("assessment.screen.alternatives.lead")}>
        <TextArea label={t("assessment.section.alternative-explanations")} rows={6} maxLength={8000} lang={form.values.language} isRequired {...form.field("alternativeExplanations")} />
      </Section>
    </>
  );
}
