import { useQuery } from "@tanstack/react-query";
import { Suspense, use, useState } from "react";
import { CanvasPlace } from "#platform/rules/file-preview.ts";
import { fromBase64Url } from "#platform/rules/sealing/bytes.ts";
import { openSealed } from "#platform/rules/sealing/sealed-content.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { loadVolume, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { Canvas } from "#ui/record/Canvas.tsx";
import { saveFile } from "#ui/save-file.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { SealedFileAnswer, type SealedContents, type SealedSubmissionItem } from "../../contract.ts";
import { fileField, unpackFile, type FileHead } from "../../model/sealed-file.ts";
import type { OpenKeys } from "../sealing/key-session.ts";
import { useRootOf } from "../sealing/sealing-query.ts";

type Props = { item: SealedSubmissionItem; files: SealedContents["files"]; signer: string; keys: OpenKeys };

/** Files as they came: opened one by one, each on record, and saved only by a deliberate act. */
export function SealedFiles({ item, files, signer, keys }: Props) {
  const t = useMessages();
  if (files.length === 0) return null;
  return (
    <Section title={t("protection.screen.files.title")} lead={t("protection.screen.files.lead")}>
      <ul>{files.map((file) => <SealedFile key={file.id} item={item} file={file} signer={signer} keys={keys} />)}</ul>
    </Section>
  );
}

type Opened = { readonly head: FileHead; readonly bytes: Uint8Array } | { readonly sentence: string };

function SealedFile({ item, file, signer, keys }: { item: SealedSubmissionItem; file: Props["files"][number]; signer: string; keys: OpenKeys }) {
  const t = useMessages();
  const format = useFormat();
  const rootOf = useRootOf();
  const [opened, setOpened] = useState<Opened>();
  const open = async () => {
    try {
      const { sealed } = await api.get(`/api/sealed-submissions/${item.id}/files/${file.id}`, undefined, SealedFileAnswer);
      const { content } = await openSealed(fromBase64Url(sealed), [keys.identity], { organisation: rootOf(item.compartmentId), compartment: item.compartmentId, record: item.id, field: fileField(file.id), version: 1, signer });
      setOpened(unpackFile(content));
    } catch (error) {
      setOpened({ sentence: error instanceof SealingRefused ? t(error.code) : error instanceof ApiProblem ? error.title : t("ui.form.unexpected") });
    }
  };
  const size = t("protection.screen.files.size", { size: format.number(Math.ceil(file.bucket / 1_024)) });
  if (opened === undefined) return <li>{format.date(file.sentOn)} · {size} <Button onClick={() => void open()} label={`${t("protection.screen.files.open")}: ${format.date(file.sentOn)}, ${size}`}>{t("protection.screen.files.open")}</Button></li>;
  if ("sentence" in opened) return <li>{opened.sentence}</li>;
  const { head, bytes } = opened;
  return (
    <li>
      <p><Bdi>{head.name}</Bdi> · {t(head.isOriginal ? "protection.screen.files.original" : "protection.screen.files.clean")}</p>
      {head.isOriginal && <p>{t("protection.screen.files.original-means")}</p>}
      {isPicture(head.type) && <ShowPicture head={head} bytes={bytes} />}
      <Button onClick={() => saveFile(head.name, new Uint8Array(bytes), head.type)} label={`${t("protection.screen.files.save")}: ${head.name}`}>{t("protection.screen.files.save")}</Button>
    </li>
  );
}

const isPicture = (type: string): boolean => ["image/jpeg", "image/png", "image/webp"].includes(type);

/** S51: pixels, painted in the page of no origin that paints attached files too; nothing of it passes by the server. */
function ShowPicture(file: { head: FileHead; bytes: Uint8Array }) {
  const t = useMessages();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button look="quiet" label={t(isShown ? "ui.attachments.hide-of" : "ui.attachments.show-of", { name: file.head.name })} onClick={() => setShown(!isShown)}>{t(isShown ? "ui.attachments.hide" : "ui.attachments.show")}</Button>
      {isShown && <Suspense fallback={<Skeleton lines={10} />}><Painted {...file} /></Suspense>}
    </>
  );
}

function Painted({ head, bytes }: { head: FileHead; bytes: Uint8Array }) {
  use(loadVolume("files"));
  const { data } = useQuery({ queryKey: ["attachment.canvas"], queryFn: () => api.get("/api/canvas", undefined, CanvasPlace), staleTime: Number.POSITIVE_INFINITY });
  return data ? <Canvas bytes={new Uint8Array(bytes)} type={head.type} canvas={data.canvas} label={head.name} /> : <Skeleton lines={10} />;
}
