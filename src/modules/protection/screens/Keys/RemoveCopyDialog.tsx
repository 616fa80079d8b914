import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import { useRefreshSealing } from "../sealing/sealing-query.ts";

/** Says what a removal takes away and what it cannot, before it is done. */
export function RemoveCopyDialog({ passkey, onClose }: { passkey: { readonly id: string; readonly name: string }; onClose: () => void }) {
  const t = useMessages();
  const refresh = useRefreshSealing();
  const stepUp = useStepUp();
  const form = useForm({
    initial: {},
    save: () => stepUp.attempt(api.send("DELETE", `/api/sealing/key-copies/${passkey.id}`)),
    onSaved: () => {
      toast(t("protection.screen.keys.device-removed"));
      void refresh();
      onClose();
    },
  });
  return (
    <Dialog title={t("protection.screen.keys.remove-device-of", { name: isolate(passkey.name) })} isOpen onClose={onClose}>
      <Form form={form} submitText={t("protection.screen.keys.remove-device")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
        {stepUp.link}
        <p>{t("protection.screen.keys.remove-device-means")}</p>
        <p>{t("protection.screen.keys.remove-device-lost")}</p>
      </Form>
    </Dialog>
  );
}
