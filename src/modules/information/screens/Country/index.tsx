import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useParams } from "wouter";
import { findCountry } from "#geography/model/countries.ts";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { MonthBars } from "#ui/charts/MonthBars.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { EventMonths, monthCounts, totalOf } from "../event-months.ts";
import { useEventWords } from "../event-words.ts";
import { useEventSentence, useMonthsSummary } from "../Events/event-sentence.ts";
import { JoinedNote } from "../JoinedNote.tsx";
import { Actors } from "./Actors.tsx";
import { Areas } from "./Areas.tsx";
import { Kinds } from "./Kinds.tsx";
import { Places } from "./Places.tsx";
import { SituationsHere } from "./SituationsHere.tsx";

/** What is known of one country: our own situations first, then what published data sets say. */
export function CountryScreen() {
  const { iso3 = "" } = useParams();
  const t = useMessages();
  const words = useEventWords();
  const sentence = useEventSentence();
  const monthsSummary = useMonthsSummary();
  const { data } = useSuspenseQuery({ queryKey: ["information.event", "months", { country: iso3 }], queryFn: () => api.get("/api/event-months", { country: iso3 }, EventMonths) });
  const months = data.items;
  const all = totalOf(months);
  const hasEvents = all.events > 0;
  const isTerritory = findCountry({ iso3 })?.status === "territory";
  return (
    <Page
      title={words.country({ countryIso3: iso3, countryName: null })}
      number={iso3}
      breadcrumbs={[{ to: "/events", text: t("information.event.many") }]}
      lead={<>{hasEvents ? sentence(months, {}) : t("information.screen.country.no-events")}{isTerritory && ` ${t("information.screen.country.territory")}`}</>}
      actions={hasEvents ? <LinkButton to={`/events?country=${iso3}`}>{t("information.screen.country.to-events")}</LinkButton> : undefined}
    >
      <JoinedNote joined={data.joined} country={iso3} />
      <SituationsHere iso3={iso3} />
      {hasEvents && <MonthBars title={t("information.screen.events.months")} summary={monthsSummary(months)} months={monthCounts(months)} valueTitle={t("information.event.many")} fileName={`${iso3}-event-months-unclassified`} />}
      <Suspense fallback={<Skeleton lines={12} />}>
        <Areas iso3={iso3} />
      </Suspense>
      {hasEvents ? (
        <>
          <Kinds months={months} />
          <Suspense fallback={<Skeleton lines={6} />}>
            <Places iso3={iso3} all={all} />
            <Actors iso3={iso3} />
          </Suspense>
        </>
      ) : (
        <Section title={t("information.event.many")}><Empty why="nothing">{t("information.screen.country.no-events")}</Empty></Section>
      )}
    </Page>
  );
}
