import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { CountryMap } from "#geography/widgets/CountryMap.tsx";
import { api } from "#ui/api.ts";
import { MonthBars } from "#ui/charts/MonthBars.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { RecordCells, recordCells } from "../../model/cell-places.ts";
import type { HappeningMonths } from "../../model/happening-months.ts";
import { everyMonth, spanOf } from "../every-month.ts";
import styles from "../list/filters.module.css";
import type { HappeningQuery } from "./happening-query.ts";
import type { Room } from "./room.ts";

type HappeningChartsProps = { room: Room; query: HappeningQuery; months: HappeningMonths; onChoose: (name: "country" | "cell", value: string) => void };

/** When and where. Months or a map of nothing are not drawn. */
export function HappeningCharts({ room, query, months, onChoose }: HappeningChartsProps) {
  return (
    <div className={styles["charts"]}>
      <Months room={room} months={months} />
      <Places room={room} query={query} label={months.label} onChoose={onChoose} />
    </div>
  );
}

/** More bars than this are thinner than a line; years of a century are read in the table of a spreadsheet. */
const mostYears = 60;

function Months({ room, months }: { room: Room; months: HappeningMonths }) {
  const t = useMessages();
  const format = useFormat();
  const span = spanOf(months.items);
  if (span === undefined) return <p>{t("information.screen.list.months-none")}</p>;
  if (Number(span.last.slice(0, 4)) - Number(span.first.slice(0, 4)) > mostYears) return <p>{t("information.screen.list.months-too-many", { years: mostYears })}</p>;
  const counts = everyMonth(months.items.map(({ month, records }) => ({ month, count: records })));
  const most = counts.reduce((most, one) => (one.count > most.count ? one : most), { month: "0000-01", count: 0 });
  return (
    <MonthBars
      title={t(`information.screen.list.months.${room.noun}`)}
      summary={t("information.screen.list.months-summary", { month: format.month(most.month), records: most.count, left: months.total - months.items.reduce((sum, { records }) => sum + records, 0) })}
      months={counts}
      valueTitle={t(`${room.kind}.many`)}
      fileName={`${room.noun}-months-${months.label}`}
    />
  );
}

function Places({ room, query, label, onChoose }: Pick<HappeningChartsProps, "room" | "query" | "onChoose"> & { label: HappeningMonths["label"] }) {
  const t = useMessages();
  const format = useFormat();
  const { data } = useSuspenseQuery({ queryKey: [room.kind, "cells", query], queryFn: () => api.get(`/api/${room.noun}-cells`, query, RecordCells) });
  const cells = useMemo(() => {
    const degrees = (value: number) => format.number(value, { maximumFractionDigits: 1 });
    return recordCells(data).map(({ id, latitude, longitude, records }) => ({
      id,
      lat: latitude,
      lon: longitude,
      value: records,
      name: t("information.screen.list.cell", { records: t(`information.screen.list.count.${room.noun}`, { count: records }), latitude: degrees(latitude), longitude: degrees(longitude) }),
    }));
  }, [data, t, format, room]);
  const [most] = cells.toSorted((a, b) => b.value - a.value);
  if (most === undefined) return <p>{t("information.screen.list.map-empty")}</p>;
  return (
    <CountryMap
      key={`${query.country} ${query.cell}`}
      title={t(`information.screen.list.map.${room.noun}`)}
      summary={t("information.screen.list.map-summary", { cells: cells.length, most: most.name })}
      valueTitle={t(`${room.kind}.many`)}
      fileName={`${room.noun}-map-${label}`}
      country={query.country}
      isCloseUp={query.cell !== undefined}
      cells={cells}
      chosenId={query.cell ?? query.country}
      onChoose={({ kind, id }) => {
        if (kind !== "area") onChoose(kind, id);
      }}
    />
  );
}
