import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { Form } from "#ui/form/Form.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { canAskPasskeys } from "./ask-passkey.ts";
import { unlockOnDevice } from "./key-session.ts";
import { sayingOf } from "./saying-of.ts";
import { useDeviceKeys } from "./sealing-query.ts";

/** The passkey first, where one of the person's own opens their keys; the passphrase stands below it in any case. */
export function OpenOnDevice() {
  const t = useMessages();
  const device = useDeviceKeys();
  const form = useForm({
    initial: {},
    save: async () => {
      if (device === undefined) return;
      await unlockOnDevice(device.keys, device.copies).catch((error: unknown) => {
        throw error instanceof SealingRefused ? sayingOf(error, t(error.code)) : error;
      });
    },
  });
  if (device === undefined || device.copies.length === 0 || !canAskPasskeys()) return null;
  return (
    <Form form={form} submitText={t("protection.screen.unlock.with-device")}>
      <p>{t("protection.screen.unlock.or-passphrase")}</p>
    </Form>
  );
}
