import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import type { LinkedHead } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Evidence } from "../../model/judgement.ts";
import styles from "./styles.module.css";

/** Records cited, each with the way it points, how strongly, and the words that matter. */
export function EvidenceList({ evidence, linked }: { evidence: readonly Evidence[]; linked: readonly LinkedHead[] }) {
  const t = useMessages();
  return (
    <ul className={styles["evidence"]}>
      {evidence.map((one) => {
        const head = linked.find((record) => record.id === one.recordId);
        const marks = t("assessment.screen.evidence.marks", { direction: t(`assessment.direction.${one.direction}`), strength: t(`assessment.strength.${one.strength}`) });
        return (
          <li key={`${one.recordId} ${one.direction}`}>
            {head ? <>{t(head.kind)}{t("ui.colon")} {head.path === undefined ? <Bdi>{head.title}</Bdi> : <Link href={`/${head.path}/${head.id}`}><Bdi>{head.title}</Bdi></Link>}</> : t("assessment.screen.evidence.not-open")} <span className={styles["soft"]}>{marks}</span>
            {one.extract !== "" && <blockquote className={styles["extract"]}><UserText text={one.extract} /></blockquote>}
          </li>
        );
      })}
    </ul>
  );
}
