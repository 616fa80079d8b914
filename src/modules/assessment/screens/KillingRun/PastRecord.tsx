import { useSuspenseQuery } from "@tanstack/react-query";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { ChanceScoresTable } from "../ChanceScoresTable.tsx";
import { chancesQuery } from "./chances-query.ts";

/** How the same method did on earlier years of the same table: each year foretold with what was known the year before. */
export function PastRecord({ runId }: { runId: string }) {
  const t = useMessages();
  const { estimate } = useSuspenseQuery(chancesQuery(runId)).data;
  if (estimate === null) return <p>{t("assessment.screen.killing.not-computed")}</p>;
  const { record } = estimate;
  if (record === null) return <Section title={t("assessment.screen.killing.record")}><p>{t("assessment.screen.killing.no-record")}</p></Section>;
  return (
    <Section title={t("assessment.screen.killing.record")} lead={t("assessment.screen.killing.record-lead", { from: String(record.from), to: String(record.to), cases: record.cases, onsets: record.onsets })}>
      <ChanceScoresTable scores={record} />
    </Section>
  );
}
