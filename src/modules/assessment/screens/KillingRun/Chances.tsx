import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useEventWords } from "#information/screens/event-words.ts";
import { useFilters } from "#ui/filters.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { useMessages } from "#ui/messages.ts";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import type { KillingChances } from "../../contract.ts";
import { killingPath } from "../killing-path.ts";
import { chancesQuery } from "./chances-query.ts";
import { useSmallChance } from "./small-chance.ts";

type Item = KillingChances["items"][number];

/** As many as people talk of; the rest is there for whoever asks. */
const listSize = 30;

/** The highest chances, with the sentence that belongs beside every such list: most of it will be false alarms. */
export function Chances({ runId }: { runId: string }) {
  const t = useMessages();
  const say = useSmallChance();
  const { items, basis, estimate } = useSuspenseQuery(chancesQuery(runId)).data;
  const { filters, setFilter, clear, isFiltered } = useFilters({ all: "" });
  if (basis === null || estimate === null || items.length === 0) return null;
  const listed = items.filter(({ rank }) => rank <= listSize);
  const expected = listed.reduce((sum, { withinOne }) => sum + withinOne, 0);
  const [highest] = items;
  return (
    <Section
      title={t("assessment.screen.killing.countries")}
      lead={<>
        <p>{t("assessment.screen.killing.false-alarms", { listed: listed.length, others: items.length - listed.length, expected: Math.round(expected * 10) / 10, year: String(basis.until + 1) })}</p>
        <p>{t("assessment.screen.killing.beside")} <MethodLink method="mass-killing" /> {highest !== undefined && t("assessment.screen.killing.highest", { chance: say(highest.withinTwo) })}</p>
      </>}
    >
      {listed.length < items.length && <FilterBar isFiltered={isFiltered} onClear={clear} count={filters.all === "" ? listed.length : items.length}>
        <OnScreen><CheckboxField label={t("assessment.screen.killing.all")} name="all" value={filters.all !== ""} onChange={(isShown) => setFilter("all", isShown ? "shown" : "")} /></OnScreen>
      </FilterBar>}
      <ChanceTable runId={runId} until={basis.until} items={filters.all === "" ? listed : items} />
    </Section>
  );
}

function ChanceTable({ runId, until, items }: { runId: string; until: number; items: readonly Item[] }) {
  const t = useMessages();
  const words = useEventWords();
  const say = useSmallChance();
  const name = (unit: string) => words.country({ countryIso3: unit, countryName: null });
  const happened = (is: boolean | null) => (is === null ? null : t(`assessment.screen.killing.${is ? "began" : "none-began"}`));
  const columns: readonly Column<Item>[] = [
    { key: "rank", title: t("assessment.screen.killing.rank"), kind: "number", value: ({ rank }) => rank },
    { key: "country", title: t("assessment.screen.forecast.country"), kind: "text", value: ({ unit }) => name(unit), cell: ({ unit }) => <Link href={`/${killingPath}/${runId}/countries/${unit}`}><Bdi>{name(unit)}</Bdi></Link> },
    { key: "two", title: t("assessment.screen.killing.within-two", { first: String(until + 1), second: String(until + 2) }), kind: "number", value: ({ withinTwo }) => withinTwo, cell: ({ withinTwo }) => <Bdi>{say(withinTwo)}</Bdi> },
    { key: "one", title: t("assessment.screen.killing.within-one", { first: String(until + 1) }), kind: "number", value: ({ withinOne }) => withinOne, cell: ({ withinOne }) => <Bdi>{say(withinOne)}</Bdi> },
    ...(items.some(({ earlier }) => earlier !== null) ? [{ key: "earlier", title: t("assessment.screen.killing.earlier"), kind: "number", isMinor: true, value: ({ earlier }) => earlier?.withinTwo ?? null, cell: ({ earlier }) => (earlier === null ? undefined : <Bdi>{t("assessment.screen.killing.chance-and-rank", { chance: say(earlier.withinTwo), rank: earlier.rank })}</Bdi>) } satisfies Column<Item>] : []),
    ...(items.some(({ happenedOne }) => happenedOne !== null) ? [{ key: "happened", title: t("assessment.screen.killing.happened"), kind: "text", value: ({ happenedOne, happenedTwo }) => happened(happenedTwo ?? happenedOne) } satisfies Column<Item>] : []),
  ];
  return <DataTable caption={t("assessment.screen.killing.countries")} isCaptionHidden columns={columns} rows={items} rowKey={({ unit }) => unit} />;
}
