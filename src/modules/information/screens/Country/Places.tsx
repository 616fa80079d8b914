import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { withRest, type NamedTotal } from "./with-rest.ts";

const Names = v.object({ items: v.array(v.object({ name: v.string(), events: v.number(), best: v.number() })) });

/** Areas of the first level by the names that the data sets write. Where none names areas, the map alone says where. */
export function Places({ iso3, all }: { iso3: string; all: { readonly events: number; readonly best: number } }) {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: ["information.event", "places", iso3], queryFn: () => api.get("/api/event-names", { country: iso3, part: "area" }, Names) });
  if (data.items.length === 0) return null;
  const columns: readonly Column<NamedTotal>[] = [
    {
      key: "name", title: t("information.screen.events.area"), kind: "text", value: (row) => row.name ?? "",
      cell: (row) => (row.name === null ? t("information.screen.country.place-unknown") : <Link href={`/events?${new URLSearchParams({ country: iso3, area: row.name })}`}><Bdi>{row.name}</Bdi></Link>),
    },
    { key: "events", title: t("information.event.many"), kind: "number", value: (row) => row.events },
    { key: "best", title: t("information.screen.country.best"), kind: "number", value: (row) => row.best },
  ];
  return (
    <Section title={t("information.screen.country.places")} lead={t("information.screen.country.places-lead")}>
      <DataTable caption={t("information.screen.country.places")} isCaptionHidden columns={columns} rows={withRest(data.items, all)} rowKey={(row) => row.name ?? ""} />
    </Section>
  );
}
