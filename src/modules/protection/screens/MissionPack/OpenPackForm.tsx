import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import type { DevicePack } from "../mission-pack/device-store.ts";
import { openPack } from "../mission-pack/open-pack.ts";
import { sayingOf } from "../sealing/saying-of.ts";

/** Opens the pack of this device; what is typed here goes nowhere. */
export function OpenPackForm({ pack, onOpened }: { pack: DevicePack; onOpened?: () => void }) {
  const t = useMessages();
  const form = useForm({
    initial: { passphrase: "" },
    outlivesPage: true,
    save: ({ passphrase }) => openPack(pack, passphrase).catch((error: unknown) => {
      throw error instanceof SealingRefused ? sayingOf(error, t(error.code)) : error;
    }),
    onSaved: () => {
      form.reset({ passphrase: "" });
      onOpened?.();
    },
  });
  return (
    <Form form={form} submitText={t("protection.screen.pack.open")}>
      <TextField type="password" autoComplete="off" label={t("protection.screen.pack.passphrase")} hint={t("protection.screen.pack.passphrase-hint")} isRequired {...form.field("passphrase")} />
    </Form>
  );
}
