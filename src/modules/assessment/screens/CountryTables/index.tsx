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
import { tableKindName, tablePath } from "../country-table-path.ts";

/** Tables of countries and years: what chances of mass killing are learnt from. */
export function CountryTablesScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ q: "" });
  const mayCreate = useCompartmentsFor(authorRoles).length > 0;
  return (
    <Page
      title={t("assessment.country-table.many")}
      lead={t("assessment.screen.country-tables.lead")}
      breadcrumbs={[{ to: "/assessments", text: t("assessment.assessment.many") }]}
      actions={mayCreate ? <LinkButton to={`/${tablePath}/new`} look="main">{t("assessment.screen.country-tables.new")}</LinkButton> : undefined}
    >
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(tableKindName, { ...filters, state: "" })}>
        <TextField type="search" label={t("assessment.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
      </FilterBar>
      <RecordTable path={tablePath} kind={tableKindName} caption={t("assessment.country-table.many")} query={filters} isFiltered={isFiltered} empty={t("assessment.screen.country-tables.empty")} />
    </Page>
  );
}
