import { TagListField } from "#ui/form/TagListField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { SectionProps } from "./section-props.ts";

const scenarios = [["best", "scenario-best"], ["mostLikely", "scenario-most-likely"], ["worst", "scenario-worst"]] as const;

export function ScenariosSection({ form }: SectionProps) {
  const t = useMessages();
  const all = form.values.scenarios;
  return scenarios.map(([key, section]) => {
    const scenario = all[key];
    const change = (part: Partial<typeof scenario>) => form.set("scenarios", { ...all, [key]: { ...scenario, ...part } });
    return (
      <Section key={key} title={t(`assessment.section.${section}`)}>
        <TextArea label={t("assessment.screen.scenario.text")} name={`scenarios.${key}.text`} value={scenario.text} onChange={(text) => change({ text })} rows={4} maxLength={4000} lang={form.values.language} />
        <TagListField label={t("assessment.screen.scenario.triggers")} hint={t("assessment.screen.scenario.triggers-hint")} name={`scenarios.${key}.triggers`} value={scenario.triggers} onChange={(triggers) => change({ triggers: [...triggers] })} />
        <TagListField label={t("assessment.screen.scenario.signposts")} hint={t("assessment.screen.scenario.signposts-hint")} name={`scenarios.${key}.signposts`} value={scenario.signposts} onChange={(signposts) => change({ signposts: [...signposts] })} />
      </Section>
    );
  });
}
