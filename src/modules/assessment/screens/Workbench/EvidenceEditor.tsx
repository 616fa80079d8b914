import { Suspense, useState } from "react";
import { Link } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { directions, needsEvidence, strengths, type Evidence, type Judgement } from "../../model/judgement.ts";
import { changeAt } from "../change-at.ts";
import { oneOf } from "../one-of.ts";
import { useEvidenceScope } from "./evidence-scope.tsx";
import { EvidencePicker } from "./EvidencePicker.tsx";
import styles from "./styles.module.css";

type EvidenceEditorProps = { judgement: Judgement; onChange: (judgement: Judgement) => void };

/** What speaks for and against this judgement. */
export function EvidenceEditor({ judgement, onChange }: EvidenceEditorProps) {
  const t = useMessages();
  const [isChoosing, setChoosing] = useState(false);
  const { evidence } = judgement;
  const isMissing = needsEvidence(judgement.judgement) && evidence.length === 0;
  return (
    <div className={styles["evidence"]} role="group" aria-label={t("assessment.screen.evidence.title")}>
      <h4>{t("assessment.screen.evidence.title")}</h4>
      {evidence.length === 0 && <p className={styles["soft"]}>{t(isMissing ? "assessment.screen.evidence.needed" : "assessment.screen.evidence.none")}</p>}
      <ul>
        {evidence.map((one, index) => (
          <EvidenceLine key={`${one.recordId} ${one.direction}`} name={`evidence.${judgement.indicatorId}.${index}`} evidence={one} onChange={(changed) => onChange({ ...judgement, evidence: changeAt(evidence, index, changed) })} />
        ))}
      </ul>
      <Button onClick={() => setChoosing(!isChoosing)}>{t(isChoosing ? "assessment.screen.evidence.close" : "assessment.screen.evidence.add")}</Button>
      {isChoosing && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <EvidencePicker indicatorId={judgement.indicatorId} cited={evidence} onChoose={(one) => onChange({ ...judgement, evidence: [...evidence, one] })} />
        </Suspense>
      )}
    </div>
  );
}

function EvidenceLine({ name, evidence, onChange }: { name: string; evidence: Evidence; onChange: (evidence: Evidence | undefined) => void }) {
  const t = useMessages();
  const record = useEvidenceScope().known.get(evidence.recordId);
  const title = record?.title ?? t("assessment.screen.evidence.not-open");
  return (
    <li className={styles["evidence-line"]}>
      <div>
        {record && <>{t(record.kind)}{t("ui.colon")} </>}
        {record?.path === undefined ? <Bdi>{title}</Bdi> : <Link href={`/${record.path}/${record.id}`}><Bdi>{title}</Bdi></Link>}
      </div>
      <div className={styles["fields"]}>
        <SelectField label={t("assessment.screen.evidence.direction")} name={`${name}.direction`} value={evidence.direction} onChange={(text) => onChange({ ...evidence, direction: oneOf(directions, text) ?? evidence.direction })} options={directions.map((value) => ({ value, text: t(`assessment.direction.${value}`) }))} />
        <SelectField label={t("assessment.screen.evidence.strength")} name={`${name}.strength`} value={evidence.strength} onChange={(text) => onChange({ ...evidence, strength: oneOf(strengths, text) ?? evidence.strength })} options={strengths.map((value) => ({ value, text: t(`assessment.strength.${value}`) }))} />
      </div>
      <TextArea label={t("assessment.screen.evidence.extract")} name={`${name}.extract`} value={evidence.extract} onChange={(extract) => onChange({ ...evidence, extract })} rows={2} maxLength={4000} />
      <Button look="quiet" label={t("assessment.screen.evidence.remove", { title })} onClick={() => onChange(undefined)}>{t("assessment.screen.remove")}</Button>
    </li>
  );
}
