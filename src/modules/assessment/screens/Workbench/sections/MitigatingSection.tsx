import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { SearchedFields } from "./SearchedFields.tsx";
import type { SectionProps } from "./section-props.ts";

export function MitigatingSection({ form }: SectionProps) {
  const t = useMessages();
  return (
    <Section title={t("assessment.section.mitigating-factors")} lead={t("assessment.screen.mitigating.lead")}>
      <SearchedFields {...form.field("mitigatingFactors")} label={t("assessment.section.mitigating-factors")} lang={form.values.language} />
    </Section>
  );
}
