import { useDeferredValue, useState } from "react";
import { announce } from "#ui/announce.ts";
import { Button } from "#ui/button/Button.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { useRecordList, type ListedRecord } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { directions, type Evidence } from "../../model/judgement.ts";
import { useEvidenceScope } from "./evidence-scope.tsx";
import styles from "./styles.module.css";

type EvidencePickerProps = { indicatorId: string; cited: readonly Evidence[]; onChoose: (evidence: Evidence) => void };

/**
 * Incidents and reports of the situation, found by words. Each is added by saying which way it points: a list with one button "add"
 * would make everything support what one already believes.
 */
export function EvidencePicker({ indicatorId, cited, onChoose }: EvidencePickerProps) {
  const t = useMessages();
  const { situationId, learn } = useEvidenceScope();
  const [words, setWords] = useState("");
  const query = { situation: situationId, limit: "20", q: useDeferredValue(words.trim()) };
  const incidents = useRecordList("incidents", "information.incident", query);
  const reports = useRecordList("reports", "information.report", query);
  const found = [...incidents.map((one) => ({ ...one, path: "incidents" })), ...reports.map((one) => ({ ...one, path: "reports" }))];
  const choose = (record: ListedRecord, direction: Evidence["direction"]) => {
    learn({ id: record.id, kind: record.kind, title: record.title, path: record.path });
    onChoose({ recordId: record.id, direction, extract: "", strength: "weak" });
    announce(t("assessment.screen.evidence.added", { title: record.title, direction: t(`assessment.direction.${direction}`) }));
  };
  return (
    <div className={styles["picker"]}>
      <TextField type="search" label={t("assessment.screen.evidence.words")} hint={t("assessment.screen.evidence.words-hint")} name={`find.${indicatorId}`} value={words} onChange={setWords} />
      {found.length === 0 && <Empty why={words === "" ? "nothing" : "filtered"}>{words === "" ? t("assessment.screen.evidence.nothing-yet") : undefined}</Empty>}
      <ul>
        {found.map((record) => (
          <li key={record.id} className={styles["pick"]}>
            <span>{t(record.kind)}{t("ui.colon")} <Bdi>{record.title}</Bdi></span>
            <span className={styles["pick-actions"]}>
              {directions.map((direction) => {
                const isCited = cited.some((one) => one.recordId === record.id && one.direction === direction);
                const word = t(`assessment.direction.${direction}`);
                return <Button key={direction} whyNot={isCited ? t("assessment.screen.evidence.cited-already") : undefined} label={t("assessment.screen.evidence.add-as", { title: record.title, direction: word })} onClick={() => choose(record, direction)}>{word}</Button>;
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
