import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { Button } from "#ui/button/Button.tsx";
import type { Filters } from "#ui/filters.ts";
import { SelectField, type Option } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { credibilities, reliabilities } from "../../model/grading.ts";
import { isInOrder } from "../../model/happening-filter.ts";
import { anyElement, elements } from "../../model/missing.ts";
import { DayField } from "../fields/DayField.tsx";
import { SituationField } from "../fields/SituationField.tsx";
import styles from "../list/filters.module.css";
import { ActorFilter } from "./ActorFilter.tsx";
import { AreaFilter } from "./AreaFilter.tsx";
import type { HappeningFilters, HappeningQuery } from "./happening-query.ts";
import type { Room } from "./room.ts";
import { useTypeOptions } from "./type-options.ts";
import { useFilterWords } from "./use-filter-words.ts";

type HappeningFilterBarProps = Filters<keyof HappeningFilters> & { room: Room; /** What is asked, once it has settled. */ query: HappeningQuery };
const rarer = ["state", "situation", "type", "reliability", "credibility"] as const;

/** What people look for most stands open; the rest opens by itself where the address asks for something of it. */
export function HappeningFilterBar({ room, query, filters, setFilter, clear, isFiltered }: HappeningFilterBarProps) {
  const t = useMessages();
  const words = useFilterWords(room, query);
  const set = (name: keyof HappeningFilters) => (value: string) => setFilter(name, value);
  const every = t("information.screen.list.every-state");
  const setCountry = (country: string | null) => {
    setFilter("area", "");
    setFilter("country", country ?? "");
  };
  const missable = [anyElement, ...elements].map((element) => ({ value: element, text: t(`information.missing.${element}`) }));
  const { from, to } = filters;
  return (
    <FilterBar isFiltered={isFiltered} onClear={clear} words={words}>
      <div className={styles["rows"]}>
        <div className={styles["filters"]}>
          <TextField type="search" label={t("information.screen.list.words")} name="q" value={filters.q} onChange={set("q")} />
          <CountryField label={t("information.screen.list.country")} name="country" value={filters.country === "" ? null : filters.country} onChange={setCountry} emptyText={every} />
          <AreaFilter country={filters.country} value={filters.area} onChange={set("area")} />
          <DayField label={t("information.screen.list.from")} name="from" value={from} onChange={set("from")} />
          <DayField label={t("information.screen.list.to")} name="to" value={to} onChange={set("to")} />
          <ActorFilter value={filters.actor} onChange={set("actor")} />
          <SelectField label={t("information.screen.list.missing")} name="missing" value={filters.missing} onChange={set("missing")} emptyText={every} options={missable} />
        </div>
        {from !== "" && to !== "" && !isInOrder({ from, to }) && <p className={styles["note"]} role="status">{t("information.screen.list.days-out-of-order")}</p>}
        <Disclosure summary={t("information.screen.list.more")} isOpen={rarer.some((name) => filters[name] !== "")}>
          <RarerFilters room={room} filters={filters} setFilter={setFilter} />
        </Disclosure>
      </div>
      {filters.cell !== "" && <Button look="quiet" onClick={() => setFilter("cell", "")}>{t("information.screen.events.whole-map")}</Button>}
    </FilterBar>
  );
}

function RarerFilters({ room, filters, setFilter }: Pick<HappeningFilterBarProps, "room" | "filters" | "setFilter">) {
  const t = useMessages();
  const types = useTypeOptions(room);
  const every = t("information.screen.list.every-state");
  const select = (name: (typeof rarer)[number], label: string, options: readonly Option[]) => <SelectField label={label} name={name} value={filters[name]} onChange={(value) => setFilter(name, value)} emptyText={every} options={options} />;
  return (
    <div className={styles["filters"]}>
      {select("state", t("ui.record.state"), room.states.map((state) => ({ value: state, text: t(`${room.kind}.state.${state}`) })))}
      <SituationField name="situation" value={filters.situation} onChange={(situation) => setFilter("situation", situation)} emptyText={t("information.screen.list.every-situation")} />
      {select("type", t(`information.screen.list.type.${room.noun}`), types)}
      {select("reliability", t("information.screen.list.reliability"), reliabilities.map((grade) => ({ value: grade, text: t(`information.reliability.${grade}`) })))}
      {select("credibility", t("information.screen.list.credibility"), credibilities.map((grade) => ({ value: grade, text: t(`information.credibility.${grade}`) })))}
    </div>
  );
}
