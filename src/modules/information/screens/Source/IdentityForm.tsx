import { Button } from "#ui/button/Button.tsx";
import { Form } from "#ui/form/Form.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { useRecordChanges, type RecordAnswer } from "#ui/record/record.ts";
import type { Source, SourceIdentity } from "../../model/source.ts";
import type { Revealed } from "./revealed.ts";

/** Writes down who a source is, in a record of its own that is always Strictly Confidential. */
export function IdentityForm({ source, stored, onDone }: { source: RecordAnswer<Source>; stored: Revealed | undefined; onDone: () => void }) {
  const t = useMessages();
  const changes = useRecordChanges("source-identities", "information.source-identity");
  const first: SourceIdentity = stored?.content ?? { label: "strictly-confidential", sourceId: source.id, name: "", contact: "", safetyNotes: "" };
  const form = useForm({
    initial: first,
    save: (content) => (stored ? changes.save(stored.id, stored.version, content) : changes.create(source.compartmentId, content)),
    onSaved: onDone,
  });
  return (
    <Form form={form} submitText={t("information.screen.save")} actions={<Button look="quiet" onClick={onDone}>{t("ui.record.cancel")}</Button>}>
      <TextField label={t("information.screen.identity.name")} isRequired maxLength={300} autoComplete="off" {...form.field("name")} />
      <TextField label={t("information.screen.identity.contact")} maxLength={500} autoComplete="off" {...form.field("contact")} />
      <TextArea label={t("information.screen.identity.safety")} hint={t("information.screen.identity.safety-hint")} rows={3} maxLength={4000} {...form.field("safetyNotes")} />
    </Form>
  );
}
