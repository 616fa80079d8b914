import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Button, type ButtonLook } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { useStepUp } from "#ui/form/step-up.tsx";

export type ReasonButtonProps = { text: string; label?: string; lead?: ReactNode; done: string; look?: ButtonLook; send: (reason: string) => Promise<unknown> };

/** A change of access is always made with a reason that stays. */
export function ReasonButton({ text, label, lead, done, look = "plain", send }: ReasonButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look={look} label={label} onClick={() => setOpen(true)}>{text}</Button>
      {isOpen && <ReasonDialog text={text} title={label ?? text} lead={lead} done={done} send={send} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReasonDialog({ text, title, lead, done, send, onClose }: { text: string; title: string; lead: ReactNode; done: string; send: (reason: string) => Promise<unknown>; onClose: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }) => (reason.trim().length < 3 ? [{ path: "reason", sentence: t("platform.reason-invalid") }] : []),
    save: ({ reason }) => stepUp.attempt(send(reason)),
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: ["accounts"] });
      void queries.invalidateQueries({ queryKey: ["compartments"] });
      toast(done);
      onClose();
    },
  });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form form={form} submitText={text} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
        {stepUp.link}
        {lead}
        <TextArea label={t("ui.record.reason")} hint={t("web.people.reason-hint")} isRequired rows={2} maxLength={1000} {...form.field("reason")} />
      </Form>
    </Dialog>
  );
}
