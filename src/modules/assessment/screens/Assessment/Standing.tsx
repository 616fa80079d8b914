import { useMessages } from "#ui/messages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Judgement } from "../../model/judgement.ts";
import styles from "./styles.module.css";

/** The judgement, how sure, which way, how soon: separate words, in one look, and no colour. */
export function Standing({ judgement }: { judgement: Judgement }) {
  const t = useMessages();
  return (
    <ul className={styles["marks"]}>
      <li><strong>{t(`assessment.judgement.${judgement.judgement}`)}</strong></li>
      {judgement.confidence !== null && (
        <li>
          {t(`assessment.confidence.${judgement.confidence}`)}
          {judgement.confidenceReason !== "" && <> (<Bdi>{judgement.confidenceReason}</Bdi>)</>}
        </li>
      )}
      {judgement.trend !== null && <li>{t(`assessment.trend.${judgement.trend}`)}</li>}
      {judgement.immediacy !== null && <li>{t(`assessment.immediacy.${judgement.immediacy}`)}</li>}
    </ul>
  );
}
