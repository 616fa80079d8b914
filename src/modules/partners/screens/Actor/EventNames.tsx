import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";

const Names = v.object({ items: v.array(v.object({ name: v.string(), events: v.number() })) });
type Name = v.InferOutput<typeof Names>["items"][number];

/** The actor's names as imported events write them. One that stands on both sides is one row; its events are added up. */
export function EventNames({ id }: { id: string }) {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: ["information.event", "names-of", id], queryFn: () => api.get("/api/event-names", { record: id }, Names) });
  const names = new Map<string, number>();
  for (const { name, events } of data.items) names.set(name, (names.get(name) ?? 0) + events);
  const rows = [...names].map(([name, events]) => ({ name, events }));
  if (rows.length === 0) return <Empty why="nothing">{t("partners.screen.actor.events-none")}</Empty>;
  const columns: readonly Column<Name>[] = [
    { key: "name", title: t("partners.screen.data-set-names"), kind: "text", value: (row) => row.name, cell: (row) => <Link href={`/events?${new URLSearchParams({ actor: row.name })}`}><Bdi>{row.name}</Bdi></Link> },
    { key: "events", title: t("information.event.many"), kind: "number", value: (row) => row.events },
  ];
  return <DataTable caption={t("partners.screen.actor.events")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.name} />;
}
