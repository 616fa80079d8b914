import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { SaidEvent } from "./stored-event.ts";
import { useEventFacts } from "./use-event-facts.tsx";

export function EventFacts({ event }: { event: SaidEvent }) {
  const t = useMessages();
  const groupsOf = useEventFacts();
  return groupsOf(event).map(({ key, facts }) => (
    <Section key={key} title={t(`information.screen.event.group.${key}`)}>
      <KeyValue items={facts.map((fact) => ({ key: fact.title, value: fact.key === "country" && event.countryIso3 !== null ? <Link href={`/countries/${event.countryIso3}`}>{fact.value}</Link> : fact.value }))} />
    </Section>
  ));
}
