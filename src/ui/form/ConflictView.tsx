import { Button } from "../button/Button.tsx";
import { classNames } from "../class-names.ts";
import { useMessages } from "../messages.ts";
import { Badge } from "../text/Badge.tsx";
import styles from "./ConflictView.module.css";

export type ConflictRow = { readonly label: string; readonly mine: string; readonly theirs: string };
export type ConflictViewProps = { rows: readonly ConflictRow[]; theirVersion: number; theirAuthor?: string; onKeepMine: () => void; onTakeTheirs: () => void };

/** Somebody saved first. Both versions side by side; a person decides, nothing is merged silently. */
export function ConflictView({ rows, theirVersion, theirAuthor, onKeepMine, onTakeTheirs }: ConflictViewProps) {
  const t = useMessages();
  return (
    <section className={styles["conflict"]} aria-label={t("ui.conflict.title")}>
      <p>{theirAuthor === undefined ? t("ui.conflict.lead", { version: theirVersion }) : t("ui.conflict.lead-by", { version: theirVersion, author: theirAuthor })}</p>
      <div className={styles["scroll"]} role="region" tabIndex={0} aria-label={t("ui.conflict.table")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("ui.conflict.field")}</th>
              <th scope="col">{t("ui.conflict.mine")}</th>
              <th scope="col">{t("ui.conflict.theirs", { version: theirVersion })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, mine, theirs }) => (
              <tr key={label} className={classNames(mine !== theirs && styles["differs"])}>
                <th scope="row">{label} {mine !== theirs && <Badge tone="warn">{t("ui.conflict.differs")}</Badge>}</th>
                <td dir="auto">{mine}</td>
                <td dir="auto">{theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles["actions"]}>
        <Button look="main" onClick={onKeepMine}>{t("ui.conflict.keep-mine")}</Button>
        <Button onClick={onTakeTheirs}>{t("ui.conflict.take-theirs")}</Button>
      </div>
    </section>
  );
}
