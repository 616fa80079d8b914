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
      <p dir="auto">{t("ui.record.lowering", { name: lowering.askedByName ?? t("ui.record.unnamed"), label: t(`ui.label.${lowering.to}`), reason: lowering.reason })}</p>
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
  const onDone = useSaid(record, t("ui.record.lower-asked"));
  const lower = labels.slice(0, labels.indexOf(label)).toReversed();
  if (lower.length === 0 || !record.mayAskLowering || record.lowering !== null) return null;
  const send = (to: string, reason: string) => api.send("POST", `/api/${path}/${record.id}/lowering`, { to, reason }, { version: record.version });
  return <LabelChange title={t("ui.record.lower")} lead={t("ui.record.lower-lead")} choice={t("ui.record.lower-to")} submitText={t("ui.record.lower-ask")} nearestFirst={lower} send={send} onDone={onDone} />;
}

/** Raises the classification of what is no longer written; while it is, its form does that. */
export function RaiseLabel({ path, record, label }: Props & { label: Label }) {
  const t = useMessages();
  const onDone = useSaid(record, t("ui.record.raised"));
  if (!record.mayRaise) return null;
  const send = (to: string, reason: string) => api.send("POST", `/api/${path}/${record.id}/raising`, { to, reason }, { version: record.version });
  return <LabelChange title={t("ui.record.raise")} lead={t("ui.record.raise-lead")} choice={t("ui.record.raise-to")} submitText={t("ui.record.raise")} nearestFirst={labels.slice(labels.indexOf(label) + 1)} send={send} onDone={onDone} />;
}

type LabelChangeProps = { title: string; lead: string; choice: string; submitText: string; nearestFirst: readonly Label[]; send: (to: string, reason: string) => Promise<unknown>; onDone: () => void };

function LabelChange({ title, lead, choice, submitText, nearestFirst, send, onDone }: LabelChangeProps) {
  const t = useMessages();
  const name = useId();
  const [chosen, choose] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const to = chosen ?? nearestFirst[0] ?? "";
  const what = (
    <>
      <p>{lead}</p>
      <RadioGroup name={name} label={choice} isRequired options={nearestFirst.map((one) => ({ value: one, text: t(`ui.label.${one}`) }))} value={to} onChange={choose} />
    </>
  );
  return (
    <>
      <p><Button look="quiet" onClick={() => setOpen(true)}>{title}</Button></p>
      {isOpen && <ReasonDialog title={title} submitText={submitText} lead={what} send={(reason) => send(to, reason)} onDone={onDone} onClose={() => setOpen(false)} />}
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
