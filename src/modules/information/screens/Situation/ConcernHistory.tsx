import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { Timeline } from "#ui/chain/Timeline.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { LinkedHead } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Situation } from "../../model/situation.ts";
import { ConcernWord } from "../Situations/ConcernWord.tsx";

const Steps = v.object({ items: v.array(v.object({ at: v.string(), authorName: v.nullable(v.string()) })) });

/** The level of concern now, and each time somebody set it: who, when, why, and on which assessment. */
export function ConcernHistory({ id, content, linked }: { id: string; content: Situation; linked: readonly LinkedHead[] }) {
  const { data } = useSuspenseQuery({ queryKey: ["information.situation", id, "authors"], queryFn: () => api.get(`/api/situations/${id}/history`, undefined, Steps) });
  const authorAt = (moment: string) => data.items.find(({ at }) => Date.parse(at) === Date.parse(moment))?.authorName ?? undefined;
  return <ConcernTimeline content={content} linked={linked} authorAt={authorAt} />;
}

type ConcernTimelineProps = { content: Situation; linked: readonly LinkedHead[]; authorAt: (moment: string) => string | undefined };

export function ConcernTimeline({ content, linked, authorAt }: ConcernTimelineProps) {
  const t = useMessages();
  const items = content.concernHistory.toReversed().map(({ level, from, justification, assessmentId }) => ({
    id: from,
    at: from,
    author: authorAt(from),
    title: <ConcernWord level={level} />,
    reason: justification,
    change: <JustifiedBy assessment={linked.find((head) => head.id === assessmentId)} />,
  }));
  return (
    <Section title={t("information.screen.situations.concern")} lead={t("information.screen.situation.concern-lead")}>
      <p><ConcernWord level={content.concernLevel} /></p>
      {items.length > 0 && <Timeline items={items} />}
    </Section>
  );
}

function JustifiedBy({ assessment }: { assessment: LinkedHead | undefined }) {
  const t = useMessages();
  if (!assessment) return null;
  return <p>{t("information.screen.situation.justified-by")} <Link href={`/assessments/${assessment.id}`}><Bdi>{assessment.title}</Bdi></Link></p>;
}
