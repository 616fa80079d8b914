import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { InformationTabs } from "../list/InformationTabs.tsx";
import { useSettled } from "../use-settled.ts";
import { HappeningFilterBar } from "./HappeningFilterBar.tsx";
import { HappeningResults } from "./HappeningResults.tsx";
import { happeningQuery, noHappeningFilters, type HappeningQuery } from "./happening-query.ts";
import { monthsQuery } from "./months-query.ts";
import { claimRoom, incidentRoom, reportRoom, type Room } from "./room.ts";

export function ReportsScreen() {
  return <Happenings room={reportRoom} />;
}

export function ClaimsScreen() {
  return <Happenings room={claimRoom} />;
}

export function IncidentsScreen() {
  return <Happenings room={incidentRoom} />;
}

/** What is told to have happened: one filter, kept in the address, for the sentence, the months, the map, the list and the file. */
function Happenings({ room }: { room: Room }) {
  const t = useMessages();
  const filters = useFilters(noHappeningFilters);
  const query: HappeningQuery = Object.fromEntries(new URLSearchParams(useSettled(new URLSearchParams(happeningQuery(room.kind, filters.filters)).toString())));
  // The page is classified as what stands on it; until that is known, nothing does.
  const { data: months } = useQuery(monthsQuery(room, query));
  const mayWrite = useCompartmentsFor(room.roles).length > 0;
  const choose = (name: "country" | "cell", value: string) => {
    // A cell of one country would leave nothing of another.
    if (name === "country") filters.setFilter("cell", "");
    filters.setFilter(name, value);
  };
  return (
    <Page
      title={t(`${room.kind}.many`)}
      label={months?.label}
      lead={t(`information.screen.${room.path}.lead`)}
      actions={mayWrite && <LinkButton to={`/${room.path}/new`} look="main">{t(`information.screen.${room.path}.new`)}</LinkButton>}
    >
      <InformationTabs />
      <HappeningFilterBar room={room} query={query} {...filters} />
      <Suspense fallback={<Skeleton lines={12} />}>
        <HappeningResults room={room} query={query} isFiltered={filters.isFiltered} onChoose={choose} />
      </Suspense>
    </Page>
  );
}
