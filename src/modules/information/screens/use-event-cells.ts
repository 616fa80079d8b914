import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { PlacedCells, placedCells } from "../model/cell-places.ts";

/** Cells of the map with what lies in them, named by where they are. */
export function useEventCells(query: Readonly<Record<string, string>>) {
  const t = useMessages();
  const format = useFormat();
  const { data } = useSuspenseQuery({ queryKey: ["information.event", "cells", query], queryFn: () => api.get("/api/event-cells", query, PlacedCells) });
  return useMemo(
    () =>
      placedCells(data).map(({ id, latitude, longitude, events, best }) => ({
        id,
        lat: latitude,
        lon: longitude,
        value: events,
        name: t("information.screen.events.cell", { events, best, latitude: format.number(latitude, { maximumFractionDigits: 1 }), longitude: format.number(longitude, { maximumFractionDigits: 1 }) }),
      })),
    [data, t, format],
  );
}
