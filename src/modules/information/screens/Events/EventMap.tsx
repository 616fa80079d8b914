import { CountryMap } from "#geography/widgets/CountryMap.tsx";
import { useMessages } from "#ui/messages.ts";
import { useEventCells } from "../use-event-cells.ts";
import type { EventQuery } from "./event-query.ts";

type EventMapProps = { query: EventQuery; onChoose: (name: "country" | "cell", value: string) => void };

/** Where the events lie, by hexagonal cell. Choosing a cell or a country sets the filter. */
export function EventMap({ query, onChoose }: EventMapProps) {
  const t = useMessages();
  const cells = useEventCells(query);
  const [most] = cells.toSorted((a, b) => b.value - a.value);
  const events = cells.reduce((sum, { value }) => sum + value, 0);
  return (
    <CountryMap
      key={`${query.country} ${query.cell}`}
      title={t("information.screen.events.map")}
      summary={most ? t("information.screen.events.map-summary", { cells: cells.length, most: most.name }) : t("information.screen.events.map-empty")}
      valueTitle={t("information.event.many")}
      fileName="event-map-unclassified"
      country={query.country}
      isCloseUp={query.cell !== undefined}
      cells={cells}
      chosenId={query.cell ?? query.country}
      onChoose={({ kind, id }) => {
        if (kind !== "area" && events > 0) onChoose(kind, id);
      }}
    />
  );
}
