import { useState } from "react";
import { useLocation } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { isLikely } from "../../model/person-lists/likely-pairs.ts";
import type { Listed } from "../../model/person-lists/listed.ts";
import { overlapSheet } from "../../model/person-lists/overlap-sheet.ts";
import { authorRoles } from "../assessment-path.ts";
import { newUndercountWith } from "../NewUndercount/handed-table.ts";
import styles from "./styles.module.css";
import type { KeyedPair } from "./use-decisions.ts";
import { words } from "./words.ts";

type Props = { listed: readonly Listed[]; all: readonly KeyedPair[]; onAgain: (key: string) => void };

/** How the lists overlap by what was decided so far: counts alone, which an estimate of the unrecorded takes. */
export function Overlap({ listed, all, onAgain }: Props) {
  const t = useMessages();
  const [counted, setCounted] = useState<{ readonly of: Props["all"]; readonly overlap: ReturnType<typeof countedOf> }>();
  const current = counted?.of === all ? counted.overlap : undefined;
  return (
    <Section title={t(`${words}.overlap`)} lead={t(`${words}.overlap-lead`)}>
      <div><Button onClick={() => setCounted({ of: all, overlap: countedOf(listed, all) })}>{t(`${words}.count`)}</Button></div>
      {current !== undefined && <Counted {...current} onAgain={onAgain} />}
    </Section>
  );
}

function countedOf(listed: readonly Listed[], all: readonly KeyedPair[]) {
  const decided = all.flatMap((one) => (one.decided === undefined ? [] : [{ ...one, decided: one.decided }]));
  const { contradictions, ...counts } = overlapSheet(listed, decided);
  // A decision is named by its place among those that were given.
  const contradicting = contradictions.flatMap(({ different, same }) => [different, ...same].flatMap(({ id }) => decided[Number(id)] ?? []));
  return { ...counts, decided: decided.length, lists: new Set(listed.map(({ list }) => list)).size, undecided: all.filter((one) => one.decided === undefined && isLikely(one)).length, contradictions: contradictions.length, contradicting: [...new Set(contradicting)] };
}

function Counted({ sheet, people, onSeveral, decided, lists, undecided, contradictions, contradicting, onAgain }: ReturnType<typeof countedOf> & Pick<Props, "onAgain">) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const mayCreate = useCompartmentsFor(authorRoles).length > 0;
  return (
    <>
      <p role="status">{t(`${words}.counted`, { people, onSeveral, decided })}</p>
      {(undecided > 0 || contradictions > 0 || lists < 3) && (
        <Notice>
          {undecided > 0 && <p>{t(`${words}.undecided`, { undecided })}</p>}
          {lists < 3 && <p>{t(`${words}.few-lists`)}</p>}
          {contradictions > 0 && <p>{t(`${words}.contradictions`, { contradictions })}</p>}
          {contradicting.length > 0 && <div className={styles["buttons"]}>{contradicting.map(({ key, one, other, decided: { verdict } }) => <Button key={key} onClick={() => onAgain(key)}>{t(`${words}.contradicting`, { one: one.said, other: other.said, verdict: t(`${words}.verdict.${verdict}`) })}</Button>)}</div>}
        </Notice>
      )}
      <pre dir="ltr" tabIndex={0} aria-label={t(`${words}.overlap`)} className={styles["table"]}>{sheet}</pre>
      {mayCreate && <div><Button look="main" onClick={() => navigate(...newUndercountWith(sheet))}>{t(`${words}.hand-over`)}</Button></div>}
    </>
  );
}
