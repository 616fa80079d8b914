import { memo, useId } from "react";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { Badge } from "#ui/text/Badge.tsx";
import type { Indicator } from "../../model/framework.ts";
import { judgementValues, takesPosition, type Judgement } from "../../model/judgement.ts";
import { oneOf } from "../one-of.ts";
import { DissentBox } from "./DissentBox.tsx";
import { EvidenceEditor } from "./EvidenceEditor.tsx";
import { StandingFields } from "./StandingFields.tsx";
import { freshJudgement } from "./with-judgement.ts";
import styles from "./styles.module.css";

export type IndicatorEditorProps = { indicator: Indicator; judgement: Judgement | undefined; onChange: (judgement: Judgement) => void };

/** One indicator. What a judgement asks for appears when there is one: nobody scrolls past fields that do not apply. */
export const IndicatorEditor = memo(function IndicatorEditor({ indicator, judgement, onChange }: IndicatorEditorProps) {
  const t = useMessages();
  const id = useId();
  const choose = (text: string) => {
    const value = oneOf(judgementValues, text);
    if (value) onChange(judgement ? { ...judgement, judgement: value, confidence: takesPosition(value) ? judgement.confidence : null } : freshJudgement(indicator.id, value));
  };
  return (
    <article aria-labelledby={id} className={styles["indicator"]}>
      <h3 id={id}>
        {t("assessment.screen.framework-line", { id: indicator.id, name: t(`assessment.framework.${indicator.id}`) })} {indicator.sensitive && <Badge tone="warn">{t("assessment.screen.factor.sensitive")}</Badge>}
      </h3>
      {indicator.numberingUncertain && <p className={styles["soft"]}>{t("assessment.numbering-uncertain")}</p>}
      <div className={styles["inline-choices"]}>
        <RadioGroup label={t("assessment.screen.factor.judgement")} name={`judgement.${indicator.id}`} value={judgement?.judgement ?? ""} onChange={choose} options={judgementValues.map((value) => ({ value, text: t(`assessment.judgement.${value}`) }))} />
      </div>
      {judgement && judgement.judgement !== "not-assessed" && <Details indicator={indicator} judgement={judgement} onChange={onChange} />}
    </article>
  );
});

function Details({ indicator, judgement, onChange }: { indicator: Indicator; judgement: Judgement; onChange: (judgement: Judgement) => void }) {
  const t = useMessages();
  return (
    <>
      <StandingFields indicator={indicator} judgement={judgement} onChange={onChange} />
      <TextArea label={t("assessment.screen.factor.reasoning")} name={`reasoning.${indicator.id}`} value={judgement.reasoning} onChange={(reasoning) => onChange({ ...judgement, reasoning })} rows={3} maxLength={6000} isRequired={indicator.sensitive} />
      <EvidenceEditor judgement={judgement} onChange={onChange} />
      <DissentBox judgement={judgement} onChange={onChange} />
    </>
  );
}
