import { useSuspenseQuery } from "@tanstack/react-query";
import { use } from "react";
import * as v from "valibot";
import { Link } from "wouter";
import { analysts } from "#partners/model/role.ts";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { loadVolume, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { ConcernWord } from "../Situations/ConcernWord.tsx";

const Situation = v.object({ id: v.string(), title: v.string(), state: v.string(), changedAt: v.string(), concernLevel: v.nullable(v.number()), countries: v.array(v.string()) });
const Situations = v.object({ items: v.array(Situation) });
type Situation = v.InferOutput<typeof Situation>;

/** Situations that name this country with the level that people set, as far as the reader may see them. `lead` is said where they stand beside something else. */
export function SituationsHere({ iso3, lead }: { iso3: string; lead?: string }) {
  // Shown by screens of other rooms, too.
  use(loadVolume("information"));
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: ["information.situation", "of-countries"], queryFn: () => api.get("/api/concern-levels", { limit: 200 }, Situations) });
  const mayOpen = useCompartmentsFor(analysts).length > 0;
  const open = mayOpen && <LinkButton to={`/situations/new?country=${iso3}`}>{t("information.screen.situation.new")}</LinkButton>;
  const rows = data.items.filter(({ countries }) => countries.includes(iso3));
  const columns: readonly Column<Situation>[] = [
    { key: "title", title: t("information.situation"), kind: "text", value: (row) => row.title, cell: (row) => <Link href={`/situations/${row.id}`}><Bdi>{row.title}</Bdi></Link> },
    { key: "concern", title: t("information.screen.situations.concern"), kind: "text", value: (row) => row.concernLevel, cell: (row) => <ConcernWord level={row.concernLevel} /> },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`information.situation.state.${row.state}`) },
    { key: "changed", title: t("ui.record.changed"), kind: "dateTime", value: (row) => row.changedAt },
  ];
  return (
    <Section title={t("information.situation.many")} lead={lead} actions={open}>
      {rows.length === 0 ? <Empty why="nothing">{t("information.screen.country.no-situations")}</Empty> : <DataTable caption={t("information.situation.many")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />}
    </Section>
  );
}
