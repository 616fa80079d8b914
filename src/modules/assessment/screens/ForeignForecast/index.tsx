import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useParams } from "wouter";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { ForeignAnswer, type ForeignScores } from "../../contract.ts";
import { ForeignForecast } from "../../model/foreign-forecast/foreign-forecast.ts";
import { forecastPath } from "../forecast-path.ts";
import { foreignKindName, foreignPath } from "../foreign-path.ts";
import { ForeignForm } from "./ForeignForm.tsx";

/** One archive: how its forecasts turned out, beside ours, and where it comes from. */
export function ForeignForecastScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(foreignPath, foreignKindName, id, ForeignForecast);
  const { content } = record;
  return (
    <RecordPage
      path={foreignPath}
      record={record}
      label={content.label}
      // Taken by the system when every row was read.
      without={["bring-in"]}
      breadcrumbs={[{ to: `/${forecastPath}`, text: t("assessment.forecast-run.many") }, { to: `/${foreignPath}`, text: t("assessment.foreign-forecast.many") }]}
      lead={t("assessment.screen.foreign.about-lead", { target: t(`assessment.forecast-target.${content.target}`), dataset: isolate(content.dataset) })}
    >
      {record.state === "draft" && record.mayEdit ? (
        <>
          <p>{t("assessment.screen.country-table.draft")}</p>
          <ForeignForm compartmentId={record.compartmentId} initial={content} draft={{ id, version: record.version }} onRead={() => undefined} />
        </>
      ) : (
        <>
          <Suspense fallback={<Skeleton lines={10} />}><Outcome id={id} /></Suspense>
          <Section title={t("assessment.screen.foreign.about")}>
            <KeyValue items={[
              { key: t("assessment.screen.country-table.source"), value: <UserText text={content.source} /> },
              { key: t("assessment.screen.country-table.note"), value: content.note === "" ? undefined : <UserText text={content.note} /> },
            ]} />
          </Section>
        </>
      )}
    </RecordPage>
  );
}

function Outcome({ id }: { id: string }) {
  const t = useMessages();
  const format = useFormat();
  const { reading, scores } = useSuspenseQuery({ queryKey: [foreignKindName, id, "rows"], queryFn: () => api.get(`/api/${foreignPath}/${id}/rows`, undefined, ForeignAnswer) }).data;
  if (reading === null) return <p>{t("assessment.screen.country-table.not-read")}</p>;
  const months = { firstIssued: format.month(reading.firstIssued), lastIssued: format.month(reading.lastIssued), firstTarget: format.month(reading.firstTarget), lastTarget: format.month(reading.lastTarget) };
  return (
    <>
      <Section title={t("assessment.screen.track-record.title")} lead={t("assessment.screen.foreign.outcome-lead")}>
        {scores.length === 0 ? <p>{t("assessment.screen.foreign.nothing-known")}</p> : <Scores scores={scores} />}
        <Beside scores={scores} />
      </Section>
      <Section title={t("assessment.screen.country-table.holds")} lead={t("assessment.screen.foreign.sentence", { rows: reading.rows, units: reading.units, ...months, issued: reading.firstIssued === reading.lastIssued ? "once" : "often" })}>
        <p>{t("assessment.screen.country-table.made", { when: format.dateTime(reading.readAt) })} <code>{reading.sha256.slice(0, 16)}</code></p>
      </Section>
    </>
  );
}

/** The column that parts sets of one archive; none where there is only one. */
function useSetColumn(): <Row extends { readonly set: string }>(rows: readonly Row[]) => Column<Row>[] {
  const t = useMessages();
  return (rows) => (rows.length < 2 ? [] : [{ key: "set", title: t("assessment.screen.foreign.set"), kind: "text", value: ({ set }) => set, cell: ({ set }) => <Bdi>{set}</Bdi> }]);
}

function Scores({ scores }: { scores: readonly ForeignScores[] }) {
  const t = useMessages();
  const format = useFormat();
  const setColumn = useSetColumn();
  const two = (value: number) => <Bdi>{format.number(value, { maximumFractionDigits: 2 })}</Bdi>;
  const columns: readonly Column<ForeignScores>[] = [
    ...setColumn<ForeignScores>(scores),
    { key: "months", title: t("assessment.screen.foreign.months"), kind: "number", value: ({ months }) => months },
    { key: "units", title: t("assessment.screen.foreign.units"), kind: "number", isMinor: true, value: ({ units }) => units },
    { key: "absolute", title: t("assessment.screen.foreign.absolute"), kind: "number", value: ({ absolute }) => absolute, cell: ({ absolute }) => two(absolute) },
    { key: "log", title: t("assessment.screen.foreign.log"), kind: "number", isMinor: true, value: ({ squaredLog }) => squaredLog, cell: ({ squaredLog }) => two(squaredLog) },
    { key: "inside", title: t("assessment.screen.foreign.inside"), kind: "number", value: ({ inside }) => inside, cell: ({ inside }) => (inside === null ? undefined : <Bdi>{format.percent(inside)}</Bdi>) },
  ];
  return <DataTable caption={t("assessment.screen.track-record.title")} isCaptionHidden columns={columns} rows={scores} rowKey={({ set }) => set} />;
}

/** Only where both sides said something of the same month, as far ahead: anything else would compare different things. */
function Beside({ scores }: { scores: readonly ForeignScores[] }) {
  const t = useMessages();
  const format = useFormat();
  const setColumn = useSetColumn();
  const rows = scores.flatMap(({ set, beside }) => (beside === null ? [] : [{ set, ...beside }]));
  if (rows.length === 0) return scores.length === 0 ? null : <p>{t("assessment.screen.foreign.none-beside")}</p>;
  const two = (value: number) => <Bdi>{format.number(value, { maximumFractionDigits: 2 })}</Bdi>;
  const columns: readonly Column<(typeof rows)[number]>[] = [
    ...setColumn<(typeof rows)[number]>(rows),
    { key: "months", title: t("assessment.screen.foreign.months"), kind: "number", value: ({ months }) => months },
    { key: "theirs", title: t("assessment.screen.foreign.theirs"), kind: "number", value: ({ theirs }) => theirs, cell: ({ theirs }) => two(theirs) },
    { key: "ours", title: t("assessment.screen.track-record.ours"), kind: "number", value: ({ ours }) => ours, cell: ({ ours }) => two(ours) },
    { key: "rule", title: t("assessment.baseline.conflictology"), kind: "number", value: ({ rule }) => rule, cell: ({ rule }) => two(rule) },
  ];
  return (
    <>
      <p>{t("assessment.screen.foreign.beside-lead")}</p>
      <DataTable caption={t("assessment.screen.foreign.beside")} columns={columns} rows={rows} rowKey={({ set }) => set} />
    </>
  );
}
