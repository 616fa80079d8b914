import { useEffect, type ReactNode } from "react";
import type { Label } from "#platform/rules/label.ts";
import { announce } from "../announce.ts";
import { Button } from "../button/Button.tsx";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { useSeenLabel } from "../page/seen-labels.ts";
import styles from "./FilterBar.module.css";
import { useAsOf } from "./use-as-of.ts";

/** The filter of a list of one kind in a sentence, and the classification of what that sentence names. */
export type FilterWords = { readonly kind: string; readonly sentence: string; readonly label: Label };
export type FilterBarProps = { children: ReactNode; isFiltered: boolean; onClear: () => void; count?: number; words?: FilterWords };

/** The filters of a list, how many it leaves, and the way back to all. On paper nobody can choose, so there the sentence stands instead. */
export function FilterBar({ children, isFiltered, onClear, count, words }: FilterBarProps) {
  const t = useMessages();
  const found = count === undefined ? undefined : t("ui.filter.count", { count });
  useEffect(() => {
    if (found !== undefined && isFiltered) announce(found);
  }, [found, isFiltered]);
  return (
    <search className={styles["bar"]} aria-label={t("ui.filter.title")}>
      {words && <Said words={words} />}
      <div className={styles["choices"]}>
        {children}
        <span className={styles["end"]}>
          {found !== undefined && <span>{found}</span>}
          {isFiltered && <Button look="quiet" onClick={onClear}>{t("ui.filter.clear")}</Button>}
        </span>
      </div>
    </search>
  );
}

/** Printed, and read by whoever hears the page. It is no live region: what a change of the filter leaves is announced below it already. */
function Said({ words: { kind, sentence, label } }: { words: FilterWords }) {
  const t = useMessages();
  const format = useFormat();
  const asOf = useAsOf(kind);
  useSeenLabel(label);
  return (
    <p className={styles["said"]}>
      <bdi>{sentence}</bdi>
      {asOf !== undefined && <> <time dateTime={asOf}>{t("ui.page.as-of", { when: format.dateTime(asOf) })}</time></>}
    </p>
  );
}
