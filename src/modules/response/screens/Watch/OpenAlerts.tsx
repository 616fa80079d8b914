import { Link } from "wouter";
import { clockNames } from "#warning/model/clocks.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { RaisedLabel } from "#ui/page/RecordLabel.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { ClockCell } from "./ClockCell.tsx";
import { mostPressingFirst } from "./pressing.ts";
import styles from "./styles.module.css";
import type { WatchedAlert } from "./watch-answer.ts";

/** Every open alert with its four clocks, and how many of those it was sent to have shown a sign. */
export function OpenAlerts({ alerts }: { alerts: readonly WatchedAlert[] }) {
  const t = useMessages();
  const columns: readonly Column<WatchedAlert>[] = [
    { key: "alert", title: t("response.screen.watch.alert"), kind: "text", value: (alert) => alert.title, cell: (alert) => <AlertName alert={alert} /> },
    ...clockNames.map((name) => ({
      key: name,
      title: t(`warning.clock.${name}`),
      kind: "text" as const,
      value: ({ clocks }: WatchedAlert) => clocks[name].dueAt,
      cell: ({ clocks }: WatchedAlert) => <ClockCell clock={clocks[name]} />,
    })),
    { key: "addressees", title: t("response.screen.watch.addressees"), kind: "text", value: (alert) => (alert.addressees === null ? null : alert.addressees - alert.answered), cell: (alert) => <Addressees alert={alert} /> },
  ];
  return (
    <Section title={t("response.screen.watch.alerts")}>
      {alerts.length === 0 ? (
        <Empty why="nothing">{t("response.screen.watch.alerts-none")}</Empty>
      ) : (
        <DataTable caption={t("response.screen.watch.alerts")} isCaptionHidden columns={columns} rows={mostPressingFirst(alerts)} rowKey={(alert) => alert.id} />
      )}
    </Section>
  );
}

function AlertName({ alert }: { alert: WatchedAlert }) {
  const t = useMessages();
  return (
    <div className={styles["stack"]}>
      <Link href={`/alerts/${alert.id}`}>{alert.number !== null && <><Bdi>{alert.number}</Bdi>{" "}</>}<Bdi>{alert.title}</Bdi></Link><RaisedLabel label={alert.label} />
      <span className={styles["soft"]}>{t(`warning.form.${alert.form}`)} · {t(`warning.alert.state.${alert.state}`)}</span>
    </div>
  );
}

function Addressees({ alert }: { alert: WatchedAlert }) {
  const t = useMessages();
  if (alert.addressees === null) return <span className={styles["soft"]}>{t("warning.clock-state.unseen")}</span>;
  return (
    <div className={styles["stack"]}>
      <span>{t("response.screen.watch.acknowledged-of", { done: alert.acknowledged, total: alert.addressees })}</span>
      <span>{t("response.screen.watch.answered-of", { done: alert.answered, total: alert.addressees })}</span>
      {alert.mailFailed > 0 && <Badge tone="bad">{t("response.screen.watch.mail-failed", { count: alert.mailFailed })}</Badge>}
    </div>
  );
}
