import { useState } from "react";
import { Link } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { UserText } from "#ui/text/UserText.tsx";
import type { ListedSurge } from "../../contract.ts";
import { eventsOfSurge, useSurgeWords } from "../surge-words.ts";
import { NoteDialog } from "./NoteDialog.tsx";
import { useNoteOffices } from "./note-offices.ts";
import styles from "./styles.module.css";
import { WeekBars } from "./WeekBars.tsx";

/** One unusual week: the sentence with its numbers, the half year before it, what its sources say, and what people found. */
export function Signal({ signal }: { signal: ListedSurge }) {
  const t = useMessages();
  const format = useFormat();
  const words = useSurgeWords();
  const offices = useNoteOffices(signal.compartmentId);
  const [isNoting, setNoting] = useState(false);
  const { notes, reason } = signal;
  const where = `${words.place(signal)}, ${format.date(signal.week)}`;
  return (
    <li className={styles["signal"]}>
      <p className={styles["sentence"]}>{words.sentence(signal)}</p>
      <WeekBars signal={signal} place={words.place(signal)} />
      <p className={styles["soft"]}>{reason.sources ? t("assessment.screen.surges.sources", reason.sources) : t("assessment.screen.surges.sources-unknown")}</p>
      <p className={styles["soft"]}><Bdi>{signal.dataset}</Bdi> · {t("assessment.screen.surges.facts", { when: format.dateTime(signal.foundAt), version: signal.modelVersion ?? "", isKnown: signal.modelVersion === null ? "no" : "yes" })}</p>
      {notes.map((note) => (
        <div key={note.notedAt} className={styles["note"]}>
          <p>{t("assessment.screen.surges.noted-by", { verdict: t(`assessment.screen.surges.verdict.${note.verdict}`), name: isolate(note.notedByName ?? t("ui.record.unnamed")), when: format.dateTime(note.notedAt) })}</p>
          <UserText text={note.note} />
        </div>
      ))}
      <div className={styles["actions"]}>
        <Link href={eventsOfSurge(signal)} aria-label={`${t("assessment.surge.to-events")}: ${where}`}>{t("assessment.surge.to-events")}</Link>
        {offices.length > 0 && <Button onClick={() => setNoting(true)} label={`${t(`assessment.screen.surges.${notes.length > 0 ? "add-another" : "add"}`)}: ${where}`}>{t(`assessment.screen.surges.${notes.length > 0 ? "add-another" : "add"}`)}</Button>}
      </div>
      {isNoting && <NoteDialog id={signal.id} offices={offices} lead={words.sentence(signal)} onClose={() => setNoting(false)} />}
    </li>
  );
}
