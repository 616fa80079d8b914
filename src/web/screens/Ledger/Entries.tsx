import { Suspense, useState } from "react";
import { Link } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { recordPath } from "../../record-paths.ts";
import { eventWords } from "./event-words.ts";
import { useEntries, type Checkpoint, type Entry } from "./ledger-answers.ts";
import { ProofView } from "./ProofView.tsx";
import { SeenBefore } from "./SeenBefore.tsx";
import styles from "./styles.module.css";

/** Entries of one's offices with their records, or all entries without any content. */
export function Entries({ isAudit }: { isAudit: boolean }) {
  const t = useMessages();
  const { entries, checkpoint, hasMore, more, isLoadingMore } = useEntries(isAudit ? "/api/ledger/audit" : "/api/ledger");
  const [shown, setShown] = useState<Entry>();
  const columns: readonly Column<Entry>[] = [
    { key: "index", title: t("web.ledger.index"), kind: "number", value: (entry) => entry.leafIndex },
    { key: "at", title: t("web.ledger.at"), kind: "dateTime", value: (entry) => entry.at },
    { key: "who", title: t("web.ledger.who"), kind: "text", value: (entry) => entry.actorName ?? t("ui.record.unnamed") },
    { key: "what", title: t("web.ledger.what"), kind: "text", value: (entry) => eventWords(entry.event, t) },
    ...(isAudit ? [auditColumn(t)] : [{ key: "record", title: t("web.ledger.record"), kind: "text" as const, value: (entry: Entry) => entry.title, cell: (entry: Entry) => <RecordName entry={entry} /> }]),
    { key: "version", title: t("web.ledger.version"), kind: "number", value: (entry) => entry.version },
    ...(isAudit ? [] : memberColumns(t, setShown)),
  ];
  return (
    <>
      {checkpoint && <CheckpointView checkpoint={checkpoint} />}
      <Section title={t("web.ledger.entries")}>
        {entries.length === 0 ? <Empty why="nothing">{t("web.ledger.empty")}</Empty> : <DataTable caption={t("web.ledger.entries")} isCaptionHidden columns={columns} rows={entries} rowKey={(entry) => entry.id} hasMore={hasMore} onMore={more} isLoadingMore={isLoadingMore} />}
      </Section>
      <Dialog title={t("web.ledger.proof-title", { index: shown?.leafIndex ?? 0 })} isOpen={shown !== undefined} onClose={() => setShown(undefined)}>
        {shown && <Suspense fallback={<Skeleton lines={4} />}><ProofView id={shown.id} /></Suspense>}
      </Dialog>
    </>
  );
}

/** The id of the record; of an answer with many, how many confidential titles it showed. */
function auditColumn(t: Say): Column<Entry> {
  const cell = ({ recordId, titlesShown }: Entry) => (titlesShown === null ? recordId?.slice(0, 8) : t("web.ledger.titles-shown", { count: titlesShown }));
  return { key: "record", title: t("web.ledger.record"), kind: "code", value: (entry) => entry.recordId?.slice(0, 8), cell };
}

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

function memberColumns(t: Say, show: (entry: Entry) => void): readonly Column<Entry>[] {
  return [
    { key: "digest", title: t("web.ledger.digest"), kind: "code", value: (entry) => entry.digest?.slice(0, 12) },
    { key: "proof", title: t("web.ledger.proof"), kind: "buttons", value: () => "", cell: (entry) => <Button look="quiet" label={t("web.ledger.show-proof-of", { index: entry.leafIndex })} onClick={() => show(entry)}>{t("web.ledger.show-proof")}</Button> },
  ];
}

function RecordName({ entry: { kind, title, recordId } }: { entry: Entry }) {
  const t = useMessages();
  const path = recordPath(kind);
  if (recordId === null) return null;
  if (title === null) return <span className={styles["soft"]}>{t("web.ledger.no-content")}</span>;
  return <div className={styles["name"]}>{path === undefined ? <Bdi>{title}</Bdi> : <Link href={`/${path}/${recordId}`}><Bdi>{title}</Bdi></Link>}</div>;
}

function CheckpointView({ checkpoint }: { checkpoint: Checkpoint }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <Section title={t("web.ledger.checkpoint")} lead={t("web.ledger.checkpoint-lead", { when: format.dateTime(checkpoint.at) })}>
      <pre dir="ltr" tabIndex={0} aria-label={t("web.ledger.checkpoint")} className={styles["note"]}>{checkpoint.note}</pre>
      <Suspense fallback={<Skeleton lines={1} />}><SeenBefore checkpoint={checkpoint} /></Suspense>
    </Section>
  );
}
