import { useState } from "react";
import type { Label } from "#platform/rules/label.ts";
import { announce } from "#ui/announce.ts";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { FileDrop } from "#ui/form/FileDrop.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Attachment, type Report } from "../../model/report.ts";
import styles from "../fields/fields.module.css";

type Attachments = Report["attachments"];

/** The server's own limit: larger files are refused before they are sent. */
const mostBytes = 25_000_000;

/** Files that came with a report. Each is sent and hashed at once; it belongs to the report when the report is saved. */
export function AttachmentsField({ compartmentId, label, value, onChange }: { compartmentId: string; label: Label; value: Attachments; onChange: (files: Attachments) => void }) {
  const t = useMessages();
  const format = useFormat();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (files: readonly File[]) => {
    setSending(true);
    setProblem(undefined);
    const added: Attachments = [];
    try {
      for (const file of files) {
        const query = new URLSearchParams({ compartment: compartmentId, label, name: file.name.slice(-200) });
        added.push(await api.send("POST", `/api/files?${query}`, file, { schema: Attachment }));
      }
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.title : t("ui.form.unexpected"));
    }
    onChange([...value, ...added]);
    setSending(false);
    if (added.length > 0) announce(t("information.screen.report.files-added", { count: added.length }));
  };
  return (
    <div className={styles["stack"]}>
      {value.map((file) => (
        <div key={file.fileId} className={styles["row"]}>
          <Bdi>{file.name}</Bdi> <span>{format.number(Math.ceil(file.size / 1000), { style: "unit", unit: "kilobyte" })}</span>
          <Button look="quiet" label={t("ui.tags.remove", { tag: file.name })} onClick={() => onChange(value.filter((other) => other.fileId !== file.fileId))}>×</Button>
        </div>
      ))}
      {isSending && <p role="status">{t("information.screen.report.files-sending")}</p>}
      {problem !== undefined && <p role="alert" className={styles["problem"]}>{problem}</p>}
      <FileDrop label={t("information.screen.report.files")} hint={t("information.screen.report.files-hint")} isMultiple mostBytes={mostBytes} onFiles={(files) => void send(files)} />
    </div>
  );
}
