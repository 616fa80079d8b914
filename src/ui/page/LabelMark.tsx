import { classNames } from "../class-names.ts";
import { useMessages } from "../messages.ts";
import styles from "./LabelMark.module.css";

export type LabelName = "unclassified" | "confidential" | "strictly-confidential";

/**
 * How this may be passed on. Always on the page and on paper, also when it is the lowest. Whoever hears the page is told that it is a
 * classification; as a name and not as hidden words, which a table of marks would have to lay out one by one.
 */
export function LabelMark({ label }: { label: LabelName }) {
  const t = useMessages();
  const word = t(`ui.label.${label}`);
  return <span role="img" aria-label={`${t("ui.label.title")} ${word}`} className={classNames(styles["mark"], styles[label])}>{word}</span>;
}
