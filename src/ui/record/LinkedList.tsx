import { Link } from "wouter";
import { useMessages } from "../messages.ts";
import { RaisedLabel } from "../page/RecordLabel.tsx";
import { Bdi } from "../text/Bdi.tsx";
import type { LinkedHead } from "./record.ts";
import styles from "./record.module.css";

/** The records this one names, each a link to its own page. */
export function LinkedList({ linked }: { linked: readonly LinkedHead[] }) {
  const t = useMessages();
  if (linked.length === 0) return null;
  return (
    <ul className={styles["linked"]} aria-label={t("ui.record.linked")}>
      {linked.map((head) => (
        <li key={head.id}>
          {t(head.kind)}{t("ui.colon")} {head.path === undefined ? <Bdi>{head.title}</Bdi> : <Link href={`/${head.path}/${head.id}`}><Bdi>{head.title === "" ? t(head.kind) : head.title}</Bdi></Link>}
          {` (${t(`${head.kind}.state.${head.state}`)})`}<RaisedLabel label={head.label} />
        </li>
      ))}
    </ul>
  );
}
