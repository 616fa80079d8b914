import type { ReactNode } from "react";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { useEventWords } from "../event-words.ts";
import type { SaidEvent } from "./stored-event.ts";

export type EventFact = { readonly key: string; readonly title: string; readonly value: ReactNode; /** The same as text, for comparing releases. */ readonly text: string };
export type EventFactGroup = { readonly key: "when" | "where" | "who" | "deaths" | "source"; readonly facts: readonly EventFact[] };

/** Everything a release says about an event, in groups and in words. What it does not say is an empty value, which the page calls unknown. */
export function useEventFacts(): (event: SaidEvent) => readonly EventFactGroup[] {
  const t = useMessages();
  const format = useFormat();
  const words = useEventWords();
  const fact = (key: string, text: string | null, isName = false): EventFact => ({ key, title: t(`information.screen.event.${key}`), text: text ?? "", value: text === null ? undefined : isName ? <Bdi>{text}</Bdi> : text });
  const number = (key: string, value: number | null) => fact(key, value === null ? null : format.number(value));
  return (event) => [
    {
      key: "when",
      facts: [fact("date", words.when(event.when)), fact("date-precision", event.datePrecision && t(`information.screen.event.date-precision.${event.datePrecision}`))],
    },
    {
      key: "where",
      facts: [
        fact("country", words.country(event), true),
        fact("adm1", event.adm1, true),
        fact("adm2", event.adm2, true),
        fact("described", event.whereDescription, true),
        fact("point", event.latitude === null || event.longitude === null ? null : `${format.number(event.latitude, { maximumFractionDigits: 4 })}, ${format.number(event.longitude, { maximumFractionDigits: 4 })}`, true),
        fact("where-precision", event.wherePrecision && t(`information.screen.event.where-precision.${event.wherePrecision}`)),
        fact("grid", event.prioGridCell === null ? null : String(event.prioGridCell), true),
      ],
    },
    {
      key: "who",
      facts: [fact("kind", words.kind(event.kind)), fact("conflict", event.conflictName, true), fact("dyad", event.dyadName, true), fact("side-a", event.sideA, true), fact("side-b", event.sideB, true)],
    },
    {
      key: "deaths",
      facts: [
        fact("deaths-all", words.deaths(event.deaths)),
        number("deaths-side-a", event.deathsSideA),
        number("deaths-side-b", event.deathsSideB),
        number("deaths-civilians", event.deathsCivilians),
        number("deaths-unknown", event.deathsUnknown),
      ],
    },
    {
      key: "source",
      facts: [fact("office", event.sourceOffice, true), fact("source-date", event.sourceDate, true), number("sources", event.numberOfSources), fact("status", event.codeStatus, true), fact("release", `${event.dataset} ${event.release}`, true)],
    },
  ];
}
