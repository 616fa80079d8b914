import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import type { Alert } from "../../model/alert.ts";
import { useReceipts } from "../receipts.ts";
import styles from "../form.module.css";

const mostShown = 50;

/** What somebody owes next, the earliest first. */
export function WhatIsDue({ record }: { record: RecordAnswer<Alert> }) {
  const t = useMessages();
  const { due } = useReceipts(record.id);
  if (due.length === 0) return null;
  const names = new Map(record.content.addressees.map((one) => [one.key, one.name]));
  const who = (key: string | null) => (key === null ? t("warning.screen.due.office") : (names.get(key) ?? key));
  return (
    <Section title={t("warning.screen.due.title")}>
      <ul className={styles["plain"]}>
        {due.slice(0, mostShown).map((one) => (
          <li key={`${one.what} ${one.addresseeKey ?? ""}`}>
            {t(`warning.due.${one.what}`)}{t("ui.colon")} <Bdi>{who(one.addresseeKey)}</Bdi> {one.dueAt === null ? <span>{t("warning.screen.due.no-day")}</span> : <Clock dueAt={one.dueAt} />}
          </li>
        ))}
        {due.length > mostShown && <li>{t("warning.screen.due.more", { count: due.length - mostShown })}</li>}
      </ul>
    </Section>
  );
}
