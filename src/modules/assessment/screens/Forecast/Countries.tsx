import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "wouter";
import { QuantileDots } from "#ui/charts/QuantileDots.tsx";
import { useFilters } from "#ui/filters.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { ForecastBasis, ListedForecast } from "../../contract.ts";
import { inOrder, orders } from "./orders.ts";
import { oneOf } from "../one-of.ts";
import { forecastPath } from "../forecast-path.ts";
import { useUnitWords } from "../unit-words.ts";
import { forecastsQuery } from "./forecast-query.ts";
import { useForecastWords } from "./forecast-words.ts";

/** The next twelve months of every country, beside its last twelve: read, doubted and judged by people. */
export function Countries({ runId }: { runId: string }) {
  const t = useMessages();
  const { items, basis } = useSuspenseQuery(forecastsQuery(runId)).data;
  const { filters, setFilter, clear, isFiltered } = useFilters({ order: "", quiet: "" });
  const order = oneOf(orders, filters.order) ?? "highest";
  const shown = useMemo(() => inOrder(items.filter((one) => filters.quiet !== "" || !isQuiet(one)), order), [items, order, filters.quiet]);
  if (basis === null || items.length === 0) return null;
  return (
    <Section title={t(basis.level === "country" ? "assessment.screen.forecast.countries" : "assessment.screen.forecast.areas")} lead={<>{basis.notPlaced !== null && <p><NotPlaced lost={basis.notPlaced} /> {t("assessment.screen.forecast.two-models")}</p>}<p>{t("assessment.screen.forecast.beside")}</p><p>{t("assessment.screen.forecast.limits")} <MethodLink method="forecasts" /></p></>}>
      <FilterBar isFiltered={isFiltered} onClear={clear} count={shown.length}>
        <OnScreen><SelectField label={t("assessment.screen.forecast.order")} name="order" value={order} onChange={(chosen) => setFilter("order", chosen === "highest" ? "" : chosen)} options={orders.map((one) => ({ value: one, text: t(`assessment.screen.forecast.order.${one}`) }))} /></OnScreen>
        <OnScreen><CheckboxField label={t("assessment.screen.forecast.quiet")} name="quiet" value={filters.quiet !== ""} onChange={(isShown) => setFilter("quiet", isShown ? "shown" : "")} /></OnScreen>
      </FilterBar>
      <CountryTable runId={runId} level={basis.level} items={shown} />
    </Section>
  );
}

/** What counts for a country and for none of its areas is said, never left out in silence. */
function NotPlaced({ lost: { imprecise, outside } }: { lost: NonNullable<ForecastBasis["notPlaced"]> }) {
  const t = useMessages();
  if (imprecise.events + outside.events === 0) return t("assessment.screen.forecast.all-placed");
  return t("assessment.screen.forecast.not-placed", { imprecise: imprecise.events, outside: outside.events, deaths: imprecise.deaths + outside.deaths });
}

/** Nothing happened, and nothing but none is likely. */
function isQuiet({ past, figures, earlier }: ListedForecast): boolean {
  return past === 0 && figures.most[1] === 0 && (earlier?.most[1] ?? 0) === 0;
}

function CountryTable({ runId, level, items }: { runId: string; level: "country" | "area"; items: readonly ListedForecast[] }) {
  const t = useMessages();
  const format = useFormat();
  const name = useUnitWords(items.map(({ unit }) => unit));
  const say = useForecastWords();
  const most = Math.max(1, ...items.flatMap(({ dots }) => dots.at(-1) ?? 0));
  const chance = (key: keyof ListedForecast["figures"]["chances"]): Column<ListedForecast> => ({ key, title: t(`assessment.screen.forecast.chance.${key}`), kind: "number", value: ({ figures }) => figures.chances[key], cell: ({ figures }) => <Bdi>{say.chance(figures.chances[key])}</Bdi> });
  const hasEarlier = items.some(({ earlier }) => earlier !== null);
  const columns: readonly Column<ListedForecast>[] = [
    { key: "country", title: t(level === "country" ? "assessment.screen.forecast.country" : "assessment.screen.forecast.area"), kind: "text", value: ({ unit }) => name(unit), cell: ({ unit }) => <Link href={`/${forecastPath}/${runId}/countries/${encodeURIComponent(unit)}`}><Bdi>{name(unit)}</Bdi></Link> },
    { key: "past", title: t("assessment.screen.forecast.past12"), kind: "number", value: ({ past }) => past },
    { key: "dots", title: t("assessment.screen.forecast.next12"), kind: "text", isSortable: false, value: ({ figures }) => figures.median, cell: ({ dots, figures }) => <QuantileDots dots={dots} most={most} label={say.range(figures)} /> },
    { key: "median", title: t("assessment.screen.forecast.median"), kind: "number", value: ({ figures }) => figures.median },
    { key: "range", title: t("assessment.screen.forecast.most"), kind: "number", value: ({ figures }) => figures.most[1], cell: ({ figures }) => <Bdi>{say.between(figures.most)}</Bdi> },
    chance("of25"), chance("of100"), chance("of1000"),
    ...(hasEarlier ? [{ key: "earlier", title: t("assessment.screen.forecast.earlier"), kind: "number", isMinor: true, value: ({ earlier }) => earlier?.median ?? null, cell: ({ earlier }) => (earlier === null ? undefined : <Bdi>{format.number(earlier.median)}</Bdi>) } satisfies Column<ListedForecast>] : []),
  ];
  return <DataTable caption={t("assessment.screen.forecast.countries")} isCaptionHidden columns={columns} rows={items} rowKey={({ unit }) => unit} />;
}
