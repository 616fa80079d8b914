import { Link } from "wouter";
import { readingRoles } from "#platform/rules/reading-roles.ts";
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
import { useSession } from "#ui/session.ts";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { alertKindName, alertPath, draftingRoles } from "../alert-path.ts";
import { alertColumns } from "./alert-columns.tsx";
import { useOpenAlerts } from "./open-alerts.ts";
import { Statistics } from "./Statistics.tsx";

const states = ["draft", "in-clearance", "issued", "acknowledged", "escalated", "response-recorded", "closed", "withdrawn"] as const;

/** Alerts with their clocks, and how warnings of this house were answered. */
export function AlertsScreen() {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ situation: "", state: "", q: "" });
  const situations = useRecordList("situations", "information.situation", { limit: "200" });
  const open = useOpenAlerts();
  const mayDraft = useCompartmentsFor(draftingRoles).length > 0;
  const reads = useSession().memberships.some(({ roles }) => roles.some((role) => readingRoles.includes(role)));
  const toNew = filters.situation === "" ? "/alerts/new" : `/alerts/new?situation=${filters.situation}`;
  return (
    <Page
      title={t("warning.alert.many")}
      lead={<>{t("warning.screen.list.lead", { count: open.length })} <Link href="/measures">{t("warning.screen.list.to-measures")}</Link></>}
      actions={<>{mayDraft && <LinkButton to={toNew} look="main">{t("warning.screen.list.new")}</LinkButton>}{reads && <LinkButton to="/warning-track-record">{t("warning.screen.track-record.link")}</LinkButton>}</>}
    >
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(alertKindName, filters, situations)}>
        <TextField type="search" label={t("warning.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
        <SelectField label={t("information.situation")} name="situation" value={filters.situation} onChange={(id) => setFilter("situation", id)} emptyText={t("warning.screen.list.every-situation")} options={situations.map((one) => ({ value: one.id, text: one.title }))} />
        <SelectField label={t("ui.record.state")} name="state" value={filters.state} onChange={(state) => setFilter("state", state)} emptyText={t("warning.screen.list.every-state")} options={states.map((state) => ({ value: state, text: t(`${alertKindName}.state.${state}`) }))} />
      </FilterBar>
      <RecordTable path={alertPath} kind={alertKindName} caption={t("warning.alert.many")} query={filters} isFiltered={isFiltered} columns={alertColumns(open, situations, t)} empty={t("warning.screen.list.empty")} />
      <Statistics situations={situations} />
    </Page>
  );
}
