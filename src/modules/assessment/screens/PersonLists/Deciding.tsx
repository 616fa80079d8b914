import { useRef, useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { saveFile } from "#ui/save-file.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { VerdictForm } from "#ui/pairs/VerdictForm.tsx";
import type { Verdict } from "#ui/pairs/verdict-of-key.ts";
import type { PairsOnLists } from "../../model/person-lists/pairs-on-lists.ts";
import { pairsSheet } from "../../model/person-lists/pairs-sheet.ts";
import { DecidedPairs } from "./DecidedPairs.tsx";
import { Overlap } from "./Overlap.tsx";
import { PersonPair } from "./PersonPair.tsx";
import styles from "./styles.module.css";
import { useDecisions } from "./use-decisions.ts";
import { words } from "./words.ts";

/** The pairs that wait, one at a time, the likeliest first; then what was decided, and what becomes of it. */
export function Deciding({ found, isFromSheet, onOthers }: { found: PairsOnLists; isFromSheet: boolean; onOthers: () => void }) {
  const t = useMessages();
  const { all, isUnsaved, decide, takeBack, keepAsSaved } = useDecisions(found, isFromSheet);
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const [again, setAgain] = useState<string>();
  const view = useRef<HTMLDivElement>(null);
  const open = all.filter((one) => one.decided === undefined);
  const waiting = open.filter((one) => !later.has(one.key));
  const pair = all.find((one) => one.key === again) ?? waiting[0];
  const key = pair?.key ?? "";
  const press = async (verdict: Verdict, why: string) => {
    decide(key, verdict, why);
    setAgain(undefined);
    return true;
  };
  const putOff = () => {
    setLater(new Set([...later, key]));
    setAgain(undefined);
  };
  const lookAgain = (wanted: string) => {
    setAgain(wanted);
    view.current?.focus();
  };
  const save = () => {
    saveFile("pairs.csv", pairsSheet(all, ({ decided }) => decided), "text/csv");
    keepAsSaved();
  };
  return (
    <>
      <Section title={t(`${words}.sheet-of`)} lead={t(isUnsaved ? `${words}.unsaved` : `${words}.saved`)}>
        <p>{t(`${words}.waiting`, { open: open.length, pairs: all.length, rows: found.listed.length })}</p>
        <div className={styles["buttons"]}>
          <Button onClick={save}>{t(`${words}.save`)}</Button>
          <Button look="quiet" onClick={() => (!isUnsaved || confirm(t(`${words}.leave`))) && onOthers()}>{t(`${words}.others`)}</Button>
        </div>
      </Section>
      <div ref={view} tabIndex={-1} className={styles["pair"]}>
        {pair !== undefined && <PersonPair pair={pair}><VerdictForm words={words} decide={press} onTakeBack={pair.decided && (() => takeBack(key))} onLater={putOff} /></PersonPair>}
        {pair === undefined && open.length > 0 && <Empty why="nothing" action={<Button onClick={() => setLater(new Set())}>{t(`${words}.show-later`)}</Button>}>{t(`${words}.all-later`, { count: open.length })}</Empty>}
        {pair === undefined && open.length === 0 && <Empty why="nothing">{t(all.length === 0 ? `${words}.none-found` : `${words}.all-decided`)}</Empty>}
      </div>
      <Overlap listed={found.listed} all={all} onAgain={lookAgain} />
      <DecidedPairs all={all} onAgain={lookAgain} onTakeBack={takeBack} />
    </>
  );
}
