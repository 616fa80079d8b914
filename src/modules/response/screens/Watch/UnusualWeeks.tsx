import { use } from "react";
import * as v from "valibot";
import { Link } from "wouter";
import { SaidSurge } from "#assessment/contract.ts";
import { eventsOfSurge, surgesPath, useSurgeWords } from "#assessment/screens/surge-words.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { loadVolume, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";

const Signals = v.array(SaidSurge);

/** Something to look at in imported events, each with its numbers. No level, no colour, ordered by time. */
export function UnusualWeeks({ signals, count }: { signals: readonly unknown[]; count: number }) {
  use(loadVolume("surges"));
  const t = useMessages();
  const words = useSurgeWords();
  return (
    <Section title={t("response.screen.watch.unusual")} lead={t("response.screen.watch.unusual-lead", { count })} actions={<LinkButton to={`/${surgesPath}`}>{t("response.screen.watch.unusual-all")}</LinkButton>}>
      <ul>
        {v.parse(Signals, signals).map((signal) => (
          <li key={signal.id}>{words.sentence(signal)} <Link href={eventsOfSurge(signal)} aria-label={`${t("assessment.surge.to-events")}: ${words.place(signal)}, ${signal.week}`}>{t("assessment.surge.to-events")}</Link></li>
        ))}
      </ul>
    </Section>
  );
}
