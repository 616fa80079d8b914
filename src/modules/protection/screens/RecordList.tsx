import type { ReactNode } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { SelectField, type Option } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useListWords } from "#ui/record/list-words.ts";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";

/** `words` is where the sentences of the screen stand: `<words>.lead`, `<words>.new` and `<words>.empty`. */
type Props = { path: string; kind: string; words: string; states: readonly string[]; creators: readonly string[]; links?: ReactNode; further?: Further };
/** What this list can be asked beyond words and state. */
type Further = { name: string; label: string; options: readonly Option[] };

/** All records of one kind of this room, found by words and state, and a way to begin one for those who may. */
export function RecordList({ path, kind, words: own, states, creators, links, further }: Props) {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters<string>({ q: "", state: "", ...(further && { [further.name]: "" }) });
  const said = words(kind, { q: filters["q"] ?? "", state: filters["state"] ?? "" });
  const chosen = further?.options.find(({ value }) => value === filters[further.name]);
  const mayCreate = useCompartmentsFor(creators).length > 0;
  return (
    <Page
      title={t(`${kind}.many`)}
      lead={t(`${own}.lead`)}
      breadcrumbs={[{ to: "/protection", text: t("protection.screen.overview.title") }]}
      actions={<>{mayCreate && <LinkButton to={`/${path}/new`} look="main">{t(`${own}.new`)}</LinkButton>}{links}</>}
    >
      <FilterBar isFiltered={isFiltered} onClear={clear} words={chosen === undefined ? said : { ...said, sentence: t("protection.screen.list.also", { sentence: filters["q"] === "" && filters["state"] === "" ? `${t(`${kind}.many`)}.` : said.sentence, what: further?.label ?? "", value: chosen.text }) }}>
        <TextField type="search" label={t("protection.screen.list.words")} name="q" value={filters["q"] ?? ""} onChange={(q) => setFilter("q", q)} />
        <SelectField label={t("ui.record.state")} name="state" value={filters["state"] ?? ""} onChange={(state) => setFilter("state", state)} emptyText={t("protection.screen.list.every")} options={states.map((state) => ({ value: state, text: t(`${kind}.state.${state}`) }))} />
        {further && <SelectField label={further.label} name={further.name} value={filters[further.name] ?? ""} onChange={(value) => setFilter(further.name, value)} emptyText={t("protection.screen.list.every")} options={further.options} />}
      </FilterBar>
      <RecordTable isStacked path={path} kind={kind} caption={t(`${kind}.many`)} query={filters} isFiltered={isFiltered} empty={t(`${own}.empty`)} />
    </Page>
  );
}
