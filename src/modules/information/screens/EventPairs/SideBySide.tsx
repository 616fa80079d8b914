import type { ReactNode } from "react";
import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { NotKnown } from "#ui/table/NotKnown.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { EventDifference } from "../../model/event-pair.ts";
import { useEventWords } from "../event-words.ts";
import { useDifferenceWords } from "./difference-words.ts";
import type { EventPair, PairedEvent } from "./pair-answers.ts";
import styles from "./styles.module.css";

/** Each mark is a sign and words, so that nothing is told by colour alone. */
const signs = { alike: "=", close: "≈", different: "≠", unknown: "?" } as const satisfies Record<EventDifference["how"], string>;
const tones = { alike: "plain", close: "plain", different: "warn", unknown: "plain" } as const satisfies Record<EventDifference["how"], string>;

/** Two accounts in two columns; above each line how they differ in it. */
export function SideBySide({ pair }: { pair: EventPair }) {
  const t = useMessages();
  const words = useDifferenceWords();
  const valueOf = useFieldValues();
  const both = [pair.one, pair.other];
  return (
    <table className={styles["side-by-side"]}>
      <caption className={styles["caption"]}>{t("information.screen.pairs.side-by-side")}</caption>
      <thead>
        <tr>{both.map((event) => <th key={event.id} scope="col"><Link href={`/events/${event.id}`}><Bdi>{`${event.dataset} ${event.sourceKey}`}</Bdi></Link></th>)}</tr>
      </thead>
      {pair.differences.map((difference) => (
        <tbody key={difference.field} data-how={difference.how}>
          <tr>
            <th colSpan={2} scope="rowgroup">
              {t(`information.screen.pairs.field.${difference.field}`)}{" "}
              <Badge tone={tones[difference.how]}><span aria-hidden="true">{signs[difference.how]}</span> {words(difference)}</Badge>
            </th>
          </tr>
          <tr>{both.map((event) => <td key={event.id}>{valueOf(difference.field, event)}</td>)}</tr>
        </tbody>
      ))}
      <tbody>
        <tr><th colSpan={2} scope="rowgroup">{t("information.screen.event.account")}</th></tr>
        <tr>{both.map((event) => <td key={event.id}><Account event={event} /></td>)}</tr>
      </tbody>
    </table>
  );
}

function Account({ event }: { event: PairedEvent }) {
  const texts = [event.sourceHeadline, event.sourceArticle].filter((text) => text !== null);
  return texts.length === 0 ? <NotKnown /> : texts.map((text) => <UserText key={text} text={text} lang={event.language} />);
}

function useFieldValues(): (field: EventDifference["field"], event: PairedEvent) => ReactNode {
  const words = useEventWords();
  return (field, event) => {
    if (field === "day") return words.when(event.when);
    if (field === "kind") return words.kind(event.kind);
    if (field === "deaths") return words.deaths(event.deaths);
    if (field === "place") return <Bdi>{`${words.place(event)} · ${words.country(event)}`}</Bdi>;
    const sides = words.sides(event);
    return sides.length === 0 ? <NotKnown /> : <Bdi>{sides.join(" – ")}</Bdi>;
  };
}
