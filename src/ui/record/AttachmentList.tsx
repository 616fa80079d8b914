import type { Attachments } from "#platform/rules/attachment.ts";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { Empty } from "../page/Empty.tsx";
import { Bdi } from "../text/Bdi.tsx";
import { DeviceSigned } from "./DeviceSigned.tsx";
import { ShowFile } from "./ShowFile.tsx";
import { TakeOriginal } from "./TakeOriginal.tsx";
import styles from "./Attachments.module.css";

/**
 * Files by name and digest. Nothing is shown by itself, and what is shown are pixels: taking an original is a deliberate act, and logged.
 */
export function AttachmentList({ files }: { files: Attachments }) {
  const t = useMessages();
  const format = useFormat();
  if (files.length === 0) return <Empty why="nothing">{t("ui.attachments.none")}</Empty>;
  return (
    <>
      <p>{t("ui.attachments.lead")}</p>
      <ul className={styles["files"]}>
        {files.map((file) => (
          <li key={file.fileId} className={styles["file"]}>
            <Bdi>{file.name}</Bdi>
            <span>{format.number(Math.ceil(file.size / 1000), { style: "unit", unit: "kilobyte" })}</span>
            <span>{file.antivirus.state === "clean" ? t("ui.attachments.scanned", { day: format.date(file.antivirus.on), by: file.antivirus.by }) : t(`ui.attachments.not-scanned.${file.antivirus.why}`)}</span>
            <TakeOriginal fileId={file.fileId} name={file.name} />
            <a href={`/api/files/${file.fileId}/proof`} target="_blank" rel="noopener">{t("ui.attachments.take-proof")}</a>
            <DeviceSigned at={file.deviceSignedAt} />
            <bdi className={styles["digest"]}>{t("ui.attachments.digest", { digest: file.sha256 })}</bdi>
            <ShowFile fileId={file.fileId} name={file.name} />
          </li>
        ))}
      </ul>
    </>
  );
}
