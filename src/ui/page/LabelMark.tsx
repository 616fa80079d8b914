import { classNames } from "../class-names.ts";
import { useMessages } from "../messages.ts";
import { OnlyRead } from "../text/OnlyRead.tsx";
import styles from "./LabelMark.module.css";

export type LabelName = "unclassified" | "confidential" | "strictly-confidential";

/** How this may be passed on. Always on the page and on paper, also when it is the lowest. */
export function LabelMark({ label }: { label: LabelName }) {
  const t = useMessages();
  return (
    <span className={classNames(styles["mark"], styles[label])}>
      <OnlyRead>{t("ui.label.title")} </OnlyRead>
      {t(`ui.label.${label}`)}
    </span>
  );
}
