import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { labels, type Label } from "#platform/rules/label.ts";
import { announce } from "../announce.ts";
import { api } from "../api.ts";
import { Button } from "../button/Button.tsx";
import { RadioGroup } from "../form/RadioGroup.tsx";
import { ReasonDialog } from "../form/ReasonDialog.tsx";
import { useMessages } from "../messages.ts";
import { Notice } from "../page/Notice.tsx";
import type { RecordAnswer } from "./record.ts";
import styles from "./record.module.css";

type Props = { path: string; record: RecordAnswer<unknown> };

/** A request to lower the classification, with what the second person can do about it. */
export function LoweringRequest({ path, record }: Props) {
  const t = useMessages();
  const [decision, decide] = useState<"lowered" | "refused">();
  const onDone = useSaid(record, t("ui.record.lowering-decided"));
  const { lowering } = record;
  if (lowering === null) return null;
  const whyNot = lowering.whyNotDecide === null ? undefined : t(lowering.whyNotDecide);
  // What a later version has overtaken can still be refused.
  const whyNotRefuse = lowering.whyNotDecide === "platform.lowering-outdated" ? undefined : whyNot;
  const words = { lowered: t("ui.record.lowered"), refused: t("ui.record.lowering-refused") };
  const send = (reason: string) => api.send("POST", `/api/${path}/${record.id}/lowering/decision`, { decision, reason }, { version: record.version });
  return (
    <Notice>
      <p dir="auto">{t("ui.record.lowering", { name: lowering.askedByName ?? t("ui.record.system"), label: t(`ui.label.${lowering.to}`), reason: lowering.reason })}</p>
      <div className={styles["steps"]}>
        <Button whyNot={whyNot} onClick={() => decide("lowered")}>{words.lowered}</Button>
        <Button look="quiet" whyNot={whyNotRefuse} onClick={() => decide("refused")}>{words.refused}</Button>
      </div>
      {decision && <ReasonDialog title={words[decision]} submitText={words[decision]} send={send} onDone={onDone} onClose={() => decide(undefined)} />}
    </Notice>
  );
}

/** Asks for a lower classification; offered only where there is one and somebody may ask. */
export function AskLowering({ path, record, label }: Props & { label: Label }) {
  const t = useMessages();
  const name = useId();
  const lower = labels.slice(0, labels.indexOf(label));
  const [chosen, choose] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const onDone = useSaid(record, t("ui.record.lower-asked"));
  const nearest = lower.at(-1);
  if (nearest === undefined || !record.mayAskLowering || record.lowering !== null) return null;
  const to = chosen ?? nearest;
  const lead = (
    <>
      <p>{t("ui.record.lower-lead")}</p>
      <RadioGroup name={name} label={t("ui.record.lower-to")} isRequired options={lower.map((one) => ({ value: one, text: t(`ui.label.${one}`) }))} value={to} onChange={choose} />
    </>
  );
  const send = (reason: string) => api.send("POST", `/api/${path}/${record.id}/lowering`, { to, reason }, { version: record.version });
  return (
    <>
      <p><Button look="quiet" onClick={() => setOpen(true)}>{t("ui.record.lower")}</Button></p>
      {isOpen && <ReasonDialog title={t("ui.record.lower")} submitText={t("ui.record.lower-ask")} lead={lead} send={send} onDone={onDone} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What follows a step: the pages of this kind are read again, and the sentence is said. */
function useSaid(record: RecordAnswer<unknown>, sentence: string): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: [record.kind] });
    announce(sentence);
  };
}
