import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { useEventWords } from "../event-words.ts";
import { useEventColumn } from "./event-column.tsx";
import { Contradictions, pairTopic, type EventPair } from "./pair-answers.ts";
import { useDecide } from "./use-decide.ts";

/** Decisions that cannot all be right, each with those it contradicts. Nobody is taken to be right: they stand until a person takes one back. */
export function Contradicted() {
  const t = useMessages();
  const format = useFormat();
  const words = useEventWords();
  const event = useEventColumn();
  const { isBusy, takeBack } = useDecide();
  const { data } = useSuspenseQuery({ queryKey: [pairTopic, "contradictions"], queryFn: () => api.get("/api/event-contradictions", undefined, Contradictions) });
  const by = ({ decision }: EventPair) => decision?.by ?? t("information.screen.pairs.somebody");
  const columns: readonly Column<EventPair>[] = [
    { key: "verdict", title: t("information.screen.pairs.verdict"), kind: "text", isSortable: false, value: ({ state }) => t(`information.screen.pairs.state.${state}`), cell: ({ id, state }) => <Link href={`/event-pairs?pair=${id}`}>{t(`information.screen.pairs.state.${state}`)}</Link> },
    { ...event("one"), isSortable: false }, { ...event("other"), isSortable: false },
    { key: "by", title: t("ui.record.by"), kind: "text", isSortable: false, value: by, cell: (pair) => <><Bdi>{by(pair)}</Bdi>{pair.decision !== null && <><br />{format.dateTime(pair.decision.at)}</>}</> },
    { key: "reason", title: t("information.screen.pairs.reason-given"), kind: "text", isSortable: false, value: ({ decision }) => decision?.reason ?? "" },
    { key: "back", title: t("information.screen.pairs.take-back"), kind: "buttons", isSortable: false, value: () => "", cell: (pair) => (pair.mayDecide ? <Button isBusy={isBusy} label={t("information.screen.pairs.take-back-of", { place: words.place(pair.one), when: format.date(pair.one.dateFrom) })} onClick={() => void takeBack(pair)}>{t("information.screen.pairs.take-back")}</Button> : <>{t("information.screen.pairs.not-yours")}</>) },
  ];
  if (data.items.length === 0) return <Empty why="nothing">{t("information.screen.pairs.empty.contradicted")}</Empty>;
  return (
    <>
      <p>{t("information.screen.pairs.contradicted-lead")}</p>
      {data.items.map(({ different, same }) => {
        const title = t("information.screen.pairs.contradicted-title", { place: isolate(words.place(different.one)), when: words.when(different.one.when), decisions: same.length + 1 });
        return (
          <Section key={different.id} title={title}>
            <DataTable caption={title} isCaptionHidden columns={columns} rows={[different, ...same]} rowKey={({ id }) => id} />
          </Section>
        );
      })}
    </>
  );
}
