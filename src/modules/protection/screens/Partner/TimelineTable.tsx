import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { RecordLabel } from "#ui/page/RecordLabel.tsx";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Timeline } from "../../model/exchange/timeline.ts";
import { exchangeKindName, partnerPath } from "../partner-path.ts";

/** What was held and is planned, by its days. */
export function TimelineTable({ partnerId }: { partnerId: string }) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.partner.${name}`);
  const { items } = useSuspenseQuery({ queryKey: [exchangeKindName, "timeline", partnerId], queryFn: () => api.get(`/api/${partnerPath}/${partnerId}/timeline`, undefined, Timeline) }).data;
  if (items.length === 0) return <Empty why="nothing">{say("timeline-empty")}</Empty>;
  return (
    <DataTable
      caption={say("timeline")}
      isCaptionHidden
      isStacked
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { key: "on", title: t("protection.screen.exchange.on"), kind: "date", value: ({ on }) => on },
        { key: "title", title: t("protection.screen.exchange.title"), kind: "text", value: ({ title }) => title, cell: ({ id, title }) => <Link href={`/exchanges/${id}`}><Bdi>{title}</Bdi></Link> },
        { key: "kind", title: t("protection.screen.exchange.kind"), kind: "text", value: ({ exchangeKind }) => t(`protection.exchange-kind.${exchangeKind}`) },
        { key: "state", title: t("ui.record.state"), kind: "text", value: ({ state }) => t(`protection.exchange.state.${state}`) },
        { key: "needs", title: t("protection.screen.exchange.needs"), kind: "text", value: ({ needs }) => needs, cell: ({ needs, openNeeds }) => (needs === 0 ? null : t("protection.screen.partner.needs-open", { open: openNeeds, of: needs })) },
        { key: "label", title: t("ui.record.label"), kind: "text", value: ({ label }) => label, cell: ({ label }) => <RecordLabel label={label} />, isMinor: true },
      ]}
    />
  );
}
