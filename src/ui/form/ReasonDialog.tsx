import type { ReactNode } from "react";
import { Button } from "../button/Button.tsx";
import { Dialog } from "../dialog/Dialog.tsx";
import { useMessages } from "../messages.ts";
import { Form } from "./Form.tsx";
import { useStepUp } from "./step-up.tsx";
import { TextArea } from "./TextArea.tsx";
import { useForm } from "./use-form.ts";

type Props = { title: string; submitText: string; lead?: ReactNode; send: (reason: string) => Promise<unknown>; onDone: () => void; onClose: () => void };

/** A step that changes who sees what: it is made with a reason that stays, by somebody who has just signed in. */
export function ReasonDialog({ title, submitText, lead, send, onDone, onClose }: Props) {
  const t = useMessages();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }) => (reason.trim().length < 3 ? [{ path: "reason", sentence: t("platform.reason-invalid") }] : []),
    save: ({ reason }) => stepUp.attempt(send(reason)),
    onSaved: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form form={form} submitText={submitText} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
        {stepUp.link}
        {lead}
        <TextArea label={t("ui.record.reason")} hint={t("ui.record.reason-kept")} isRequired rows={2} maxLength={1000} {...form.field("reason")} />
      </Form>
    </Dialog>
  );
}
