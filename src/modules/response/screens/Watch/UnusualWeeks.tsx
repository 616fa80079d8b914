import { use } from "react";
import * as v from "valibot";
import { Link } from "wouter";
import { WatchedSurge } from "#assessment/contract.ts";
import { eventsOfSurge, surgesPath, useSurgeWords } from "#assessment/screens/surge-words.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { loadVolume, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";

const Signals = v.array(WatchedSurge);

/** Something to look at in imported events, each with its numbers. No level, no colour, ordered by time. */
export function UnusualWeeks({ signals, count }: { signals: readonly unknown[]; count: number }) {
  use(loadVolume("surges"));
  const t = useMessages();
  const format = useFormat();
  const words = useSurgeWords();
  return (
    <Section title={t("response.screen.watch.unusual")} lead={t("response.screen.watch.unusual-lead", { count })} actions={<LinkButton to={`/${surgesPath}`}>{t("response.screen.watch.unusual-all")}</LinkButton>}>
      <ul>
        {v.parse(Signals, signals).map((signal) => (
          <li key={signal.id}>{words.sentence(signal)}{signal.also.length > 0 && <> {t("assessment.surge.also", { places: format.list(signal.also.map((one) => words.place({ ...signal, ...one }))) })}</>} <Link href={eventsOfSurge(signal)} aria-label={`${t("assessment.surge.to-events")}: ${words.place(signal)}, ${signal.week}`}>{t("assessment.surge.to-events")}</Link></li>
        ))}
      </ul>
    </Section>
  );
}
