import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Alert } from "../../model/alert.ts";
import { isOpen } from "../../model/receipts.ts";
import { stateOf } from "../../model/alert-state.ts";
import { FourClocksList } from "../FourClocksList.tsx";
import { useReceipts, type ReceiptAnswer } from "../receipts.ts";
import { MailCell } from "./MailCell.tsx";
import { NoteAnswer } from "./NoteAnswer.tsx";
import styles from "../form.module.css";

/** The four clocks over everybody, then each addressee: whether it reached them, whether they confirmed, what they decided and why. */
export function AddresseeTable({ record, mayNote }: { record: RecordAnswer<Alert>; mayNote: boolean }) {
  const t = useMessages();
  const format = useFormat();
  const { items, clocks } = useReceipts(record.id);
  const [noting, setNoting] = useState<ReceiptAnswer>();
  const channels = new Map(record.content.addressees.map((one) => [one.key, one.channel]));
  const isTaking = mayNote && isOpen(stateOf(record));
  const moment = (at: string | null) => (at === null ? "" : format.dateTime(at));
  const columns: Column<ReceiptAnswer>[] = [
    { key: "name", title: t("warning.screen.receipts.addressee"), kind: "text", value: (row) => row.name, cell: (row) => <div className={styles["words"]}><Bdi>{row.name}</Bdi><br /><small>{t(`warning.addressee-kind.${row.kind}`)}</small></div> },
    { key: "sent", title: t("warning.screen.receipts.sent"), kind: "text", value: (row) => row.sentAt ?? "", cell: (row) => <MailCell alertId={record.id} receipt={row} channel={channels.get(row.addresseeKey)} mayRetry={mayNote} /> },
    { key: "acknowledgedAt", title: t("warning.clock.acknowledge"), kind: "dateTime", value: (row) => row.acknowledgedAt, cell: (row) => (row.acknowledgedAt === null ? t("warning.screen.receipts.not-yet") : moment(row.acknowledgedAt)) },
    { key: "response", title: t("warning.screen.receipts.response"), kind: "text", value: (row) => (row.response === null ? "" : t(`warning.response.${row.response}`)), cell: (row) => <ResponseCell receipt={row} /> },
    { key: "firstActionAt", title: t("warning.clock.act"), kind: "dateTime", value: (row) => row.firstActionAt, cell: (row) => moment(row.firstActionAt) || t("warning.screen.receipts.not-yet") },
    { key: "reportedBackAt", title: t("warning.clock.report-back"), kind: "dateTime", value: (row) => row.reportedBackAt, cell: (row) => moment(row.reportedBackAt) || t("warning.screen.receipts.not-yet") },
    ...(isTaking ? [{ key: "note", title: t("warning.screen.receipts.told"), kind: "buttons" as const, value: () => "", cell: (row: ReceiptAnswer) => <Button label={t("warning.screen.note.open-name", { name: row.name })} onClick={() => setNoting(row)}>{t("warning.screen.note.open")}</Button> }] : []),
  ];
  return (
    <Section title={t("warning.screen.receipts.title")} lead={t("warning.screen.receipts.lead")}>
      <FourClocksList clocks={clocks} />
      <DataTable caption={t("warning.screen.receipts.title")} isCaptionHidden columns={columns} rows={items} rowKey={(row) => row.addresseeKey} />
      {noting && <NoteAnswer alertId={record.id} receipt={noting} onClose={() => setNoting(undefined)} />}
    </Section>
  );
}

function ResponseCell({ receipt }: { receipt: ReceiptAnswer }) {
  const t = useMessages();
  const format = useFormat();
  if (receipt.response === null) return t("warning.screen.receipts.not-yet");
  return (
    <div className={styles["words"]}>
      <strong>{t(`warning.response.${receipt.response}`)}</strong>
      {receipt.respondedAt !== null && <>, {format.dateTime(receipt.respondedAt)}</>}
      {receipt.laterUntil !== null && <div>{t("warning.screen.receipts.decides-by", { when: format.date(receipt.laterUntil) })}</div>}
      {receipt.reason !== "" && <div dir="auto">{receipt.reason}</div>}
    </div>
  );
}
