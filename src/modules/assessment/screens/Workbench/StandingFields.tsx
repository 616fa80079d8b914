import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import type { Indicator } from "../../model/framework.ts";
import { confidences, immediacies, takesPosition, trends, type Judgement } from "../../model/judgement.ts";
import { oneOf } from "../one-of.ts";
import styles from "./styles.module.css";

type StandingFieldsProps = { indicator: Indicator; judgement: Judgement; onChange: (judgement: Judgement) => void };

/** How sure, which way, how soon. Immediacy is not asked of structural factors, which explain vulnerability and not timing. */
export function StandingFields({ indicator, judgement, onChange }: StandingFieldsProps) {
  const t = useMessages();
  const none = t("assessment.screen.factor.not-said");
  const words = (kind: string, all: readonly string[]) => all.map((value) => ({ value, text: t(`assessment.${kind}.${value}`) }));
  return (
    <>
      <div className={styles["fields"]}>
        {takesPosition(judgement.judgement) && (
          <SelectField label={t("assessment.screen.factor.confidence")} name={`confidence.${indicator.id}`} value={judgement.confidence ?? ""} onChange={(text) => onChange({ ...judgement, confidence: oneOf(confidences, text) ?? null })} emptyText={none} options={words("confidence", confidences)} isRequired />
        )}
        <SelectField label={t("assessment.screen.factor.trend")} name={`trend.${indicator.id}`} value={judgement.trend ?? ""} onChange={(text) => onChange({ ...judgement, trend: oneOf(trends, text) ?? null })} emptyText={none} options={words("trend", trends)} />
        {indicator.nature !== "structural" && (
          <SelectField label={t("assessment.screen.factor.immediacy")} name={`immediacy.${indicator.id}`} value={judgement.immediacy ?? ""} onChange={(text) => onChange({ ...judgement, immediacy: oneOf(immediacies, text) ?? null })} emptyText={none} options={words("immediacy", immediacies)} />
        )}
      </div>
      {takesPosition(judgement.judgement) && (
        <TextArea label={t("assessment.screen.factor.confidence-reason")} hint={t("assessment.screen.factor.confidence-reason-hint")} name={`confidence-reason.${indicator.id}`} value={judgement.confidenceReason} onChange={(confidenceReason) => onChange({ ...judgement, confidenceReason })} rows={2} maxLength={2000} isRequired />
      )}
    </>
  );
}
