import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Empty } from "#ui/page/Empty.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { moments } from "../../model/warning-to-response.ts";
import { alertKindName } from "../alert-path.ts";

const Moment = v.picklist(moments);
const Step = v.object({ from: Moment, to: Moment, hours: v.number(), isOpen: v.boolean() });
type Step = v.InferOutput<typeof Step>;
const Log = v.object({ times: v.record(Moment, v.nullable(v.string())), steps: v.array(Step), longest: v.nullable(Step) });

/** From the first credible sign to an effect: every moment that is known, and where it took longest. */
export function WarningLog({ alertId }: { alertId: string }) {
  const t = useMessages();
  const format = useFormat();
  const { data } = useSuspenseQuery({ queryKey: [alertKindName, alertId, "log"], queryFn: () => api.get(`/api/alerts/${alertId}/warning-to-response`, undefined, Log) });
  const isLongest = (step: Step) => data.longest?.from === step.from && data.longest.to === step.to;
  const duration = (hours: number) => (hours < 48 ? t("warning.screen.log.hours", { hours: Math.round(hours) }) : t("warning.screen.log.days", { days: Math.round(hours / 24) }));
  const at = (step: Step) => data.times[step.to] ?? null;
  const columns: Column<Step>[] = [
    { key: "from", title: t("warning.screen.log.from"), kind: "text", isSortable: false, value: (step) => t(`warning.moment.${step.from}`) },
    { key: "to", title: t("warning.screen.log.to"), kind: "text", isSortable: false, value: (step) => t(`warning.moment.${step.to}`) },
    { key: "at", title: t("warning.screen.log.reached"), kind: "dateTime", isSortable: false, value: at, cell: (step) => { const moment = at(step); return moment === null ? t("warning.screen.receipts.not-yet") : format.dateTime(moment); } },
    { key: "hours", title: t("warning.screen.log.took"), kind: "text", value: (step) => step.hours, cell: (step) => <>{duration(step.hours)} {step.isOpen && t("warning.screen.log.still-open")} {isLongest(step) && <Badge tone="warn">{t("warning.screen.log.longest")}</Badge>}</> },
  ];
  const lead = data.longest === null ? undefined : t("warning.screen.log.lead", { from: t(`warning.moment.${data.longest.from}`), to: t(`warning.moment.${data.longest.to}`), duration: duration(data.longest.hours) });
  const unknown = moments.filter((name) => (data.times[name] ?? null) === null);
  return (
    <Section title={t("warning.screen.log.title")} lead={lead}>
      {data.steps.length === 0 ? <Empty why="nothing" /> : <DataTable caption={t("warning.screen.log.title")} isCaptionHidden columns={columns} rows={data.steps} rowKey={(step) => step.from} />}
      {unknown.length > 0 && <p>{t("warning.screen.log.unknown", { moments: format.list(unknown.map((name) => t(`warning.moment.${name}`))) })}</p>}
    </Section>
  );
}
