import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useListWords } from "#ui/record/list-words.ts";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { useRecordList } from "#ui/record/record.ts";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { measureKindName, measurePath, proposingRoles } from "../measure-path.ts";

const states = ["proposed", "endorsed", "accepted", "declined", "in-progress", "partially-implemented", "implemented", "not-implemented", "obsolete"] as const;

export function MeasuresScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ situation: "", state: "", q: "" });
  const situations = useRecordList("situations", "information.situation", { limit: "200" });
  const mayPropose = useCompartmentsFor(proposingRoles).length > 0;
  const toNew = filters.situation === "" ? "/measures/new" : `/measures/new?situation=${filters.situation}`;
  return (
    <Page title={t("response.measure.many")} lead={t("response.screen.list.lead")} actions={mayPropose ? <LinkButton to={toNew} look="main">{t("response.screen.list.new")}</LinkButton> : undefined}>
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(measureKindName, filters, situations)}>
        <TextField type="search" label={t("response.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
        <SelectField label={t("information.situation")} name="situation" value={filters.situation} onChange={(id) => setFilter("situation", id)} emptyText={t("response.screen.every")} options={situations.map((one) => ({ value: one.id, text: one.title }))} />
        <SelectField label={t("ui.record.state")} name="state" value={filters.state} onChange={(state) => setFilter("state", state)} emptyText={t("response.screen.every")} options={states.map((state) => ({ value: state, text: t(`${measureKindName}.state.${state}`) }))} />
      </FilterBar>
      <RecordTable path={measurePath} kind={measureKindName} caption={t("response.measure.many")} query={filters} isFiltered={isFiltered} empty={t("response.screen.list.empty")} />
    </Page>
  );
}
