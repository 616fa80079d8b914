import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { StatusWord } from "#ui/text/StatusWord.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Assessment } from "../../model/assessment.ts";
import { useLikelihood } from "../use-likelihood.ts";
import styles from "./styles.module.css";

/** What a principal reads if nothing else: at most five judgements, each with how likely, how well known and until when. */
export function KeyJudgements({ content }: { content: Assessment }) {
  const t = useMessages();
  const likelihood = useLikelihood();
  const level = content.proposedConcernLevel;
  return (
    <Section title={t("assessment.section.key-judgements")} lead={t("assessment.risk-not-finding")}>
      {content.keyJudgements.length === 0 && <Empty why="nothing" />}
      <ol className={styles["key-judgements"]}>
        {content.keyJudgements.map((judgement) => (
          <li key={judgement.text}>
            <UserText text={judgement.text} lang={content.language} />
            <ul className={styles["marks"]}>
              <li>{t("assessment.screen.key-judgements.how-likely", { likelihood: likelihood(judgement.likelihood) })}</li>
              <li>{t(`assessment.confidence.${judgement.confidence}`)}</li>
              <li>{t("assessment.screen.key-judgements.until")} <Bdi>{judgement.horizon}</Bdi></li>
            </ul>
          </li>
        ))}
      </ol>
      {level !== null && (
        <p className={styles["level"]}>
          <span>{t("assessment.screen.concern.proposed")}</span> <StatusWord level={level + 1} number={level} word={t(`assessment.concern-level.${level}`)} /> <span className={styles["soft"]}>{t("assessment.screen.concern.lead")}</span>
        </p>
      )}
    </Section>
  );
}
