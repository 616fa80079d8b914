import { useEffect, useId, useRef, type ReactNode } from "react";
import { Button } from "../button/Button.tsx";
import { useMessages } from "../messages.ts";
import styles from "./Dialog.module.css";

export type DialogProps = { title: string; isOpen: boolean; onClose: () => void; children: ReactNode; actions?: ReactNode };

/** The browser's own dialog: it keeps the focus inside, closes with Escape and gives the focus back. */
export function Dialog({ title, isOpen, onClose, children, actions }: DialogProps) {
  const t = useMessages();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!isOpen) return dialog.current?.close();
    dialog.current?.showModal();
    // Whoever opens a dialog to write begins in its first field, not on the button that closes it.
    dialog.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={styles["dialog"]}
      onClose={() => {
        if (isOpen) onClose();
      }}
    >
      {isOpen && (
        <div className={styles["content"]}>
          <div className={styles["line"]}>
            <h2 id={id}>{title}</h2>
            <Button look="quiet" onClick={onClose}>{t("ui.dialog.close")}</Button>
          </div>
          {children}
          {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
        </div>
      )}
    </dialog>
  );
}
