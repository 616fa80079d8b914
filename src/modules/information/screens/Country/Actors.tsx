import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";

const Name = v.object({ part: v.picklist(["side-a", "side-b", "conflict", "dyad"]), name: v.string(), events: v.number(), best: v.number() });
const Names = v.object({ items: v.array(Name) });
type Actor = { readonly name: string; readonly events: number; readonly best: number };

/** Sides of the events here. A name that stands on both sides is one row; its events are added up. */
export function Actors({ iso3 }: { iso3: string }) {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: ["information.event", "actors", iso3], queryFn: () => api.get("/api/event-actors", { country: iso3 }, Names) });
  const actors = new Map<string, Actor>();
  for (const { part, name, events, best } of data.items) {
    if (part !== "side-a" && part !== "side-b") continue;
    const before = actors.get(name);
    actors.set(name, { name, events: (before?.events ?? 0) + events, best: (before?.best ?? 0) + best });
  }
  const rows = [...actors.values()].toSorted((a, b) => b.events - a.events);
  const columns: readonly Column<Actor>[] = [
    { key: "name", title: t("information.screen.events.actor"), kind: "text", value: (row) => row.name, cell: (row) => <Link href={`/events?${new URLSearchParams({ country: iso3, actor: row.name })}`}><Bdi>{row.name}</Bdi></Link> },
    { key: "events", title: t("information.event.many"), kind: "number", value: (row) => row.events },
    { key: "best", title: t("information.screen.country.best"), kind: "number", value: (row) => row.best },
  ];
  return (
    <Section title={t("information.screen.country.actors")} lead={t("information.screen.country.actors-lead")}>
      <DataTable caption={t("information.screen.country.actors")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.name} />
    </Section>
  );
}
