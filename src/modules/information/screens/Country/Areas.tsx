import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { AreaOutlines } from "#geography/contract.ts";
import { areaName } from "#geography/model/area.ts";
import { drawnOutline } from "#geography/model/coarse-outline.ts";
import { CountryMap } from "#geography/widgets/CountryMap.tsx";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { useEventCells } from "../use-event-cells.ts";

type Row = { readonly pcode: string; readonly name: string };

/** The map of the country with its areas of the first level and the cells in which events lie, and the areas as a list. */
export function Areas({ iso3 }: { iso3: string }) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { data } = useSuspenseQuery({ queryKey: ["geography.area", iso3, "1"], queryFn: () => api.get("/api/areas", { country: iso3 }, AreaOutlines), staleTime: 3_600_000 });
  const cells = useEventCells({ country: iso3 });
  const areas = useMemo(() => data.areas.map((area) => ({ id: area.pcode, name: areaName(area, language), geometry: drawnOutline(area.outline, data.step) })), [data, language]);
  const rows = areas.map(({ id, name }) => ({ pcode: id, name })).toSorted((a, b) => format.compare(a.name, b.name));
  const columns: readonly Column<Row>[] = [
    { key: "name", title: t("information.screen.country.area"), kind: "text", value: (row) => row.name },
    { key: "pcode", title: t("information.screen.country.pcode"), kind: "code", value: (row) => row.pcode },
  ];
  return (
    <>
      <CountryMap
        title={t("information.screen.events.map")}
        summary={t("information.screen.country.map-summary", { areas: areas.length, cells: cells.length })}
        valueTitle={t("information.event.many")}
        fileName={`${iso3}-event-map-unclassified`}
        country={iso3}
        areas={areas}
        areasAre="outlines"
        cells={cells}
      />
      {rows.length > 0 && (
        <Section title={t("information.screen.country.areas")} lead={t("information.screen.country.areas-lead", { source: data.source, isDated: data.validOn === null ? "no" : "yes", day: data.validOn === null ? "" : format.date(data.validOn) })}>
          <DataTable caption={t("information.screen.country.areas")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.pcode} />
        </Section>
      )}
    </>
  );
}
