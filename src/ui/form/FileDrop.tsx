import { useState } from "react";
import { classNames } from "../class-names.ts";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import styles from "./Field.module.css";
import { useFieldPlace } from "./form-context.ts";

/** `name` is the field that an error of the form around it is about. */
export type FileDropProps = { label: string; hint?: string; name?: string; accept?: string; isMultiple?: boolean; mostBytes?: number; onFiles: (files: readonly File[]) => void };

/** Files by dragging or by the browser's own button, which the keyboard reaches. */
export function FileDrop({ label, hint, name = "file", accept, isMultiple = false, mostBytes, onFiles }: FileDropProps) {
  const t = useMessages();
  const format = useFormat();
  const { id, hintId, errorId, error, describedBy } = useFieldPlace(name, label, hint);
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, isMultiple ? undefined : 1);
    const tooLarge = files.find((file) => mostBytes !== undefined && file.size > mostBytes);
    if (tooLarge && mostBytes !== undefined) {
      const most = format.number(Math.floor(mostBytes / 1_000_000), { style: "unit", unit: "megabyte" });
      return setProblem(t("ui.file.too-large", { name: tooLarge.name, most }));
    }
    setProblem(undefined);
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      className={classNames(styles["drop"], isOver && styles["over"])}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <label htmlFor={id} className={styles["label"]}>{label}</label>
      {hint !== undefined && <span id={hintId} className={styles["hint"]}>{hint}</span>}
      <input id={id} type="file" accept={accept} multiple={isMultiple} aria-invalid={error === undefined ? undefined : true} aria-describedby={describedBy === undefined ? `${id}-problem` : `${describedBy} ${id}-problem`} onChange={(event) => take(event.target.files)} />
      <span className={styles["hint"]}>{t("ui.file.drop-here")}</span>
      {error !== undefined && <span id={errorId} className={styles["error"]}>{error}</span>}
      <span id={`${id}-problem`} role="status" className={problem === undefined ? undefined : styles["error"]}>{problem}</span>
    </div>
  );
}
