import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { Button } from "#ui/button/Button.tsx";
import { api } from "#ui/api.ts";
import type { Filters } from "#ui/filters.ts";
import { NumberField } from "#ui/form/NumberField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { eventKinds } from "../../model/event.ts";
import { useEventWords } from "../event-words.ts";
import { DayField } from "../fields/DayField.tsx";
import type { EventFilters, EventQuery } from "./event-query.ts";
import { sayEventFilter } from "./filter-words.ts";
import { NameField } from "./NameField.tsx";
import styles from "../list/filters.module.css";

const Countries = v.object({ items: v.array(v.object({ countryIso3: v.nullable(v.string()), events: v.number() })) });
const Datasets = v.object({ items: v.array(v.object({ dataset: v.string(), events: v.number() })) });

/** One bar for everything on the page: sentence, months, map, list and file. */
export function EventFilterBar({ query, filters, setFilter, clear, isFiltered }: Filters<keyof EventFilters> & { /** What is asked, once it has settled. */ query: EventQuery }) {
  const t = useMessages();
  const format = useFormat();
  const words = useEventWords();
  const { data: countries } = useSuspenseQuery({ queryKey: ["information.event", "countries"], queryFn: () => api.get("/api/event-countries", undefined, Countries), staleTime: 300_000 });
  const { data: datasets } = useSuspenseQuery({ queryKey: ["information.event", "datasets"], queryFn: () => api.get("/api/event-datasets", undefined, Datasets), staleTime: 300_000 });
  const countryOptions = countries.items
    .flatMap(({ countryIso3, events }) => (countryIso3 === null ? [] : [{ value: countryIso3, name: words.country({ countryIso3, countryName: null }), events }]))
    .toSorted((a, b) => format.compare(a.name, b.name))
    .map(({ value, name, events }) => ({ value, text: t("information.screen.events.option", { name, events }) }));
  const sentence = sayEventFilter(query, query.country === undefined ? "" : words.country({ countryIso3: query.country, countryName: null }), { t, format });
  return (
    <FilterBar isFiltered={isFiltered} onClear={clear} words={{ kind: "information.event", label: "unclassified", sentence }}>
      <div className={styles["filters"]}>
        <TextField type="search" label={t("information.screen.events.words")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} />
        <SelectField label={t("information.screen.events.country")} name="country" value={filters.country} onChange={(country) => setFilter("country", country)} emptyText={t("information.screen.events.every-country")} options={countryOptions} />
        <DayField label={t("information.screen.events.from")} name="from" value={filters.from} onChange={(from) => setFilter("from", from)} />
        <DayField label={t("information.screen.events.to")} name="to" value={filters.to} onChange={(to) => setFilter("to", to)} />
        <SelectField
          label={t("information.screen.events.kind")}
          name="kind"
          value={filters.kind}
          onChange={(kind) => setFilter("kind", kind)}
          emptyText={t("information.screen.events.every-kind")}
          options={eventKinds.map((kind) => ({ value: kind, text: words.kind(kind) }))}
        />
        <NameField label={t("information.screen.events.actor")} name="actor" parts={["side-a", "side-b"]} value={filters.actor} country={filters.country} onChange={(actor) => setFilter("actor", actor)} />
        <NameField label={t("information.screen.events.conflict")} name="conflict" parts={["conflict", "dyad"]} value={filters.conflict} country={filters.country} onChange={(conflict) => setFilter("conflict", conflict)} />
        <NameField label={t("information.screen.events.area")} name="area" parts={["area"]} value={filters.area} country={filters.country} onChange={(area) => setFilter("area", area)} />
        <NumberField label={t("information.screen.events.deaths-min")} name="deathsMin" value={/^\d+$/.test(filters.deathsMin) ? Number(filters.deathsMin) : null} min={0} onChange={(least) => setFilter("deathsMin", least === null ? "" : String(least))} />
        {datasets.items.length > 1 && (
          <SelectField label={t("information.screen.events.dataset")} name="dataset" value={filters.dataset} onChange={(dataset) => setFilter("dataset", dataset)} emptyText={t("information.screen.events.every-dataset")} options={datasets.items.map(({ dataset, events }) => ({ value: dataset, text: t("information.screen.events.option", { name: dataset, events }) }))} />
        )}
      </div>
      {filters.cell !== "" && <Button look="quiet" onClick={() => setFilter("cell", "")}>{t("information.screen.events.whole-map")}</Button>}
    </FilterBar>
  );
}
