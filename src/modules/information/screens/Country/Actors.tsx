import { useSuspenseQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import * as v from "valibot";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";

const Known = v.array(v.object({ id: v.string(), title: v.string() }));
const Name = v.object({ part: v.picklist(["side-a", "side-b", "conflict", "dyad", "area"]), name: v.string(), events: v.number(), best: v.number(), actors: Known });
const Names = v.object({ items: v.array(Name) });
type Actor = { readonly name: string; readonly events: number; readonly best: number; readonly actors: v.InferOutput<typeof Known> };

/** Sides of the events here. A name that stands on both sides is one row; its events are added up. */
export function Actors({ iso3 }: { iso3: string }) {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: ["information.event", "actors", iso3], queryFn: () => api.get("/api/event-names", { country: iso3 }, Names) });
  const actors = new Map<string, Actor>();
  for (const { part, name, events, best, actors: known } of data.items) {
    if (part !== "side-a" && part !== "side-b") continue;
    const before = actors.get(name);
    actors.set(name, { name, events: (before?.events ?? 0) + events, best: (before?.best ?? 0) + best, actors: known });
  }
  const rows = [...actors.values()].toSorted((a, b) => b.events - a.events);
  const columns: readonly Column<Actor>[] = [
    { key: "name", title: t("information.screen.events.actor"), kind: "text", value: (row) => row.name, cell: (row) => <Link href={`/events?${new URLSearchParams({ country: iso3, actor: row.name })}`}><Bdi>{row.name}</Bdi></Link> },
    {
      key: "record", title: t("partners.actor"), kind: "text", value: (row) => row.actors.map(({ title }) => title).join(" · "),
      cell: (row) => row.actors.map(({ id, title }, index) => <Fragment key={id}>{index > 0 && " · "}<Link href={`/actors/${id}`}><Bdi>{title}</Bdi></Link></Fragment>),
    },
    { key: "events", title: t("information.event.many"), kind: "number", value: (row) => row.events },
    { key: "best", title: t("information.screen.country.best"), kind: "number", value: (row) => row.best },
  ];
  return (
    <Section title={t("information.screen.country.actors")} lead={t("information.screen.country.actors-lead")}>
      <DataTable caption={t("information.screen.country.actors")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.name} />
    </Section>
  );
}
