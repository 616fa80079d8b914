import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { useLocation } from "wouter";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { Form } from "#ui/form/Form.tsx";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { labels } from "#platform/rules/label.ts";
import { accountsQuery } from "./people-answers.ts";
import { Secret } from "./Secret.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";

const Made = v.object({ id: v.string(), invitation: v.string() });
type Made = v.InferOutput<typeof Made>;
const first = { name: "", email: "", language: "en", clearance: "1", isAdministrator: false };

/**
 * A new person: their account is made here, their way to sign in is chosen by themselves with the personal link. Afterwards the page
 * of the account is shown, because without a role the person would see nothing.
 */
export function NewAccount({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [made, setMade] = useState<Made>();
  const close = () => {
    setMade(undefined);
    onClose();
    if (made) navigate(`/people?account=${made.id}`);
  };
  return (
    <Dialog title={t("web.people.new-account")} isOpen={isOpen} onClose={close}>
      {made === undefined ? <AccountForm onMade={setMade} onClose={close} /> : <Secret label={t("web.people.invitation")} secret={made.invitation} how={t("web.people.invitation-how")} onDone={close} />}
    </Dialog>
  );
}

function AccountForm({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) {
  const t = useMessages();
  const { languages } = useLanguage();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const form = useForm({
    initial: first,
    check: ({ name, email }) => [
      ...(name.trim() === "" ? [{ path: "name", sentence: t("web.people.name-needed") }] : []),
      ...(/^[^\s@]+@[^\s@]+$/.test(email.trim()) ? [] : [{ path: "email", sentence: t("web.people.email-needed") }]),
    ],
    save: (values) => stepUp.attempt(api.send("POST", "/api/accounts", { ...values, clearance: Number(values.clearance) }, { schema: Made })),
    onSaved: (made) => {
      void queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
      onMade(made);
    },
  });
  return (
    <Form form={form} submitText={t("web.people.create")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
      {stepUp.link}
      <TextField label={t("web.people.name")} isRequired maxLength={200} {...form.field("name")} />
      <TextField label={t("web.people.email")} hint={t("web.people.email-hint")} type="email" isRequired maxLength={320} {...form.field("email")} />
      <SelectField label={t("web.people.language")} options={languages.map(({ code, name }) => ({ value: code, text: name }))} {...form.field("language")} />
      <CheckboxField label={t("web.people.is-administrator")} hint={t("web.people.is-administrator-hint")} {...form.field("isAdministrator")} />
      {!form.values.isAdministrator && <RadioGroup label={t("web.people.clearance")} hint={t("web.people.clearance-hint")} options={labels.map((label, rank) => ({ value: String(rank), text: t(`ui.label.${label}`) }))} {...form.field("clearance")} />}
    </Form>
  );
}
