import { useEffect, useState } from "react";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { usePages } from "#ui/table/use-pages.ts";
import { Decide } from "./Decide.tsx";
import { EventPair, pairTopic } from "./pair-answers.ts";
import { PairView } from "./PairView.tsx";

const onePage = 20;

/** The pairs that wait, one at a time. What is decided leaves the list, so the next stands in its place. */
export function Queue({ country }: { country: string }) {
  const t = useMessages();
  const { rows, hasMore, more, isLoadingMore } = usePages([pairTopic, "list"], "/api/event-pairs", { state: "undecided", limit: onePage, ...(country !== "" && { country }) }, EventPair);
  const [later, setLater] = useState<readonly string[]>([]);
  const waiting = rows.filter(({ id }) => !later.includes(id));
  const [pair] = waiting;
  const isShort = waiting.length < 2 && hasMore && !isLoadingMore;
  useEffect(() => {
    if (isShort) more();
  }, [isShort, more]);
  if (rows.length === 0) return <Empty why="nothing">{t("information.screen.pairs.empty.undecided")}</Empty>;
  if (pair === undefined) return <Empty why="nothing">{t("information.screen.pairs.empty.later", { count: later.length })}</Empty>;
  return (
    <>
      <p>{t("information.screen.pairs.waiting", { count: waiting.length, isMore: hasMore ? "yes" : "no" })}</p>
      <PairView pair={pair}><Decide pair={pair} onLater={() => setLater([...later, pair.id])} /></PairView>
    </>
  );
}
