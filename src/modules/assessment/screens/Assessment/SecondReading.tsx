import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { Assessment } from "../../model/assessment.ts";
import { isSensitiveFinding, type Judgement } from "../../model/judgement.ts";
import { EvidenceList } from "./EvidenceList.tsx";
import { Standing } from "./Standing.tsx";
import styles from "./styles.module.css";

type SecondReadingProps = { record: RecordAnswer<Assessment>; confirmed: readonly string[]; onConfirm: (ids: readonly string[]) => void };

/** Sensitive findings, each with its reasoning and evidence and a mark of its own: there is no button for all of them. */
export function SecondReading({ record, confirmed, onConfirm }: SecondReadingProps) {
  const t = useMessages();
  const findings = record.content.judgements.filter(isSensitiveFinding);
  const confirm = (id: string, isConfirmed: boolean) => onConfirm(isConfirmed ? [...confirmed, id] : confirmed.filter((one) => one !== id));
  return (
    <Section title={t("assessment.screen.second-reading.title")} lead={t("assessment.screen.second-reading.lead", { done: findings.filter((one) => confirmed.includes(one.indicatorId)).length, total: findings.length })}>
      {findings.map((judgement) => (
        <Finding key={judgement.indicatorId} record={record} judgement={judgement} isConfirmed={confirmed.includes(judgement.indicatorId)} onConfirm={(isConfirmed) => confirm(judgement.indicatorId, isConfirmed)} />
      ))}
    </Section>
  );
}

type FindingProps = { record: RecordAnswer<Assessment>; judgement: Judgement; isConfirmed: boolean; onConfirm: (isConfirmed: boolean) => void };

function Finding({ record, judgement, isConfirmed, onConfirm }: FindingProps) {
  const t = useMessages();
  const id = judgement.indicatorId;
  const against = judgement.evidence.filter((one) => one.direction === "contradicts");
  const rest = judgement.evidence.filter((one) => one.direction !== "contradicts");
  return (
    <article className={styles["finding"]}>
      <h3>{t("assessment.screen.framework-line", { id, name: t(`assessment.framework.${id}`) })}</h3>
      <Standing judgement={judgement} />
      <EvidenceList evidence={[...against, ...rest]} linked={record.linked} />
      <UserText text={judgement.reasoning} lang={record.content.language} />
      <CheckboxField label={t("assessment.screen.second-reading.confirm", { id })} name={`confirm.${id}`} value={isConfirmed} onChange={onConfirm} />
    </article>
  );
}
