import { Dialog } from "#ui/dialog/Dialog.tsx";
import { Form } from "#ui/form/Form.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import type { Finding, FindingRoom } from "./finding-room.ts";
import type { AccountSource } from "./use-account-sources.ts";

export type FindingDialogProps<Value, Draft> = {
  title: string;
  room: FindingRoom<Value, Draft>;
  finding: Finding<Value>;
  sources: readonly AccountSource[];
  onChange: (finding: Finding<Value>, why?: string) => Promise<unknown>;
  onClose: () => void;
};

/** What a joined claim or event says about this, in the words of the person who read it. */
export function AccountDialog<Value, Draft>({ title, room, finding, sources, onChange, onClose }: FindingDialogProps<Value, Draft>) {
  const t = useMessages();
  const form = useForm({
    initial: { from: sources[0]?.id ?? "", value: room.empty, note: "" },
    check: ({ value }) => (room.valueOf(value) === null ? [{ path: "value", sentence: t("information.screen.incident.value-missing") }] : []),
    save: async ({ from, value, note }) => {
      const said = room.valueOf(value);
      if (said !== null) await onChange({ ...finding, accounts: [...finding.accounts, { from, value: said, note }] });
    },
    onSaved: onClose,
  });
  return (
    <Dialog title={t("information.screen.incident.named-button", { button: t("information.screen.incident.add-account"), finding: title })} isOpen onClose={onClose}>
      <Form form={form} submitText={t("information.screen.save")}>
        <SelectField label={t("information.screen.incident.account")} isRequired options={sources.map((source) => ({ value: source.id, text: source.title }))} {...form.field("from")} />
        {room.field("value", form.values.value, (value) => form.set("value", value))}
        <TextField label={t("information.screen.incident.note")} maxLength={1000} {...form.field("note")} />
      </Form>
    </Dialog>
  );
}
