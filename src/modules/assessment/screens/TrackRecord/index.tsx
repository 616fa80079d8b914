import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { TrackRecord } from "../../contract.ts";
import { forecastLevels, forecastTargets } from "../../model/forecast/forecast-run.ts";
import { forecastKindName, forecastPath } from "../forecast-path.ts";
import { ChanceScoresTable } from "../ChanceScoresTable.tsx";
import { useUnitWords } from "../unit-words.ts";
import { Calibration } from "./Calibration.tsx";
import { Skill } from "./Skill.tsx";

/** What became of all that was foretold: shown when it is bad as when it is good. */
export function TrackRecordScreen() {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: [forecastKindName, "track-record"], queryFn: () => api.get("/api/forecast-track-record", undefined, TrackRecord) });
  const parts = forecastTargets.flatMap((target) => forecastLevels.map((level) => ({ target, level, of: (one: { target: string; level: string }) => one.target === target && one.level === level }))).filter(({ of }) => data.models.some(of));
  return (
    <Page title={t("assessment.screen.track-record.title")} lead={<>{t("assessment.screen.track-record.lead")} <MethodLink method="forecasts" /></>} label={data.label} breadcrumbs={[{ to: `/${forecastPath}`, text: t("assessment.forecast-run.many") }]}>
      {parts.length === 0 && data.killings.length === 0 && <Empty why="nothing">{t("assessment.screen.track-record.empty")}</Empty>}
      {parts.map(({ target, level, of }) => (
        <Section key={`${target} ${level}`} title={level === "country" ? t(`assessment.forecast-target.${target}`) : t("assessment.screen.track-record.of-areas", { target: t(`assessment.forecast-target.${target}`) })}>
          <Skill models={data.models.filter(of)} />
          <Calibration tenths={data.tenths.filter(of)} coverage={data.coverage.filter(of)} />
        </Section>
      ))}
      {data.killings.map(({ years, runs, scores }) => (
        <Section key={years} title={t("assessment.screen.track-record.killings", { years })} lead={t("assessment.screen.track-record.killings-lead", { runs, cases: scores.cases, onsets: scores.onsets })}>
          <ChanceScoresTable scores={scores} />
        </Section>
      ))}
      {data.misses.length > 0 && <Misses misses={data.misses} />}
    </Page>
  );
}

function Misses({ misses }: { misses: TrackRecord["misses"] }) {
  const t = useMessages();
  const format = useFormat();
  const country = useUnitWords(misses.map(({ unit }) => unit));
  const columns: readonly Column<TrackRecord["misses"][number]>[] = [
    { key: "country", title: t("assessment.screen.forecast.country"), kind: "text", value: ({ unit }) => country(unit), cell: ({ runId, unit }) => <Link href={`/${forecastPath}/${runId}/countries/${encodeURIComponent(unit)}`}><Bdi>{country(unit)}</Bdi></Link> },
    { key: "month", title: t("ui.chart.month"), kind: "text", value: ({ month }) => month, cell: ({ month }) => format.month(month) },
    { key: "ahead", title: t("assessment.screen.track-record.ahead"), kind: "number", value: ({ ahead }) => ahead },
    { key: "outcome", title: t("assessment.screen.country.happened"), kind: "number", value: ({ outcome }) => outcome },
    { key: "how", title: t("assessment.screen.track-record.how"), kind: "text", value: ({ isAbove }) => t(`assessment.screen.track-record.${isAbove ? "more" : "fewer"}`) },
    { key: "crps", title: t("assessment.screen.track-record.distance"), kind: "number", value: ({ crps }) => Math.round(crps) },
  ];
  return (
    <Section title={t("assessment.screen.track-record.misses")} lead={t("assessment.screen.track-record.misses-lead")}>
      <DataTable caption={t("assessment.screen.track-record.misses")} isCaptionHidden columns={columns} rows={misses} rowKey={({ runId, unit, month }) => `${runId} ${unit} ${month}`} />
    </Section>
  );
}
