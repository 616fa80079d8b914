import { Dialog } from "#ui/dialog/Dialog.tsx";
import { Form } from "#ui/form/Form.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import type { FindingDialogProps } from "./AccountDialog.tsx";

/** The one value held for now, begun from an account or written afresh, and why it is preferred. */
export function WorkingDialog<Value, Draft>({ title, room, finding, sources, onChange, onClose }: FindingDialogProps<Value, Draft>) {
  const t = useMessages();
  const { accounts, working } = finding;
  const begun = working?.value ?? (accounts.length === 1 ? accounts[0]?.value : undefined);
  const form = useForm({
    initial: { value: begun === undefined ? room.empty : room.draftOf(begun), reason: working?.reason ?? "", from: "" },
    check: ({ value, reason }) => [
      ...(room.valueOf(value) === null ? [{ path: "value", sentence: t("information.screen.incident.value-missing") }] : []),
      ...(reason.trim().length < 3 ? [{ path: "reason", sentence: t("information.working-value-without-reason") }] : []),
    ],
    save: async ({ value, reason }) => {
      const held = room.valueOf(value);
      if (held !== null) await onChange({ ...finding, working: { value: held, reason } }, reason);
    },
    onSaved: onClose,
  });
  const take = (from: string) => {
    form.set("from", from);
    const account = accounts.find((one) => one.from === from);
    if (account) form.set("value", room.draftOf(account.value));
  };
  const options = accounts.map((account) => ({ value: account.from, text: t("information.screen.incident.says-it", { value: isolate(room.say(account.value)), account: isolate(sources.find(({ id }) => id === account.from)?.title ?? "") }) }));
  return (
    <Dialog title={t("information.screen.incident.named-button", { button: t("information.screen.incident.set-held"), finding: title })} isOpen onClose={onClose}>
      <Form form={form} submitText={t("information.screen.save")}>
        {accounts.length > 0 && <SelectField label={t("information.screen.incident.as-told-by")} hint={t("information.screen.incident.as-told-by-hint")} name="from" value={form.values.from} onChange={take} emptyText={t("information.screen.incident.own-value")} options={options} />}
        {room.field("value", form.values.value, (value) => form.set("value", value))}
        <TextArea label={t("information.screen.incident.why-held")} isRequired rows={2} maxLength={2000} {...form.field("reason")} />
      </Form>
    </Dialog>
  );
}
