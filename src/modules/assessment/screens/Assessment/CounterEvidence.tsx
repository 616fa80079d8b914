import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import { EvidenceList } from "./EvidenceList.tsx";
import { Searched } from "./Searched.tsx";

/** What speaks against: the section, and every record that was cited as contradicting, by indicator. */
export function CounterEvidence({ record }: { record: RecordAnswer<Assessment> }) {
  const t = useMessages();
  const { content } = record;
  const against = content.judgements.flatMap((judgement) => {
    const evidence = judgement.evidence.filter((one) => one.direction === "contradicts");
    return evidence.length === 0 ? [] : [{ id: judgement.indicatorId, evidence }];
  });
  return (
    <Section title={t("assessment.section.counter-evidence")} lead={t("assessment.screen.counter-evidence.lead")}>
      <Searched section={content.counterEvidence} language={content.language} />
      {against.map(({ id, evidence }) => (
        <div key={id}>
          <h3>{t("assessment.screen.framework-line", { id, name: t(`assessment.framework.${id}`) })}</h3>
          <EvidenceList evidence={evidence} linked={record.linked} />
        </div>
      ))}
    </Section>
  );
}
