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
import { tablePath } from "../country-table-path.ts";
import { killingKindName, killingPath } from "../killing-path.ts";

/** All chances of mass killing that were ever told here. */
export function KillingRunsScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ q: "" });
  const mayCreate = useCompartmentsFor(authorRoles).length > 0;
  return (
    <Page
      title={t("assessment.killing-run.many")}
      lead={t("assessment.screen.killings.lead")}
      breadcrumbs={[{ to: "/assessments", text: t("assessment.assessment.many") }]}
      actions={<>{mayCreate && <LinkButton to={`/${killingPath}/new`} look="main">{t("assessment.screen.killings.new")}</LinkButton>}<LinkButton to={`/${tablePath}`}>{t("assessment.country-table.many")}</LinkButton><LinkButton to="/forecast-track-record">{t("assessment.screen.track-record.link")}</LinkButton></>}
    >
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(killingKindName, { ...filters, state: "" })}>
        <TextField type="search" label={t("assessment.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
      </FilterBar>
      <RecordTable path={killingPath} kind={killingKindName} caption={t("assessment.killing-run.many")} query={filters} isFiltered={isFiltered} empty={t("assessment.screen.killings.empty")} />
    </Page>
  );
}
