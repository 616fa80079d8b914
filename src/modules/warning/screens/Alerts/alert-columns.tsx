import { Link } from "wouter";
import type { Translate } from "#ui/messages.ts";
import type { ListedRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { Badge } from "#ui/text/Badge.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { clockNames } from "../../model/clocks.ts";
import { ClockWord } from "../ClockWord.tsx";
import type { OpenAlert } from "./open-alerts.ts";

/** The columns of the list: what and where it stands, then its four clocks, each in words. */
export function alertColumns(open: readonly OpenAlert[], situations: readonly ListedRecord[], t: Translate): Column<ListedRecord>[] {
  const byId = new Map(open.map((alert) => [alert.id, alert]));
  const situationTitles = new Map(situations.map((one) => [one.id, one.title]));
  const situationOf = (row: ListedRecord) => situationTitles.get(row.situationId ?? "") ?? "";
  return [
    { key: "title", title: t("ui.record.title"), kind: "text", value: (row) => row.title, cell: (row) => <Link href={`/alerts/${row.id}`}>{row.number !== null && <><Bdi>{row.number}</Bdi>{" "}</>}<Bdi>{row.title}</Bdi></Link> },
    { key: "situation", title: t("information.situation"), kind: "text", value: situationOf, cell: (row) => <Bdi>{situationOf(row)}</Bdi> },
    { key: "state", title: t("ui.record.state"), kind: "text", value: (row) => t(`${row.kind}.state.${row.state}`), cell: (row) => <Badge tone={row.state === "escalated" ? "bad" : "plain"}>{t(`${row.kind}.state.${row.state}`)}</Badge> },
    { key: "answers", title: t("warning.screen.list.answers"), kind: "text", value: (row) => byId.get(row.id)?.answered ?? -1, cell: (row) => <Answers alert={byId.get(row.id)} t={t} /> },
    ...clockNames.map((name): Column<ListedRecord> => ({
      key: name,
      title: t(`warning.clock.${name}`),
      kind: "text",
      value: (row) => byId.get(row.id)?.clocks[name].dueAt ?? "",
      cell: (row) => {
        const clock = byId.get(row.id)?.clocks[name];
        return clock ? <ClockWord clock={clock} /> : t("warning.screen.list.no-clock");
      },
    })),
  ];
}

function Answers({ alert, t }: { alert: OpenAlert | undefined; t: Translate }) {
  if (!alert) return t("warning.screen.list.no-clock");
  if (alert.addressees === null) return t("warning.clock-state.unseen");
  if (alert.addressees === 0) return t("warning.screen.list.nobody-awaited");
  return (
    <>
      {t("warning.screen.list.answered", { answered: alert.answered, addressees: alert.addressees })}
      {alert.mailFailed > 0 && <> <Badge tone="bad">{t("warning.screen.list.mail-failed", { count: alert.mailFailed })}</Badge></>}
    </>
  );
}
