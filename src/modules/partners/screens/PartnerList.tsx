import { Suspense } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useListWords } from "#ui/record/list-words.ts";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import type { StandingState } from "../model/partner.ts";
import { analysts } from "../model/role.ts";
import { PartnerTabs, roomPath, type Room } from "./PartnerTabs.tsx";

const states = ["current", "ended"] as const satisfies readonly StandingState[];

/** One list of partners; names are found in other spellings and by their sound too. */
export function PartnerList({ room }: { room: Room }) {
  const t = useMessages();
  const { filters, setFilter, clear, isFiltered } = useFilters({ q: "", state: "" });
  const mayWrite = useCompartmentsFor(analysts).length > 0;
  const path = roomPath[room];
  return (
    <Page title={t(`partners.${room}.many`)} lead={t(`partners.screen.${room}.lead`)} actions={mayWrite && <LinkButton to={`/${path}/new`} look="main">{t(`partners.screen.${room}.new`)}</LinkButton>}>
      <PartnerTabs />
      <FilterFields kind={`partners.${room}`} filters={filters} setFilter={setFilter} clear={clear} isFiltered={isFiltered} />
      <Suspense fallback={<Skeleton lines={8} />}>
        <RecordTable path={path} kind={`partners.${room}`} caption={t(`partners.${room}.many`)} query={filters} isFiltered={isFiltered} empty={t(`partners.screen.${room}.none`)} />
      </Suspense>
    </Page>
  );
}

type FilterProps = { kind: string; filters: Readonly<Record<"q" | "state", string>>; setFilter: (name: "q" | "state", value: string) => void; clear: () => void; isFiltered: boolean };

function FilterFields({ kind, filters, setFilter, clear, isFiltered }: FilterProps) {
  const t = useMessages();
  const words = useListWords();
  return (
    <FilterBar isFiltered={isFiltered} onClear={clear} words={words(kind, filters)}>
      <TextField type="search" label={t("partners.screen.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
      <SelectField label={t("ui.record.state")} name="state" value={filters.state} onChange={(state) => setFilter("state", state)} emptyText={t("partners.screen.every-state")} options={states.map((state) => ({ value: state, text: t(`partners.actor.state.${state}`) }))} />
    </FilterBar>
  );
}
