import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";

/** Another name for an office; the earlier one stays among its changes. */
export function RenameOffice({ id, name }: { id: string; name: string }) {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button label={t("web.people.rename-office-of", { office: name })} onClick={() => setOpen(true)}>{t("web.people.rename-office")}</Button>
      <Dialog title={t("web.people.rename-office-of", { office: name })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <NameForm id={id} name={name} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function NameForm({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { name, reason: "" },
    check: (values) => [
      ...(values.name.trim() === "" ? [{ path: "name", sentence: t("web.people.name-needed") }] : []),
      ...(values.reason.trim().length < 3 ? [{ path: "reason", sentence: t("platform.reason-invalid") }] : []),
    ],
    save: (values) => stepUp.attempt(api.send("POST", `/api/compartments/${id}/rename`, values)),
    onSaved: () => {
      // Roles and barriers name their office too.
      for (const queryKey of [["compartments"], ["accounts"]]) void queries.invalidateQueries({ queryKey });
      toast(t("web.people.office-renamed"));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t("web.people.rename-office")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
      {stepUp.link}
      <TextField label={t("web.people.office-name")} hint={t("web.people.office-name-hint")} isRequired maxLength={200} {...form.field("name")} />
      <TextArea label={t("ui.record.reason")} hint={t("ui.record.reason-kept")} isRequired rows={2} maxLength={1000} {...form.field("reason")} />
    </Form>
  );
}
