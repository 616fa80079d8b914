import { useMessages } from "#ui/messages.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import type { Factor } from "../../model/framework.ts";
import { needsEvidence } from "../../model/judgement.ts";
import { EvidenceList } from "./EvidenceList.tsx";
import { Standing } from "./Standing.tsx";
import styles from "./styles.module.css";

/** Factors somebody wrote about or took a position on, in the order of the Framework, which ranks nothing. The annex has all. */
export function Factors({ record, factors }: { record: RecordAnswer<Assessment>; factors: readonly Factor[] }) {
  const t = useMessages();
  const shown = factors.filter((factor) => narrativeOf(record.content, factor) || heldIn(record.content, factor).length > 0);
  if (shown.length === 0) return <p className={styles["soft"]}>{t("assessment.screen.reading.no-factor-held")}</p>;
  return shown.map((factor) => <OneFactor key={factor.id} record={record} factor={factor} />);
}

function OneFactor({ record, factor }: { record: RecordAnswer<Assessment>; factor: Factor }) {
  const t = useMessages();
  const narrative = narrativeOf(record.content, factor);
  return (
    <div>
      <h3>{t("assessment.screen.framework-line", { id: factor.id, name: t(`assessment.framework.${factor.id}`) })}</h3>
      {narrative && <UserText text={narrative.text} lang={record.content.language} />}
      {narrative?.restsOnOneOrigin && <p><strong>{t("assessment.screen.factor.one-origin")}</strong></p>}
      {heldIn(record.content, factor).map((judgement) => (
        <article key={judgement.indicatorId} className={styles["held"]}>
          <h4>{t("assessment.screen.framework-line", { id: judgement.indicatorId, name: t(`assessment.framework.${judgement.indicatorId}`) })}</h4>
          <Standing judgement={judgement} />
          {judgement.reasoning !== "" && <UserText text={judgement.reasoning} lang={record.content.language} />}
          <EvidenceList evidence={judgement.evidence} linked={record.linked} />
        </article>
      ))}
    </div>
  );
}

function narrativeOf(content: Assessment, factor: Factor) {
  return content.factorNarratives.find((one) => one.factorId === factor.id);
}

function heldIn(content: Assessment, factor: Factor) {
  const ids = new Set(factor.indicators.map((indicator) => indicator.id));
  return content.judgements.filter((judgement) => ids.has(judgement.indicatorId) && needsEvidence(judgement.judgement));
}
