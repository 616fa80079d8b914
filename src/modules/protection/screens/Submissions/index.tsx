import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { useListWords } from "#ui/record/list-words.ts";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { submissionKindName, submissionPath } from "../submission-path.ts";

const states = ["received", "acknowledged", "screening", "info-requested", "admissible", "inadmissible", "acted", "no-action", "transferred"] as const;

/** The desk's files of what came in. */
export function SubmissionsScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ state: "" });
  return (
    <Page title={t("protection.submission.many")} lead={t("protection.screen.submissions.lead")} breadcrumbs={[{ to: "/protection", text: t("protection.screen.overview.title") }]} actions={<LinkButton to="/inbox" look="main">{t("protection.screen.inbox.title")}</LinkButton>}>
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(submissionKindName, { ...filters, q: "" }, [])}>
        <SelectField label={t("ui.record.state")} name="state" value={filters.state} onChange={(state) => setFilter("state", state)} emptyText={t("protection.screen.every")} options={states.map((state) => ({ value: state, text: t(`${submissionKindName}.state.${state}`) }))} />
      </FilterBar>
      <RecordTable path={submissionPath} kind={submissionKindName} caption={t("protection.submission.many")} query={filters} isFiltered={isFiltered} empty={t("protection.screen.submissions.empty")} />
    </Page>
  );
}
