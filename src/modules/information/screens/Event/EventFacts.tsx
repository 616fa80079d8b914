import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { SideName } from "../SideName.tsx";
import type { StoredEvent } from "./stored-event.ts";
import { useEventFacts, type EventFact } from "./use-event-facts.tsx";

export function EventFacts({ event }: { event: StoredEvent }) {
  const t = useMessages();
  const groupsOf = useEventFacts();
  return groupsOf(event).map(({ key, facts }) => (
    <Section key={key} title={t(`information.screen.event.group.${key}`)}>
      <KeyValue items={facts.map((fact) => ({ key: fact.title, value: valueOf(fact, event) }))} />
    </Section>
  ));
}

/** What has a page of its own leads to it. */
function valueOf({ key, text, value }: EventFact, { countryIso3, actors }: StoredEvent) {
  if (key === "country" && countryIso3 !== null) return <Link href={`/countries/${countryIso3}`}>{value}</Link>;
  if ((key === "side-a" || key === "side-b") && text !== "") return <SideName name={text} actors={actors.filter(({ name }) => name === text)} />;
  return value;
}
