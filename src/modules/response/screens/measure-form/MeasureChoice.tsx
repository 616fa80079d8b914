import { useState } from "react";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import type { Alert } from "#warning/model/alert.ts";
import { hasNonCoercive } from "../../model/measure-cautions.ts";
import { type ListedMeasure, measureGroups, measures, nameOfMeasure, timings } from "../../model/measure-list.ts";
import { useFactorWords } from "../factor-words.ts";
import { matching, type ListFilter } from "./first-measure.ts";
import { MeasureGroup } from "./MeasureGroup.tsx";
import styles from "../measures.module.css";

const noFilter: ListFilter = { q: "", factor: "", pillar: "", timing: "", onlyNonCoercive: false };
const pillars = ["1", "2", "3"] as const;
type Props = { chosenId: string | null; timeAvailable: Alert["timeAvailable"]; onChoose: (measure: ListedMeasure | undefined) => void };

/** The list of measures in its groups. It says which bear on which factors and what to know before choosing; it proposes nothing. */
export function MeasureChoice({ chosenId, timeAvailable, onChoose }: Props) {
  const t = useMessages();
  const { language } = useLanguage();
  const factors = useFactorWords();
  const [filter, setFilter] = useState(noFilter);
  const change = (part: Partial<ListFilter>) => setFilter({ ...filter, ...part });
  const shown = matching(measures, filter, (measure) => nameOfMeasure(measure, language).text);
  const groups = measureGroups.map((group) => ({ group, all: shown.filter((measure) => measure.group === group) })).filter(({ all }) => all.length > 0);
  const isFiltered = filter !== noFilter;
  return (
    <Section title={t("response.screen.choice.title")} lead={<>{t("response.bears-on-factors")} {t("response.screen.choice.time-available", { time: t(`warning.time-span.${timeAvailable ?? "unknown"}`) })}</>}>
      <FilterBar isFiltered={isFiltered} onClear={() => setFilter(noFilter)} count={shown.length}>
        <TextField type="search" label={t("response.screen.choice.words")} name="measure-q" value={filter.q} onChange={(q) => change({ q })} />
        <SelectField label={t("response.screen.choice.factor")} name="measure-factor" value={filter.factor} onChange={(factor) => change({ factor })} emptyText={t("response.screen.every")} options={factors.options} />
        <SelectField label={t("response.screen.pillar")} name="measure-pillar" value={filter.pillar} onChange={(pillar) => change({ pillar })} emptyText={t("response.screen.every")} options={pillars.map((pillar) => ({ value: pillar, text: t(`response.pillar.${pillar}`) }))} />
        <SelectField label={t("response.screen.timing")} name="measure-timing" value={filter.timing} onChange={(timing) => change({ timing })} emptyText={t("response.screen.every")} options={timings.filter((one) => one !== "both").map((timing) => ({ value: timing, text: t(`response.timing.${timing}`) }))} />
        <CheckboxField label={t("response.screen.choice.non-coercive")} name="measure-non-coercive" value={filter.onlyNonCoercive} onChange={(onlyNonCoercive) => change({ onlyNonCoercive })} />
      </FilterBar>
      {shown.length > 0 && !hasNonCoercive(shown) && <p className={styles["caution"]} role="status">{t("response.only-coercive-listed")}</p>}
      {shown.length === 0 && <Empty why="filtered" />}
      <label className={styles["choice"]}>
        <input type="radio" name="measure" checked={chosenId === null} onChange={() => onChoose(undefined)} />
        <span>{t("response.screen.choice.free")}</span>
      </label>
      {groups.map(({ group, all }) => (
        <MeasureGroup key={group} title={t("response.screen.choice.group", { name: t(`response.group.${group}`), count: all.length })} isOpen={isFiltered || all.some((one) => one.id === chosenId)} measures={all} chosenId={chosenId} timeAvailable={timeAvailable} onChoose={onChoose} />
      ))}
    </Section>
  );
}
