import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useListWords } from "#ui/record/list-words.ts";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { authorRoles } from "../assessment-path.ts";
import { forecastKindName, forecastPath } from "../forecast-path.ts";
import { foreignPath } from "../foreign-path.ts";

const states = ["planned", "data-frozen", "estimated", "checked", "published", "scored", "invalid"] as const;

/** All forecasts that were ever made here: none is deleted, whatever became of it. */
export function ForecastsScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ state: "", q: "" });
  const mayCreate = useCompartmentsFor(authorRoles).length > 0;
  return (
    <Page
      title={t("assessment.forecast-run.many")}
      lead={t("assessment.screen.forecasts.lead")}
      breadcrumbs={[{ to: "/assessments", text: t("assessment.assessment.many") }]}
      actions={<>{mayCreate && <LinkButton to={`/${forecastPath}/new`} look="main">{t("assessment.screen.forecasts.new")}</LinkButton>}<LinkButton to={`/${foreignPath}`}>{t("assessment.foreign-forecast.many")}</LinkButton><LinkButton to="/forecast-track-record">{t("assessment.screen.track-record.link")}</LinkButton></>}
    >
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(forecastKindName, filters)}>
        <TextField type="search" label={t("assessment.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
        <SelectField label={t("ui.record.state")} name="state" value={filters.state} onChange={(state) => setFilter("state", state)} emptyText={t("assessment.screen.list.every-state")} options={states.map((state) => ({ value: state, text: t(`${forecastKindName}.state.${state}`) }))} />
      </FilterBar>
      <RecordTable path={forecastPath} kind={forecastKindName} caption={t("assessment.forecast-run.many")} query={filters} isFiltered={isFiltered} empty={t("assessment.screen.forecasts.empty")} />
    </Page>
  );
}
