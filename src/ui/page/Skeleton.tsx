import { useMessages } from "../messages.ts";
import { OnlyRead } from "../text/OnlyRead.tsx";
import styles from "./Skeleton.module.css";

/** The place where something is about to stand. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const t = useMessages();
  return (
    <div className={styles["skeleton"]}>
      <OnlyRead>{t("ui.loading")}</OnlyRead>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} aria-hidden="true" />
      ))}
    </div>
  );
}
