import { Link } from "wouter";
import { useMessages, useRichMessage } from "#ui/messages.ts";
import type { LinkedHead } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Incident } from "../../model/incident.ts";
import { useFacts } from "../fields/say-facts.ts";

/** First the sentence: when and where as held, or that nothing is held yet; then what it rests on. */
export function IncidentLead({ incident, linked, origins }: { incident: Incident; linked: readonly LinkedHead[]; origins: number }) {
  const t = useMessages();
  const rich = useRichMessage();
  const facts = useFacts();
  const situation = linked.find((head) => head.id === incident.situationId);
  const when = incident.when.working;
  const where = incident.where.working;
  const held = t("information.screen.incident.sentence", {
    hasWhen: when === null ? "no" : "yes",
    when: when === null ? "" : facts.date(when.value),
    hasWhere: where === null ? "no" : "yes",
    where: where === null ? "" : facts.placeName(where.value),
    accounts: incident.claims.length + incident.events.length,
    origins,
  });
  return (
    <>
      <p>{held}</p>
      {situation && <p>{rich("information.screen.incident.of-situation", { situation: <Link href={`/situations/${situation.id}`}><Bdi>{situation.title}</Bdi></Link> })}</p>}
    </>
  );
}
