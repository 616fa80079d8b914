import { useState } from "react";
import { Attachment, type Attachments } from "#platform/rules/attachment.ts";
import type { Label } from "#platform/rules/label.ts";
import { announce } from "../announce.ts";
import { api, ApiProblem } from "../api.ts";
import { Button } from "../button/Button.tsx";
import { FileDrop } from "../form/FileDrop.tsx";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { Bdi } from "../text/Bdi.tsx";
import { DeviceSigned } from "./DeviceSigned.tsx";
import { useDeviceSignature } from "./use-device-signature.ts";
import styles from "./Attachments.module.css";

/** The server's own limit: larger files are refused before they are sent. */
const mostBytes = 25_000_000;

/** Files that came with what is recorded. Each is hashed and signed by this device and sent at once; it belongs to the record when the record is saved. */
export function AttachmentsField({ compartmentId, label, value, onChange }: { compartmentId: string; label: Label; value: Attachments; onChange: (files: Attachments) => void }) {
  const t = useMessages();
  const format = useFormat();
  const signedHere = useDeviceSignature();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (files: readonly File[]) => {
    setSending(true);
    setProblem(undefined);
    const added: Attachments = [];
    try {
      for (const file of files) {
        const device = await signedHere(file);
        const query = new URLSearchParams({ compartment: compartmentId, label, name: file.name.slice(-200), ...(device === undefined ? {} : { device }) });
        added.push(await api.send("POST", `/api/files?${query}`, file, { schema: Attachment }));
      }
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.title : t("ui.form.unexpected"));
    }
    onChange([...value, ...added]);
    setSending(false);
    if (added.length > 0) announce(t("ui.attachments.files-added", { count: added.length }));
  };
  return (
    <div className={styles["stack"]}>
      {value.map((file) => (
        <div key={file.fileId} className={styles["row"]}>
          <Bdi>{file.name}</Bdi> <span>{format.number(Math.ceil(file.size / 1000), { style: "unit", unit: "kilobyte" })}</span>
          <DeviceSigned at={file.deviceSignedAt} />
          <Button look="quiet" label={t("ui.tags.remove", { tag: file.name })} onClick={() => onChange(value.filter((other) => other.fileId !== file.fileId))}>×</Button>
        </div>
      ))}
      {isSending && <p role="status">{t("ui.attachments.files-sending")}</p>}
      {problem !== undefined && <p role="alert" className={styles["problem"]}>{problem}</p>}
      <FileDrop label={t("ui.attachments.files")} hint={t("ui.attachments.files-hint")} isMultiple mostBytes={mostBytes} onFiles={(files) => void send(files)} />
    </div>
  );
}
