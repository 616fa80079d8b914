import type { ReactNode } from "react";
import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { SideBySide } from "#ui/pairs/SideBySide.tsx";
import { NotKnown } from "#ui/table/NotKnown.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { EventDifference } from "../../model/event-pair.ts";
import { useEventWords } from "../event-words.ts";
import { useDifferenceWords } from "./difference-words.ts";
import type { EventPair, PairedEvent } from "./pair-answers.ts";

/** Two accounts of events, field by field, and last in the words of their sources. */
export function EventsSideBySide({ pair: { one, other, differences } }: { pair: EventPair }) {
  const t = useMessages();
  const words = useDifferenceWords();
  const valueOf = useFieldValues();
  const head = (event: PairedEvent) => <Link href={`/events/${event.id}`}><Bdi>{`${event.dataset} ${event.sourceKey}`}</Bdi></Link>;
  return (
    <SideBySide
      caption={t("information.screen.pairs.side-by-side")}
      heads={[head(one), head(other)]}
      lines={[
        ...differences.map((difference) => ({ key: difference.field, title: t(`information.screen.pairs.field.${difference.field}`), how: difference.how, said: words(difference), values: [valueOf(difference.field, one), valueOf(difference.field, other)] as const })),
        { key: "account", title: t("information.screen.event.account"), values: [<Account key="one" event={one} />, <Account key="other" event={other} />] },
      ]}
    />
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
