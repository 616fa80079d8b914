import { useRef } from "react";
import * as v from "valibot";
import { ConflictView } from "#ui/form/ConflictView.tsx";
import { Form } from "#ui/form/Form.tsx";
import { isTypedOnly } from "#ui/form/typed-only.ts";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Alert } from "../../model/alert.ts";
import type { FormName } from "../../model/forms.ts";
import { AddresseeFields } from "./AddresseeFields.tsx";
import { emptyNotice, inForm, readyToWrite, tidyAlert } from "./alert-draft.ts";
import { ClaimFields } from "./ClaimFields.tsx";
import { conflictRows } from "./conflict-rows.ts";
import { DeadlineFields } from "./DeadlineFields.tsx";
import { FormChoice } from "./FormChoice.tsx";
import { OptionFields } from "./OptionFields.tsx";
import { PublicNoticeFields } from "./PublicNoticeFields.tsx";
import { SayingFields } from "./SayingFields.tsx";

/** What another form touches; the rest of the draft stays as it was typed. */
const changedByForm = ["form", "label", "addressees", "sections", "asks", "deadlines", "publicNotice", "embargoUntil", "claim"] as const;
const Stored = v.object({ version: v.number(), content: Alert });
export type StoredAlert = v.InferOutput<typeof Stored>;
export type AlertFormProps = {
  initial: Alert;
  submitText: string;
  /** Saves on top of a version; undefined: on the one the person began with. */
  save: (content: Alert, onVersion: number | undefined) => Promise<{ id: string }>;
  onSaved: (id: string) => void;
  onTakeTheirs?: (stored: StoredAlert) => void;
};

/** The draft of an alert, from the choice of its form to its deadlines. */
export function AlertForm({ initial, submitText, save, onSaved, onTakeTheirs }: AlertFormProps) {
  const t = useMessages();
  const version = useRef<number>(undefined);
  const form = useForm<Alert, { id: string }>({
    initial: readyToWrite(initial),
    check: () => ["addressee-chosen", "addressee-name"].filter(isTypedOnly).map((path) => ({ path, sentence: t("warning.screen.addressees.add-first") })),
    save: (values) => save(tidyAlert(values), version.current),
    onSaved: ({ id }) => onSaved(id),
  });
  const draft = form.values;
  const conflict = v.safeParse(Stored, form.conflict);
  const changeForm = (name: FormName) => {
    const changed = inForm(draft, name, new Date(), t("warning.addressee-kind.public"));
    for (const field of changedByForm) form.set(field, changed[field]);
  };
  const keepMine = () => {
    if (conflict.success) version.current = conflict.output.version;
    void form.submit();
  };
  return (
    <Form form={form} submitText={submitText}>
      {conflict.success && onTakeTheirs && <ConflictView rows={conflictRows(draft, conflict.output.content, t)} theirVersion={conflict.output.version} onKeepMine={keepMine} onTakeTheirs={() => onTakeTheirs(conflict.output)} />}
      <FormChoice value={draft.form} onChange={changeForm} />
      <SayingFields form={form} />
      {draft.form === "public-statement" ? (
        <PublicNoticeFields notice={draft.publicNotice ?? emptyNotice(draft.language)} embargoUntil={draft.embargoUntil} onNotice={(notice) => form.set("publicNotice", notice)} onEmbargo={(until) => form.set("embargoUntil", until)} />
      ) : (
        <>
          <AddresseeFields form={form} />
          <OptionFields form={form} />
          <DeadlineFields form={form} />
          <ClaimFields form={form} />
        </>
      )}
    </Form>
  );
}
