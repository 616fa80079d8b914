import { useEffect, type ReactNode } from "react";
import { announce } from "../announce.ts";
import { Button } from "../button/Button.tsx";
import { useMessages } from "../messages.ts";
import styles from "./FilterBar.module.css";

export type FilterBarProps = { children: ReactNode; isFiltered: boolean; onClear: () => void; count?: number };

/** The filters of a list, how many it leaves, and the way back to all. */
export function FilterBar({ children, isFiltered, onClear, count }: FilterBarProps) {
  const t = useMessages();
  const words = count === undefined ? undefined : t("ui.filter.count", { count });
  useEffect(() => {
    if (words !== undefined && isFiltered) announce(words);
  }, [words, isFiltered]);
  return (
    <search className={styles["bar"]} aria-label={t("ui.filter.title")}>
      {children}
      <span className={styles["end"]}>
        {words !== undefined && <span>{words}</span>}
        {isFiltered && <Button look="quiet" onClick={onClear}>{t("ui.filter.clear")}</Button>}
      </span>
    </search>
  );
}
