import { Suspense, type ReactNode } from "react";
import { useFilters } from "#ui/filters.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { useListWords } from "#ui/record/list-words.ts";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { useSettled } from "../use-settled.ts";
import { InformationTabs } from "./InformationTabs.tsx";

export type InformationListProps = { kind: string; path: string; lead: string; empty: string; states: readonly string[]; toNew?: ReactNode };

/** One list of the information room: words and state narrow it down, and the address keeps them. */
export function InformationList({ kind, path, lead, empty, states, toNew }: InformationListProps) {
  const t = useMessages();
  const { filters, setFilter, clear, isFiltered } = useFilters({ q: "", state: "" });
  const query = useQuery(filters);
  const words = useListWords();
  return (
    <Page title={t(`${kind}.many`)} lead={lead} actions={toNew}>
      <InformationTabs />
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(kind, filters)}>
        <TextField type="search" label={t("information.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
        <SelectField label={t("ui.record.state")} name="state" value={filters.state} onChange={(state) => setFilter("state", state)} emptyText={t("information.screen.list.every-state")} options={states.map((state) => ({ value: state, text: t(`${kind}.state.${state}`) }))} />
      </FilterBar>
      <Suspense fallback={<Skeleton lines={10} />}>
        <RecordTable path={path} kind={kind} caption={t(`${kind}.many`)} query={query} isFiltered={isFiltered} empty={empty} />
      </Suspense>
    </Page>
  );
}

/** Filters as the server takes them, a moment after the last letter. */
function useQuery(filters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const given = Object.entries(filters).filter(([, value]) => value !== "");
  const settled = useSettled(new URLSearchParams(given).toString());
  return Object.fromEntries(new URLSearchParams(settled));
}
