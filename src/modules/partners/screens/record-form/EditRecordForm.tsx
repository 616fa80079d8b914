import { useRef, useState } from "react";
import * as v from "valibot";
import { useLocation } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { ConflictView } from "#ui/form/ConflictView.tsx";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { useRecordChanges, type RecordAnswer } from "#ui/record/record.ts";
import { differences, type RecordForm } from "./record-form.ts";

export type EditRecordFormProps<Content extends { readonly label: string }, Draft extends object> = { of: RecordForm<Content, Draft>; record: RecordAnswer<Content>; submitText: string };

/** Changes a record on top of the version that was shown when writing began; a later one is never overwritten unseen. */
export function EditRecordForm<Content extends { readonly label: string }, Draft extends object>({ of, record, submitText }: EditRecordFormProps<Content, Draft>) {
  const t = useMessages();
  const [, navigate] = useLocation();
  // A ref: keeping one's own version saves at once, before the next drawing of the form.
  const base = useRef({ version: record.version, content: record.content });
  const changes = useRecordChanges(of.path, of.kind);
  const [reason, setReason] = useState("");
  const address = `/${of.path}/${record.id}`;
  const form = useForm({
    initial: of.draftOf(record.content),
    save: (draft) => changes.save(record.id, base.current.version, of.contentOf(draft, base.current.content), reason),
    onSaved: () => navigate(address),
  });
  const stored = v.safeParse(v.object({ version: v.number(), content: of.schema }), form.conflict);
  const current = stored.success ? stored.output : undefined;
  return (
    <>
      {current && (
        <ConflictView
          rows={differences(of, of.contentOf(form.values, current.content), current.content, t)}
          theirVersion={current.version}
          onKeepMine={() => {
            base.current = current;
            void form.submit();
          }}
          onTakeTheirs={() => {
            base.current = current;
            form.reset(of.draftOf(current.content));
          }}
        />
      )}
      <Form form={form} submitText={submitText} actions={<LinkButton to={address} look="quiet">{t("ui.record.cancel")}</LinkButton>}>
        <of.Fields form={form} known={record.linked.map(({ id, title }) => ({ id, title }))} compartmentId={record.compartmentId} />
        <TextField label={t("ui.record.reason-optional")} hint={t("ui.record.reason-kept")} maxLength={2000} name="reason" value={reason} onChange={setReason} />
      </Form>
    </>
  );
}
