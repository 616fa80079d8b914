import { useSuspenseQuery } from "@tanstack/react-query";
import { use } from "react";
import { api } from "#ui/api.ts";
import { useFilters } from "#ui/filters.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { loadVolume, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Page } from "#ui/page/Page.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import { SurgeList } from "../../contract.ts";
import { seriesOf } from "../../model/surges/surge-signal.ts";
import { surgesPath } from "../surge-words.ts";
import { Signal } from "./Signal.tsx";
import styles from "./styles.module.css";

const states = ["open", "noted"] as const;

/** Every unusual week that was ever found, the latest first, whatever became of it. Nothing here has a level. */
export function SurgeSignalsScreen() {
  use(loadVolume("surges"));
  const t = useMessages();
  const { filters, setFilter, clear, isFiltered } = useFilters({ country: "", state: "", of: "" });
  const query = { ...(/^[A-Z]{3}$/.test(filters.country) ? { country: filters.country } : {}), ...(states.some((state) => state === filters.state) ? { state: filters.state } : {}), ...(seriesOf.some((of) => of === filters.of) ? { of: filters.of } : {}) };
  const { data } = useSuspenseQuery({ queryKey: [surgesPath, query], queryFn: () => api.get(`/api/${surgesPath}`, query, SurgeList) });
  const { count, items } = data;
  const countries = data.countries.map((one) => ({ value: one.countryIso3, text: one.countryName ?? one.countryIso3 }));
  return (
    <Page title={t("assessment.screen.surges.title")} lead={<>{t("assessment.screen.surges.lead")} {t("assessment.surge.nothing-decided")} <MethodLink method="surges-and-silences" /></>} breadcrumbs={[{ to: "/assessments", text: t("assessment.assessment.many") }]}>
      <FilterBar isFiltered={isFiltered} onClear={clear} count={count}>
        <OnScreen><SelectField label={t("assessment.screen.surges.country")} name="country" value={filters.country} onChange={(country) => setFilter("country", country)} emptyText={t("assessment.screen.surges.every-country")} options={countries} /></OnScreen>
        <OnScreen><SelectField label={t("assessment.screen.surges.state")} name="state" value={filters.state} onChange={(state) => setFilter("state", state)} emptyText={t("assessment.screen.surges.every-state")} options={states.map((state) => ({ value: state, text: t(`assessment.screen.surges.${state}`) }))} /></OnScreen>
        <OnScreen><SelectField label={t("assessment.screen.surges.of")} name="of" value={filters.of} onChange={(of) => setFilter("of", of)} emptyText={t("assessment.screen.surges.of-any")} options={seriesOf.map((of) => ({ value: of, text: t(`assessment.screen.surges.of.${of}`) }))} /></OnScreen>
      </FilterBar>
      {items.length === 0 && <Empty why={isFiltered ? "filtered" : "nothing"}>{isFiltered ? undefined : t("assessment.screen.surges.empty")}</Empty>}
      <ol className={styles["list"]}>
        {items.map((signal) => <Signal key={signal.id} signal={signal} />)}
      </ol>
      {count > items.length && <p>{t("assessment.screen.surges.shown", { shown: items.length, count })}</p>}
    </Page>
  );
}
