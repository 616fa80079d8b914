import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FilePreview as Preview, mostPages } from "#platform/rules/file-preview.ts";
import { api, ApiProblem } from "../api.ts";
import { Button } from "../button/Button.tsx";
import { useMessages } from "../messages.ts";
import { Skeleton } from "../page/Skeleton.tsx";
import styles from "./Attachments.module.css";
import { Canvas } from "./Canvas.tsx";

/** What is in a file, as pixels or plain letters; a document page by page. Shown when asked for and not before: it may be distressing, and is a reading. */
export function FilePreview({ fileId, name }: { fileId: string; name: string }) {
  const t = useMessages();
  const [page, setPage] = useState(1);
  const { data, error } = useQuery({ queryKey: ["attachment.file", fileId, "preview", page], queryFn: () => api.get(`/api/files/${fileId}/preview`, { page }, Preview), staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false });
  if (error) return <p role="alert" className={styles["problem"]}>{error instanceof ApiProblem ? error.title : t("ui.form.unexpected")}</p>;
  if (data?.shows === "nothing") return <p role="status">{t(`ui.shown-file.not-shown.${data.why}`)}</p>;
  if (data?.shows === "text") return <>{data.isCut && <p>{t("ui.shown-file.text-cut")}</p>}<pre className={styles["text"]} dir="auto" tabIndex={0} aria-label={name}>{data.text}</pre></>;
  if (data?.shows === "picture") return <Canvas key={fileId} {...drawingOf(data)} label={name} />;
  return (
    <>
      {data === undefined ? <Skeleton lines={10} /> : <Canvas key={page} {...drawingOf(data)} label={t("ui.shown-file.page-of-file", { page, pages: data.pages, name })} />}
      {data !== undefined && data.pages > 1 && <Pages page={page} pages={data.pages} onPage={setPage} />}
    </>
  );
}

function drawingOf({ drawing, type, canvas }: Extract<Preview, { drawing: string }>) {
  return { bytes: Uint8Array.from(atob(drawing), (letter) => letter.charCodeAt(0)), type, canvas };
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const t = useMessages();
  const last = Math.min(pages, mostPages);
  return (
    <div className={styles["row"]}>
      <Button {...(page === 1 ? { whyNot: t("ui.shown-file.first-page") } : {})} onClick={() => onPage(page - 1)}>{t("ui.shown-file.page-before")}</Button>
      <span role="status">{t("ui.shown-file.page-of", { page, pages })}</span>
      <Button {...(page === last ? { whyNot: t(last < pages ? "ui.shown-file.rest-in-original" : "ui.shown-file.last-page", { pages: last }) } : {})} onClick={() => onPage(page + 1)}>{t("ui.shown-file.page-after")}</Button>
    </div>
  );
}
