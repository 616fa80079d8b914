import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import type { ListedRecord } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import styles from "../form.module.css";

/** What was done because of this alert, and what became of it. */
export function Measures({ alertId, measures, reviews }: { alertId: string; measures: readonly ListedRecord[]; reviews: readonly ListedRecord[] }) {
  const t = useMessages();
  return (
    <>
      <Section title={t("response.measure.many")}>
        {measures.length === 0 ? <Empty why="nothing">{t("warning.screen.measures.none")}</Empty> : <RecordTable path="measures" kind="response.measure" caption={t("response.measure.many")} query={{ linked: alertId }} />}
      </Section>
      <Section title={t("warning.outcome-review.many")}>
        {reviews.length === 0 && <Empty why="nothing">{t("warning.screen.reviews.none")}</Empty>}
        <ul className={styles["plain"]}>
          {reviews.map((review) => (
            <li key={review.id}><Link href={`/outcome-reviews/${review.id}`}><Bdi>{review.title}</Bdi></Link> ({t(`${review.kind}.state.${review.state}`)})</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
