import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import type { Column } from "#ui/table/column.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { useEventWords } from "../event-words.ts";
import type { EventPair, PairedEvent } from "./pair-answers.ts";

/** The column of one of the two events of a pair: where and when, and whose account it is. */
export function useEventColumn(): (key: "one" | "other") => Column<EventPair> {
  const t = useMessages();
  const words = useEventWords();
  const say = (event: PairedEvent) => `${words.place(event)} · ${words.when(event.when)}`;
  return (key) => ({
    key, title: t(`information.screen.pairs.${key}`), kind: "text", value: (pair) => say(pair[key]),
    cell: (pair) => <><Link href={`/events/${pair[key].id}`}><Bdi>{say(pair[key])}</Bdi></Link><br /><Bdi>{`${pair[key].dataset} ${pair[key].sourceKey}`}</Bdi></>,
  });
}
