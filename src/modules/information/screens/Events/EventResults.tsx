import { useSuspenseQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { MonthBars } from "#ui/charts/MonthBars.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { EventMonths, monthCounts, totalOf } from "../event-months.ts";
import { JoinedNote } from "../JoinedNote.tsx";
import { useOpenData } from "../use-open-data.ts";
import { EventMap } from "./EventMap.tsx";
import { EventTable } from "./EventTable.tsx";
import { useEventSentence, useMonthsSummary } from "./event-sentence.ts";
import type { EventQuery } from "./event-query.ts";
import styles from "../list/filters.module.css";

export type EventResultsProps = { query: EventQuery; isFiltered: boolean; onChoose: (name: "country" | "cell", value: string) => void };

/** The sentence first, then months and map, then the events one by one. */
export function EventResults({ query, isFiltered, onChoose }: EventResultsProps) {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: ["information.event", "months", query], queryFn: () => api.get("/api/event-months", query, EventMonths) });
  const sentence = useEventSentence();
  const monthsSummary = useMonthsSummary();
  const { mayImport } = useOpenData();
  const total = totalOf(data.items);
  if (total.events === 0) {
    if (isFiltered) return <Empty why="filtered" />;
    return <Empty why="nothing" action={mayImport ? <LinkButton to="/imports/new" look="main">{t("information.screen.events.import")}</LinkButton> : undefined}>{t("information.screen.events.empty")}</Empty>;
  }
  const address = new URLSearchParams(query).toString();
  return (
    <>
      <p className={styles["sentence"]} role="status">{sentence(data.items, query)}</p>
      <JoinedNote joined={data.joined} country={query.country} />
      <div className={styles["charts"]}>
        <MonthBars title={t("information.screen.events.months")} summary={monthsSummary(data.items)} months={monthCounts(data.items)} valueTitle={t("information.event.many")} fileName="event-months-unclassified" />
        <EventMap query={query} onChoose={onChoose} />
      </div>
      <Section
        title={t("information.screen.events.list")}
        lead={t("information.screen.events.list-lead")}
        actions={<LinkButton to={`/api/events.csv${address === "" ? "" : `?${address}`}`} download="events-unclassified.csv">{t("information.screen.events.csv")}</LinkButton>}
      >
        <EventTable query={query} />
      </Section>
    </>
  );
}
