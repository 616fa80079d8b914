import { Suspense } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { InformationTabs } from "../list/InformationTabs.tsx";
import { EventFilterBar } from "./EventFilterBar.tsx";
import { EventResults } from "./EventResults.tsx";
import { eventQuery, noEventFilters, type EventQuery } from "./event-query.ts";
import { useOpenData } from "../use-open-data.ts";
import { useSettled } from "../use-settled.ts";

/** What published data sets say happened: one filter for the sentence, the months, the map, the list and the file. */
export function EventsScreen() {
  const t = useMessages();
  const { mayRead } = useOpenData();
  const filters = useFilters(noEventFilters);
  const query: EventQuery = Object.fromEntries(new URLSearchParams(useSettled(new URLSearchParams(eventQuery(filters.filters)).toString())));
  const choose = (name: "country" | "cell", value: string) => {
    // A cell of one country would leave nothing of another.
    if (name === "country") filters.setFilter("cell", "");
    filters.setFilter(name, value);
  };
  if (!mayRead) return <Page title={t("information.event.many")}><InformationTabs /><Empty why="not-permitted">{t("information.screen.events.not-permitted")}</Empty></Page>;
  return (
    <Page title={t("information.event.many")} lead={t("information.screen.events.lead")} actions={<><LinkButton to="/event-pairs">{t("information.screen.events.to-pairs")}</LinkButton><LinkButton to="/imports">{t("information.screen.events.to-imports")}</LinkButton></>}>
      <InformationTabs />
      <EventFilterBar query={query} {...filters} />
      <Suspense fallback={<Skeleton lines={16} />}>
        <EventResults query={query} isFiltered={filters.isFiltered} onChoose={choose} />
      </Suspense>
    </Page>
  );
}
