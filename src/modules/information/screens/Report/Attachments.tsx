import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Report } from "../../model/report.ts";
import styles from "./styles.module.css";

/**
 * Files by name and digest. Nothing is shown by itself: taking an original is a deliberate act, and logged. It opens beside the page,
 * because the server may first ask who is there.
 */
export function Attachments({ files }: { files: Report["attachments"] }) {
  const t = useMessages();
  const format = useFormat();
  if (files.length === 0) return <Empty why="nothing">{t("information.screen.report.no-attachments")}</Empty>;
  return (
    <>
      <p>{t("information.screen.report.attachments-lead")}</p>
      <ul className={styles["files"]}>
        {files.map((file) => (
          <li key={file.fileId} className={styles["file"]}>
            <Bdi>{file.name}</Bdi>
            <span>{format.number(Math.ceil(file.size / 1000), { style: "unit", unit: "kilobyte" })}</span>
            <a href={`/api/files/${file.fileId}`} target="_blank" rel="noopener">{t("information.screen.report.take-original")}</a>
            <a href={`/api/files/${file.fileId}/proof`} target="_blank" rel="noopener">{t("information.screen.report.take-proof")}</a>
            <bdi className={styles["digest"]}>{t("information.screen.report.digest", { digest: file.sha256 })}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
