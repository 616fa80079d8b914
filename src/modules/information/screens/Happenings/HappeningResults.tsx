import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import styles from "../list/filters.module.css";
import { isActorId } from "./actor-title.ts";
import { useHappeningSentence } from "./happening-sentence.ts";
import type { HappeningQuery } from "./happening-query.ts";
import { useMissingColumn } from "./missing-column.ts";
import { monthsQuery } from "./months-query.ts";
import type { Room } from "./room.ts";

/** Chart and map come after the list they are drawn of. */
const HappeningCharts = lazy(async () => ({ default: (await import("./HappeningCharts.tsx")).HappeningCharts }));

export type HappeningResultsProps = { room: Room; query: HappeningQuery; isFiltered: boolean; onChoose: (name: "country" | "cell", value: string) => void };

/** The sentence first, then months and map, then the records one by one. */
export function HappeningResults({ room, query, isFiltered, onChoose }: HappeningResultsProps) {
  const t = useMessages();
  const sentence = useHappeningSentence();
  const missing = useMissingColumn();
  const { data: months } = useSuspenseQuery(monthsQuery(room, query));
  const said = <p className={styles["sentence"]} role="status">{sentence(room, months, query)}</p>;
  if (months.total === 0) {
    return (
      <>
        {months.undated > 0 && said}
        <Empty why={isFiltered ? "filtered" : "nothing"}>{isFiltered ? undefined : t(`information.screen.${room.path}.empty`)}</Empty>
      </>
    );
  }
  const address = new URLSearchParams(query).toString();
  const file = `/api/${room.path}.csv${address === "" ? "" : `?${address}`}`;
  // With words or a name the list is sorted by how near it comes to them.
  const title = query.q === undefined && (query.actor === undefined || isActorId(query.actor)) ? `information.screen.list.title.${room.noun}` : "information.screen.list.title-nearest";
  const csv = t("information.screen.events.csv");
  const isOpen = months.label === "unclassified";
  return (
    <>
      {said}
      <Suspense fallback={<Skeleton lines={12} />}>
        <HappeningCharts room={room} query={query} months={months} onChoose={onChoose} />
      </Suspense>
      <Section
        title={t(title)}
        lead={isOpen ? undefined : t("information.screen.list.csv-classified")}
        actions={isOpen ? <LinkButton to={file} download={`${room.path}-${months.label}.csv`}>{csv}</LinkButton> : <a href={file} target="_blank" rel="noopener">{csv}</a>}
      >
        <RecordTable path={room.path} kind={room.kind} caption={t(`${room.kind}.many`)} query={query} isFiltered={isFiltered} further={[missing]} empty={t(`information.screen.${room.path}.empty`)} />
      </Section>
    </>
  );
}
