import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { labels } from "#platform/rules/label.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { accountsQuery, differing, type Account } from "./people-answers.ts";

/** Another name, address, language or clearance for somebody who stays. */
export function ChangeAccount({ account }: { account: Account }) {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button label={t("web.people.change-account-of", { name: account.name })} onClick={() => setOpen(true)}>{t("web.people.change-account")}</Button>
      <Dialog title={t("web.people.change-account-of", { name: account.name })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <DetailsForm account={account} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function DetailsForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useMessages();
  const { languages } = useLanguage();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { name: account.name, email: account.email, language: account.language, clearance: String(account.clearance), reason: "" },
    check: ({ name, email, reason }) => [
      ...(name.trim() === "" ? [{ path: "name", sentence: t("web.people.name-needed") }] : []),
      ...(/^[^\s@]+@[^\s@]+$/.test(email.trim()) ? [] : [{ path: "email", sentence: t("web.people.email-needed") }]),
      ...(reason.trim().length < 3 ? [{ path: "reason", sentence: t("platform.reason-invalid") }] : []),
    ],
    save: ({ reason, ...values }) => stepUp.attempt(api.send("POST", `/api/accounts/${account.id}/details`, { ...differing(account, { ...values, clearance: Number(values.clearance) }), reason })),
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
      toast(t("web.people.account-changed"));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t("web.people.change-account")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
      {stepUp.link}
      <p>{t("web.people.change-account-lead")}</p>
      <TextField label={t("web.people.name")} isRequired maxLength={200} {...form.field("name")} />
      <TextField label={t("web.people.email")} hint={t("web.people.email-hint")} type="email" isRequired maxLength={320} {...form.field("email")} />
      <SelectField label={t("web.people.language")} options={languages.map(({ code, name }) => ({ value: code, text: name }))} {...form.field("language")} />
      {!account.isAdministrator && <RadioGroup label={t("web.people.clearance")} hint={t("web.people.clearance-lowered")} options={labels.map((label, rank) => ({ value: String(rank), text: t(`ui.label.${label}`) }))} {...form.field("clearance")} />}
      <TextArea label={t("ui.record.reason")} hint={t("ui.record.reason-kept")} isRequired rows={2} maxLength={1000} {...form.field("reason")} />
    </Form>
  );
}
