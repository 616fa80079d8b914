import { Button } from "#ui/button/Button.tsx";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { indicatorCounts } from "../../model/counts.ts";
import { findIndicator, type Factor } from "../../model/framework.ts";
import { judgementValues } from "../../model/judgement.ts";
import { IndicatorEditor } from "./IndicatorEditor.tsx";
import { lookedAt } from "./parts.ts";
import type { Draft } from "./use-draft.ts";
import { restNotAssessed } from "./with-judgement.ts";
import styles from "./styles.module.css";

/** One factor: its narrative, and below it every indicator. */
export function FactorPane({ factor, draft }: { factor: Factor; draft: Draft }) {
  const t = useMessages();
  const { form, changeJudgement } = draft;
  const { judgements } = form.values;
  const isRestOpen = lookedAt(form.values, factor) < factor.indicators.length;
  return (
    <Section
      title={t("assessment.screen.framework-line", { id: factor.id, name: t(`assessment.framework.${factor.id}`) })}
      lead={t("assessment.screen.factor.lead", { definition: t(`assessment.framework.${factor.id}.definition`), nature: t(`assessment.nature.${factor.nature}`) })}
      actions={isRestOpen ? <Button onClick={() => form.set("judgements", restNotAssessed(judgements, factor))}>{t("assessment.screen.factor.rest-not-assessed")}</Button> : undefined}
    >
      <Narrative factor={factor} draft={draft} />
      <Counts factor={factor} draft={draft} />
      <p className={styles["soft"]}>{t("assessment.unknown-not-not-observed")} {factor.indicators.some((one) => one.sensitive) && t("assessment.sensitive-indicator")}</p>
      {factor.indicators.map(({ id }) => {
        const indicator = findIndicator(id);
        return indicator && <IndicatorEditor key={id} indicator={indicator} judgement={judgements.find((one) => one.indicatorId === id)} onChange={changeJudgement} />;
      })}
    </Section>
  );
}

function Narrative({ factor, draft: { form } }: { factor: Factor; draft: Draft }) {
  const t = useMessages();
  const all = form.values.factorNarratives;
  const narrative = all.find((one) => one.factorId === factor.id) ?? { factorId: factor.id, text: "", restsOnOneOrigin: false };
  const change = (part: Partial<typeof narrative>) => form.set("factorNarratives", [...all.filter((one) => one.factorId !== factor.id), { ...narrative, ...part }]);
  return (
    <>
      <TextArea label={t("assessment.screen.factor.narrative")} hint={t("assessment.screen.factor.narrative-hint")} name={`narrative.${factor.id}`} value={narrative.text} onChange={(text) => change({ text })} rows={4} maxLength={8000} lang={form.values.language} />
      <CheckboxField label={t("assessment.screen.factor.one-origin")} name={`one-origin.${factor.id}`} value={narrative.restsOnOneOrigin} onChange={(restsOnOneOrigin) => change({ restsOnOneOrigin })} />
    </>
  );
}

/** How the indicators of this factor were judged, never without the sentence that keeps the numbers from being read as a score. */
function Counts({ factor, draft }: { factor: Factor; draft: Draft }) {
  const t = useMessages();
  const { sentence, factors } = indicatorCounts(draft.form.values);
  const counts = factors.find((one) => one.factorId === factor.id)?.counts;
  if (!counts) return null;
  return (
    <p className={styles["counts"]}>
      {judgementValues.filter((value) => counts[value] > 0).map((value) => <span key={value}>{t("assessment.screen.factor.count", { word: t(`assessment.judgement.${value}`), count: counts[value] })}</span>)}
      <em>{t(sentence)}</em>
    </p>
  );
}
