import { Suspense, use, useState } from "react";
import { Button } from "../button/Button.tsx";
import { loadVolume, useMessages } from "../messages.ts";
import { Skeleton } from "../page/Skeleton.tsx";
import styles from "./Attachments.module.css";
import { FilePreview } from "./FilePreview.tsx";

/** Opens and closes what is in a file, below its line. */
export function ShowFile({ fileId, name }: { fileId: string; name: string }) {
  const t = useMessages();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button label={t(isShown ? "ui.attachments.hide-of" : "ui.attachments.show-of", { name })} onClick={() => setShown(!isShown)}>{t(isShown ? "ui.attachments.hide" : "ui.attachments.show")}</Button>
      {isShown && <div className={styles["shown"]}><Suspense fallback={<Skeleton lines={10} />}><Shown fileId={fileId} name={name} /></Suspense></div>}
    </>
  );
}

function Shown(file: { fileId: string; name: string }) {
  use(loadVolume("files"));
  return <FilePreview {...file} />;
}
