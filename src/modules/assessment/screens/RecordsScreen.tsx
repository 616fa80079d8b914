import type { ReactNode } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page, type Breadcrumb } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useListWords } from "#ui/record/list-words.ts";
import { RecordTable } from "#ui/record/RecordTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { authorRoles } from "./assessment-path.ts";

/** `words` is where the sentences of the screen stand: `<words>.lead`, `<words>.new` and `<words>.empty`. */
type Props = { path: string; kind: string; words: string; breadcrumb?: Breadcrumb; links?: ReactNode };

/** All records of one kind, found by words, and a way to begin one for those who may. */
export function RecordsScreen({ path, kind, words: own, breadcrumb, links }: Props) {
  const t = useMessages();
  const words = useListWords();
  const { filters, setFilter, clear, isFiltered } = useFilters({ q: "" });
  const mayCreate = useCompartmentsFor(authorRoles).length > 0;
  return (
    <Page
      title={t(`${kind}.many`)}
      lead={t(`${own}.lead`)}
      breadcrumbs={[breadcrumb ?? { to: "/assessments", text: t("assessment.assessment.many") }]}
      actions={<>{mayCreate && <LinkButton to={`/${path}/new`} look="main">{t(`${own}.new`)}</LinkButton>}{links}</>}
    >
      <FilterBar isFiltered={isFiltered} onClear={clear} words={words(kind, { ...filters, state: "" })}>
        <TextField type="search" label={t("assessment.screen.list.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
      </FilterBar>
      <RecordTable path={path} kind={kind} caption={t(`${kind}.many`)} query={filters} isFiltered={isFiltered} empty={t(`${own}.empty`)} />
    </Page>
  );
}
