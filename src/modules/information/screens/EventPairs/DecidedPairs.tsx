import { Link } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { usePages } from "#ui/table/use-pages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { PairVerdict } from "../../model/event-pair.ts";
import { useEventWords } from "../event-words.ts";
import { useEventColumn } from "./event-column.tsx";
import { EventPair, pairTopic } from "./pair-answers.ts";
import { usePairShare } from "./PairView.tsx";
import { useDecide } from "./use-decide.ts";

/** What was decided one way, the last decision first. Each can be read again and taken back. */
export function DecidedPairs({ state, country }: { state: PairVerdict; country: string }) {
  const t = useMessages();
  const format = useFormat();
  const words = useEventWords();
  const share = usePairShare();
  const { isBusy, takeBack } = useDecide();
  const { rows, hasMore, more, isLoadingMore } = usePages([pairTopic, "list"], "/api/event-pairs", { state, limit: 50, ...(country !== "" && { country }) }, EventPair);
  const event = useEventColumn();
  const columns: readonly Column<EventPair>[] = [
    { key: "at", title: t("information.screen.pairs.decided-at"), kind: "dateTime", value: ({ decision }) => decision?.at ?? null },
    event("one"), event("other"),
    { key: "probability", title: t("information.screen.pairs.computed"), kind: "number", value: ({ probability }) => probability, cell: ({ id, probability }) => <Link href={`/event-pairs?pair=${id}`}><Bdi>{share(probability)}</Bdi></Link> },
    { key: "by", title: t("ui.record.by"), kind: "text", value: ({ decision }) => decision?.by ?? t("information.screen.pairs.somebody") },
    { key: "reason", title: t("information.screen.pairs.reason-given"), kind: "text", value: ({ decision }) => decision?.reason ?? "" },
    { key: "back", title: t("information.screen.pairs.take-back"), kind: "buttons", value: () => "", cell: (pair) => (pair.mayDecide ? <Button isBusy={isBusy} label={t("information.screen.pairs.take-back-of", { place: words.place(pair.one), when: format.date(pair.one.dateFrom) })} onClick={() => void takeBack(pair)}>{t("information.screen.pairs.take-back")}</Button> : <>{t("information.screen.pairs.not-yours")}</>) },
  ];
  if (rows.length === 0) return <Empty why="nothing">{t("information.screen.pairs.empty.decided")}</Empty>;
  return <DataTable caption={t(`information.screen.pairs.state.${state}`)} isCaptionHidden columns={columns} rows={rows} rowKey={({ id }) => id} hasMore={hasMore} onMore={more} isLoadingMore={isLoadingMore} />;
}
