import { useLanguage, useMessages } from "#ui/messages.ts";
import { useFormat } from "#ui/format.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Alert } from "#warning/model/alert.ts";
import { cautionsOf } from "../../model/measure-cautions.ts";
import { type ListedMeasure, nameOfMeasure } from "../../model/measure-list.ts";
import styles from "../measures.module.css";

type Props = { title: string; isOpen: boolean; measures: readonly ListedMeasure[]; chosenId: string | null; timeAvailable: Alert["timeAvailable"]; onChoose: (measure: ListedMeasure) => void };

export function MeasureGroup({ title, isOpen, measures, chosenId, timeAvailable, onChoose }: Props) {
  return (
    <Disclosure key={String(isOpen)} summary={title} isOpen={isOpen}>
      {measures.map((measure) => (
        <MeasureLine key={measure.id} measure={measure} isChosen={measure.id === chosenId} timeAvailable={timeAvailable} onChoose={() => onChoose(measure)} />
      ))}
    </Disclosure>
  );
}

/** One measure: what it is, how long it takes against the time there is, and what must be known before choosing it. */
function MeasureLine({ measure, isChosen, timeAvailable, onChoose }: { measure: ListedMeasure; isChosen: boolean; timeAvailable: Alert["timeAvailable"]; onChoose: () => void }) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const name = nameOfMeasure(measure, language);
  const cautions = cautionsOf(measure, timeAvailable).filter((caution) => caution !== "response.caution-time-unknown");
  return (
    <label className={styles["choice"]}>
      <input type="radio" name="measure" checked={isChosen} onChange={onChoose} />
      <span>
        <Bdi lang={name.lang}>{name.text}</Bdi> {measure.coercion !== "coercive" && <Badge tone="good">{t("response.screen.choice.not-coercive")}</Badge>}
        <small className={styles["facts"]}>
          {t("response.screen.choice.facts", { leadTime: t(`warning.time-span.${measure.leadTime}`), timing: t(`response.timing.${measure.timing}`), pillars: format.list(measure.pillars.map((pillar) => t(`response.screen.pillar-short.${pillar}`))), factors: format.list(measure.factors) })}
        </small>
        {cautions.map((caution) => <small key={caution} className={styles["facts"]}>{t(caution)}</small>)}
      </span>
    </label>
  );
}
