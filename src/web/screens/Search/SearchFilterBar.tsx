import { use } from "react";
import { countryName } from "#geography/model/countries.ts";
import { credibilities, reliabilities } from "#information/model/grading.ts";
import { isInOrder } from "#information/model/happening-filter.ts";
import { DayField } from "#information/screens/fields/DayField.tsx";
import { AreaFilter } from "#information/screens/Happenings/AreaFilter.tsx";
import { sayDays } from "#information/screens/say-days.ts";
import { areaWords, useAreaNames } from "#information/screens/use-area-names.ts";
import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import type { Filters } from "#ui/filters.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useFormat } from "#ui/format.ts";
import { loadVolume, useLanguage, useMessages } from "#ui/messages.ts";
import { yes } from "#ui/record/list-words.ts";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { askedOfHappenings, searchedKinds, type SearchFilters } from "./search-queries.ts";
import styles from "./styles.module.css";

/** The filter of the lists, for all of them at once: its fields are theirs, and so are their words. */
export function SearchFilterBar({ filters, setFilter, clear, isFiltered }: Filters<keyof SearchFilters>) {
  use(loadVolume("information"));
  const t = useMessages();
  const sentence = useSearchSentence(filters);
  const every = t("information.screen.list.every-state");
  const { from, to } = filters;
  const setCountry = (country: string | null) => {
    setFilter("area", "");
    setFilter("country", country ?? "");
  };
  return (
    <FilterBar isFiltered={isFiltered} onClear={clear} words={{ kind: filters.kind === "" ? "information.report" : filters.kind, label: "unclassified", sentence }}>
      <div className={styles["filters"]}>
        <SelectField label={t("web.find.kind")} name="kind" value={filters.kind} onChange={(kind) => setFilter("kind", kind)} emptyText={every} options={searchedKinds.map((kind) => ({ value: kind, text: t(`${kind}.many`) }))} />
        <CountryField label={t("information.screen.list.country")} name="country" value={filters.country === "" ? null : filters.country} onChange={setCountry} emptyText={every} />
        <AreaFilter country={filters.country} value={filters.area} onChange={(area) => setFilter("area", area)} />
        <DayField label={t("information.screen.list.from")} name="from" value={from} onChange={(day) => setFilter("from", day)} />
        <DayField label={t("information.screen.list.to")} name="to" value={to} onChange={(day) => setFilter("to", day)} />
        <SelectField label={t("information.screen.list.reliability")} name="reliability" value={filters.reliability} onChange={(grade) => setFilter("reliability", grade)} emptyText={every} options={reliabilities.map((grade) => ({ value: grade, text: t(`information.reliability.${grade}`) }))} />
        <SelectField label={t("information.screen.list.credibility")} name="credibility" value={filters.credibility} onChange={(grade) => setFilter("credibility", grade)} emptyText={every} options={credibilities.map((grade) => ({ value: grade, text: t(`information.credibility.${grade}`) }))} />
      </div>
      <p className={styles["note"]}>{t("web.find.filters")}</p>
      {from !== "" && to !== "" && !isInOrder({ from, to }) && <p className={styles["note"]} role="status">{t("information.screen.list.days-out-of-order")}</p>}
    </FilterBar>
  );
}

/** What was looked for, for paper. */
function useSearchSentence(filters: SearchFilters): string {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { q = "", country, area, from, to, reliability, credibility } = askedOfHappenings(filters);
  const areas = useAreaNames(country === undefined ? [] : [country]);
  const where = [...(area === undefined ? [] : [areaWords(area, areas)]), ...(country === undefined ? [] : [countryName(country, language)])].map(isolate);
  return t("web.find.said", {
    hasWords: yes(q !== ""),
    words: isolate(q),
    hasKind: yes(filters.kind !== ""),
    kind: t(`${filters.kind}.many`),
    ...sayDays(from, to, format),
    isSomewhere: yes(where.length > 0),
    where: where.length === 2 ? t("information.screen.list.area-in", { area: where[0], country: where[1] }) : where[0] ?? "",
    hasReliability: yes(reliability !== undefined),
    reliability: t(`information.reliability.${reliability}`),
    hasCredibility: yes(credibility !== undefined),
    credibility: t(`information.credibility.${credibility}`),
  });
}
