import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { labels, type Label } from "#platform/rules/label.ts";
import { announce } from "../announce.ts";
import { api } from "../api.ts";
import { Button } from "../button/Button.tsx";
import { Dialog } from "../dialog/Dialog.tsx";
import { Form } from "../form/Form.tsx";
import { RadioGroup } from "../form/RadioGroup.tsx";
import { TextArea } from "../form/TextArea.tsx";
import { useStepUp } from "../form/step-up.tsx";
import { useForm } from "../form/use-form.ts";
import { useMessages } from "../messages.ts";
import type { RecordAnswer } from "./record.ts";
import styles from "./record.module.css";

type Props = { path: string; record: RecordAnswer<unknown> };

/** A request to lower the classification, with what the second person can do about it. */
export function LoweringRequest({ path, record }: Props) {
  const t = useMessages();
  const [decision, decide] = useState<"lowered" | "refused">();
  const { lowering } = record;
  if (lowering === null) return null;
  const whyNot = lowering.whyNotDecide === null ? undefined : t(lowering.whyNotDecide);
  // What a later version has overtaken can still be refused.
  const whyNotRefuse = lowering.whyNotDecide === "platform.lowering-outdated" ? undefined : whyNot;
  return (
    <div className={styles["lowering"]} role="note">
      <p dir="auto">{t("ui.record.lowering", { name: lowering.askedByName ?? t("ui.record.system"), label: t(`ui.label.${lowering.to}`), reason: lowering.reason })}</p>
      <div className={styles["steps"]}>
        <Button whyNot={whyNot} onClick={() => decide("lowered")}>{t("ui.record.lowered")}</Button>
        <Button look="quiet" whyNot={whyNotRefuse} onClick={() => decide("refused")}>{t("ui.record.lowering-refused")}</Button>
      </div>
      {decision && <LoweringDialog path={path} record={record} title={t(decision === "lowered" ? "ui.record.lowered" : "ui.record.lowering-refused")} done={t("ui.record.lowering-decided")} address="lowering/decision" extra={{ decision }} onClose={() => decide(undefined)} />}
    </div>
  );
}

/** Asks for a lower classification; offered only where there is one and somebody may ask. */
export function AskLowering({ path, record, label }: Props & { label: Label }) {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  const lower = labels.slice(0, labels.indexOf(label));
  if (lower.length === 0 || !record.mayAskLowering || record.lowering !== null) return null;
  return (
    <>
      <p><Button look="quiet" onClick={() => setOpen(true)}>{t("ui.record.lower")}</Button></p>
      {isOpen && <LoweringDialog path={path} record={record} title={t("ui.record.lower")} lead={t("ui.record.lower-lead")} choices={lower} done={t("ui.record.lower-asked")} address="lowering" onClose={() => setOpen(false)} />}
    </>
  );
}

type DialogProps = Props & { title: string; lead?: string; choices?: readonly Label[]; done: string; address: string; extra?: Readonly<Record<string, string>>; onClose: () => void };

function LoweringDialog({ path, record, title, lead, choices = [], done, address, extra = {}, onClose }: DialogProps) {
  const t = useMessages();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { to: choices.at(-1) ?? "", reason: "" },
    check: ({ reason }) => (reason.trim().length < 3 ? [{ path: "reason", sentence: t("platform.reason-invalid") }] : []),
    save: ({ to, reason }) => stepUp.attempt(api.send("POST", `/api/${path}/${record.id}/${address}`, { ...extra, ...(to === "" ? {} : { to }), reason }, { version: record.version })),
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: [record.kind] });
      announce(done);
      onClose();
    },
  });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form form={form} submitText={choices.length > 0 ? t("ui.record.lower-ask") : title} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
        {stepUp.link}
        {lead !== undefined && <p>{lead}</p>}
        {choices.length > 0 && <RadioGroup label={t("ui.record.lower-to")} isRequired options={choices.map((label) => ({ value: label, text: t(`ui.label.${label}`) }))} {...form.field("to")} />}
        <TextArea label={t("ui.record.reason")} hint={t("ui.record.reason-kept")} isRequired rows={3} maxLength={2000} {...form.field("reason")} />
      </Form>
    </Dialog>
  );
}
