import { Button } from "../button/Button.tsx";
import { useMessages } from "../messages.ts";
import { dismissToast, toasts } from "./toast.ts";
import styles from "./Toasts.module.css";

/** Where toasts appear; in the shell, once. */
export function Toasts() {
  const t = useMessages();
  const shown = toasts.use();
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("ui.toast.title")} className={styles["toasts"]}>
      {shown.map(({ id, text, undo }) => (
        <div key={id} className={styles["toast"]}>
          <span>{text}</span>
          {undo && (
            <Button
              onClick={() => {
                undo();
                dismissToast(id);
              }}
            >
              {t("ui.toast.undo")}
            </Button>
          )}
          <Button look="quiet" label={t("ui.toast.dismiss")} onClick={() => dismissToast(id)}>×</Button>
        </div>
      ))}
    </section>
  );
}
