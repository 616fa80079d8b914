import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { EventPair, pairTopic } from "../EventPairs/pair-answers.ts";
import { useEventWords } from "../event-words.ts";

const Pairs = v.object({ items: v.array(EventPair) });
const mostShown = 100;

/** Accounts of other data sets that people decided to be of this very event: links, and both stay. */
export function SameEvents({ id }: { id: string }) {
  const t = useMessages();
  const words = useEventWords();
  const { data } = useSuspenseQuery({ queryKey: [pairTopic, "same", id], queryFn: () => api.get("/api/event-pairs", { event: id, state: "same", limit: mostShown }, Pairs) });
  if (data.items.length === 0) return null;
  const others = data.items.map((pair) => ({ pairId: pair.id, event: pair.one.id === id ? pair.other : pair.one }));
  return (
    <Section title={t("information.screen.pairs.same-title")} lead={t("information.screen.pairs.same-lead")}>
      <ul>
        {others.map(({ pairId, event }) => (
          <li key={pairId}>
            <Link href={`/events/${event.id}`}><Bdi>{`${event.dataset} ${event.sourceKey}`}</Bdi> · <Bdi>{words.place(event)}</Bdi> · {words.when(event.when)}</Link>{" · "}
            <Link href={`/event-pairs?pair=${pairId}`}>{t("information.screen.pairs.same-why")}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
