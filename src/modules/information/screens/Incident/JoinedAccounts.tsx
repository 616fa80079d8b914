import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { countAccounts, speaksFor, withAccounts } from "../../model/accounts.ts";
import type { Incident } from "../../model/incident.ts";
import { SourceName } from "./AccountTable.tsx";
import type { AccountSource } from "./use-account-sources.ts";
import { usePress, type ChangeIncident } from "./use-incident-change.ts";
import styles from "./styles.module.css";

/** Claims and events the incident rests on; what one says stands among the accounts with one press. */
export function JoinedAccounts({ incident, sources, change }: { incident: Incident; sources: readonly AccountSource[]; change: ChangeIncident | undefined }) {
  const t = useMessages();
  if (sources.length === 0) return <Empty why="nothing">{t("information.screen.incident.nothing-joined")}</Empty>;
  const columns: readonly Column<AccountSource>[] = [
    { key: "title", title: t("information.screen.incident.account"), kind: "text", value: (row) => row.title, cell: (row) => <SourceName source={row} /> },
    { key: "grade", title: t("information.screen.grade.title"), kind: "text", value: (row) => row.grade },
  ];
  const presses: Column<AccountSource> = {
    key: "presses", title: t("information.screen.incident.change"), kind: "buttons", value: () => "",
    cell: (row) => change && <Presses incident={incident} source={row} change={change} />,
  };
  return <DataTable caption={t("information.screen.incident.joined")} isCaptionHidden columns={change ? [...columns, presses] : columns} rows={sources} rowKey={(row) => row.id} />;
}

function Presses({ incident, source, change }: { incident: Incident; source: AccountSource; change: ChangeIncident }) {
  const t = useMessages();
  const { isBusy, press } = usePress();
  const { told } = source;
  const taken = told && withAccounts(incident, told);
  const added = taken ? countAccounts(taken) - countAccounts(incident) : 0;
  const takeOver = async () => {
    if (taken) await change(() => taken);
    toast(t("information.screen.incident.taken", { count: added }));
  };
  const leaveOut = () => change((content) => ({ ...content, claims: content.claims.filter((id) => id !== source.id), events: content.events.filter((id) => id !== source.id) }));
  return (
    <div className={styles["buttons"]}>
      {added > 0 && <Button isBusy={isBusy} label={t("information.screen.incident.take-of", { account: source.title })} onClick={() => press(takeOver)}>{t("information.screen.incident.take")}</Button>}
      {speaksFor(incident, source.id)
        ? <span>{t("information.screen.incident.speaks")}</span>
        : <Button look="quiet" isBusy={isBusy} label={t("information.screen.incident.leave-out-of", { account: source.title })} onClick={() => press(leaveOut)}>{t("information.screen.incident.leave-out")}</Button>}
    </div>
  );
}
