import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { EventPair, pairTopic } from "../EventPairs/pair-answers.ts";
import { useEventWords } from "../event-words.ts";
import { TellingOrigins } from "../TellingOrigins.tsx";
import type { SaidEvent, StoredEvent } from "./stored-event.ts";

const Pairs = v.object({ items: v.array(EventPair) });
const mostShown = 100;

/** All tellings that people decided to be of this very event, with the one count they come to: links, and every telling stays. */
export function SameEvents({ event: { id, joined } }: { event: StoredEvent }) {
  const t = useMessages();
  const words = useEventWords();
  const { data } = useSuspenseQuery({ queryKey: [pairTopic, "same", id], queryFn: () => api.get("/api/event-pairs", { event: id, state: "same", limit: mostShown }, Pairs) });
  if (joined === null) return null;
  const pairWith = (other: string) => data.items.find(({ one, other: second }) => one.id === other || second.id === other)?.id;
  const columns: readonly Column<SaidEvent>[] = [
    { key: "source", title: t("information.screen.events.dataset"), kind: "text", isSortable: false, value: ({ dataset, sourceKey }) => `${dataset} ${sourceKey}`, cell: (told) => (told.id === id ? <Bdi>{`${told.dataset} ${told.sourceKey}`}</Bdi> : <Link href={`/events/${told.id}`}><Bdi>{`${told.dataset} ${told.sourceKey}`}</Bdi></Link>) },
    { key: "when", title: t("information.screen.events.when"), kind: "text", isSortable: false, value: ({ when }) => words.when(when) },
    { key: "place", title: t("information.screen.events.place"), kind: "text", isSortable: false, value: words.place },
    { key: "deaths", title: t("information.screen.events.deaths"), kind: "number", isSortable: false, value: ({ deaths }) => deaths.best, cell: ({ deaths }) => words.deaths(deaths) },
    { key: "why", title: t("information.screen.pairs.same-joined"), kind: "text", isSortable: false, value: () => "", cell: (told) => whyJoined(told.id) },
  ];
  const whyJoined = (told: string) => {
    if (told === id) return <>{t("information.screen.pairs.same-this")}</>;
    const pair = pairWith(told);
    return pair === undefined ? <>{t("information.screen.pairs.same-through")}</> : <Link href={`/event-pairs?pair=${pair}`}>{t("information.screen.pairs.same-why")}</Link>;
  };
  const deaths = t("information.screen.pairs.same-counts", { deaths: words.deaths(joined.deaths), tellings: joined.tellings.length });
  return (
    <Section title={t("information.screen.pairs.same-title")} lead={joined.isContested ? t("information.screen.pairs.same-contested") : `${deaths} ${t("information.screen.pairs.same-lead")}`}>
      {joined.isContested && <p><Link href="/event-pairs?state=contradicted">{t("information.screen.events.contested-which")}</Link></p>}
      <TellingOrigins tellings={joined.tellings} />
      <DataTable caption={t("information.screen.pairs.same-title")} isCaptionHidden columns={columns} rows={joined.tellings} rowKey={(told) => told.id} />
    </Section>
  );
}
