import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useListWords } from "#ui/record/list-words.ts";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { authorRoles } from "../assessment-path.ts";
import { forecastPath } from "../forecast-path.ts";
import { foreignKindName, foreignPath } from "../foreign-path.ts";

/** Archives of forecasts that others made: kept, and held against what happened like our own. */
export function ForeignForecastsScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ q: "" });
  const mayCreate = useCompartmentsFor(authorRoles).length > 0;
  return (
    <Page
      title={t("assessment.foreign-forecast.many")}
      lead={t("assessment.screen.foreign.lead")}
      breadcrumbs={[{ to: `/${forecastPath}`, text: t("assessment.forecast-run.many") }]}
      actions={mayCreate ? <LinkButton to={`/${foreignPath}/new`} look="main">{t("assessment.screen.foreign.new")}</LinkButton> : undefined}
    >
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(foreignKindName, { ...filters, state: "" })}>
        <TextField type="search" label={t("assessment.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
      </FilterBar>
      <RecordTable path={foreignPath} kind={foreignKindName} caption={t("assessment.foreign-forecast.many")} query={filters} isFiltered={isFiltered} empty={t("assessment.screen.foreign.empty")} />
    </Page>
  );
}
