import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { usePages } from "#ui/table/use-pages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { useEventColumn } from "./event-column.tsx";
import { EventPair, pairTopic } from "./pair-answers.ts";
import { usePairShare } from "./PairView.tsx";

/** Pairs that nobody decided about and that a later matching did not find again. They wait for nobody; whoever wants to can still decide. */
export function LostPairs({ country }: { country: string }) {
  const t = useMessages();
  const share = usePairShare();
  const event = useEventColumn();
  const { rows, hasMore, more, isLoadingMore } = usePages([pairTopic, "list"], "/api/event-pairs", { state: "no-longer-found", limit: 50, ...(country !== "" && { country }) }, EventPair);
  const columns: readonly Column<EventPair>[] = [
    event("one"), event("other"),
    { key: "probability", title: t("information.screen.pairs.computed-then"), kind: "number", value: ({ probability }) => probability, cell: ({ id, probability }) => <Link href={`/event-pairs?pair=${id}`}><Bdi>{share(probability)}</Bdi></Link> },
    { key: "found", title: t("information.screen.pairs.last-found"), kind: "dateTime", value: ({ matchedAt }) => matchedAt },
    { key: "lost", title: t("information.screen.pairs.lost-since"), kind: "dateTime", value: ({ lostAt }) => lostAt },
  ];
  if (rows.length === 0) return <Empty why="nothing">{t("information.screen.pairs.empty.lost")}</Empty>;
  return (
    <>
      <p>{t("information.screen.pairs.lost-lead")}</p>
      <DataTable caption={t("information.screen.pairs.state.no-longer-found")} isCaptionHidden columns={columns} rows={rows} rowKey={({ id }) => id} hasMore={hasMore} onMore={more} isLoadingMore={isLoadingMore} />
    </>
  );
}
