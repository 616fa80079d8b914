import type { ReactNode } from "react";
import * as v from "valibot";
import { Link } from "wouter";
import { analysts } from "#partners/model/role.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { RecordLabel } from "#ui/page/RecordLabel.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useListWords } from "#ui/record/list-words.ts";
import { ListedRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { usePages } from "#ui/table/use-pages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { SituationState } from "../../model/situation.ts";
import { ConcernWord } from "./ConcernWord.tsx";
import { CountryNames } from "./CountryNames.tsx";
import styles from "./styles.module.css";

const states = ["open", "monitored", "dormant", "closed"] as const satisfies readonly SituationState[];

const ListedSituation = v.object({
  ...ListedRecord.entries,
  concernLevel: v.nullable(v.number()),
  countries: v.array(v.string()),
  populations: v.array(v.string()),
  reviewOn: v.nullable(v.string()),
});
type ListedSituation = v.InferOutput<typeof ListedSituation>;

export function SituationsScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ state: "", q: "" });
  const mayOpen = useCompartmentsFor(analysts).length > 0;
  const toNew = mayOpen ? <LinkButton to="/situations/new" look="main">{t("information.screen.situations.new")}</LinkButton> : undefined;
  return (
    <Page title={t("information.situation.many")} lead={t("information.screen.situations.lead")} actions={toNew}>
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words("information.situation", filters)}>
        <TextField type="search" label={t("information.screen.situations.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
        <SelectField
          label={t("ui.record.state")}
          name="state"
          value={filters.state}
          onChange={(state) => setFilter("state", state)}
          emptyText={t("information.screen.situations.every-state")}
          options={states.map((state) => ({ value: state, text: t(`information.situation.state.${state}`) }))}
        />
      </FilterBar>
      <SituationTable filters={filters} isFiltered={isFiltered} toNew={toNew} />
    </Page>
  );
}

function SituationTable({ filters, isFiltered, toNew }: { filters: Readonly<Record<string, string>>; isFiltered: boolean; toNew: ReactNode }) {
  const t = useMessages();
  const { rows, hasMore, more, isLoadingMore } = usePages(["information.situation", "concern"], "/api/concern-levels", filters, ListedSituation);
  if (rows.length === 0) return isFiltered ? <Empty why="filtered" /> : <Empty why="nothing" action={toNew}>{t("information.screen.situations.empty")}</Empty>;
  const columns: readonly Column<ListedSituation>[] = [
    { key: "title", title: t("information.situation"), kind: "text", value: (row) => row.title, cell: (row) => <div className={styles["title"]}><Link href={`/situations/${row.id}`}><Bdi>{row.title}</Bdi></Link></div> },
    { key: "concern", title: t("information.screen.situations.concern"), kind: "text", value: (row) => row.concernLevel, cell: (row) => <ConcernWord level={row.concernLevel} /> },
    { key: "countries", title: t("information.screen.situations.countries"), kind: "text", value: (row) => row.countries.join(" "), cell: (row) => <CountryNames codes={row.countries} /> },
    { key: "populations", title: t("information.screen.situations.populations"), kind: "text", value: (row) => row.populations.join("; ") },
    { key: "review", title: t("information.screen.situations.review"), kind: "date", value: (row) => row.reviewOn },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`information.situation.state.${row.state}`) },
    { key: "label", title: t("ui.record.label"), kind: "text", value: (row) => row.label, cell: (row) => <RecordLabel label={row.label} /> },
  ];
  return <DataTable caption={t("information.situation.many")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.id} hasMore={hasMore} onMore={more} isLoadingMore={isLoadingMore} />;
}
