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
import { forecastPath } from "../forecast-path.ts";
import { killingPath } from "../killing-path.ts";
import { surgesPath } from "../surge-words.ts";
import { undercountPath } from "../undercount-path.ts";
import { assessmentKindName, assessmentPath, authorRoles } from "../assessment-path.ts";

const states = ["draft", "in-review", "reviewed", "cleared", "issued", "superseded", "withdrawn"] as const;

export function AssessmentsScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ situation: "", state: "", q: "" });
  const situations = useRecordList("situations", "information.situation", { limit: "200" });
  const mayCreate = useCompartmentsFor(authorRoles).length > 0;
  const toNew = filters.situation === "" ? "/assessments/new" : `/assessments/new?situation=${filters.situation}`;
  return (
    <Page
      title={t("assessment.assessment.many")}
      lead={t("assessment.screen.list.lead")}
      actions={<>{mayCreate && <LinkButton to={toNew} look="main">{t("assessment.screen.list.new")}</LinkButton>}<LinkButton to={`/${forecastPath}`}>{t("assessment.forecast-run.many")}</LinkButton><LinkButton to={`/${killingPath}`}>{t("assessment.killing-run.many")}</LinkButton><LinkButton to={`/${undercountPath}`}>{t("assessment.undercount.many")}</LinkButton><LinkButton to={`/${surgesPath}`}>{t("assessment.screen.surges.title")}</LinkButton></>}
    >
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(assessmentKindName, filters, situations)}>
        <TextField type="search" label={t("assessment.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
        <SelectField label={t("information.situation")} name="situation" value={filters.situation} onChange={(id) => setFilter("situation", id)} emptyText={t("assessment.screen.list.every-situation")} options={situations.map((one) => ({ value: one.id, text: one.title }))} />
        <SelectField label={t("ui.record.state")} name="state" value={filters.state} onChange={(state) => setFilter("state", state)} emptyText={t("assessment.screen.list.every-state")} options={states.map((state) => ({ value: state, text: t(`${assessmentKindName}.state.${state}`) }))} />
      </FilterBar>
      <RecordTable path={assessmentPath} kind={assessmentKindName} caption={t("assessment.assessment.many")} query={filters} isFiltered={isFiltered} empty={t("assessment.screen.list.empty")} />
    </Page>
  );
}
