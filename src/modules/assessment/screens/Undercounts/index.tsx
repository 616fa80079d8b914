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
import { undercountKindName, undercountPath } from "../undercount-path.ts";

/** Estimates of what nobody recorded. */
export function UndercountsScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ q: "" });
  const mayCreate = useCompartmentsFor(authorRoles).length > 0;
  return (
    <Page
      title={t("assessment.undercount.many")}
      lead={t("assessment.screen.undercounts.lead")}
      breadcrumbs={[{ to: "/assessments", text: t("assessment.assessment.many") }]}
      actions={mayCreate ? <LinkButton to={`/${undercountPath}/new`} look="main">{t("assessment.screen.undercounts.new")}</LinkButton> : undefined}
    >
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(undercountKindName, { ...filters, state: "" })}>
        <TextField type="search" label={t("assessment.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
      </FilterBar>
      <RecordTable path={undercountPath} kind={undercountKindName} caption={t("assessment.undercount.many")} query={filters} isFiltered={isFiltered} empty={t("assessment.screen.undercounts.empty")} />
    </Page>
  );
}
