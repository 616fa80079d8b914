import { useState } from "react";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Empty } from "#ui/page/Empty.tsx";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { SealingAnswer } from "../../contract.ts";
import { canAskPasskeys } from "../sealing/ask-passkey.ts";
import { copyForDevice } from "../sealing/key-session.ts";
import { sayingOf } from "../sealing/saying-of.ts";
import { useDeviceKeys, useRefreshSealing, useSealing } from "../sealing/sealing-query.ts";
import { RemoveCopyDialog } from "./RemoveCopyDialog.tsx";

type Passkey = SealingAnswer["passkeys"][number];

/** Which of the own passkeys open the key beside the passphrase, each with its removal, and one more for this device. */
export function KeyCopies({ closed }: { closed: string }) {
  const t = useMessages();
  const { passkeys } = useSealing();
  const device = useDeviceKeys();
  const [removing, setRemoving] = useState<Passkey>();
  if (device === undefined) return null;
  const without = passkeys.filter(({ copy }) => copy === null).map(({ credential }) => credential);
  const opening = passkeys.filter(({ copy }) => copy !== null);
  return (
    <>
      {opening.length > 0 && (
        <DataTable
          isStacked
          caption={t("protection.screen.keys.devices")}
          rows={opening}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", title: t("protection.screen.keys.passkey"), kind: "text", value: ({ name }) => name, cell: ({ name }) => <Bdi>{name}</Bdi> },
            { key: "since", title: t("protection.screen.keys.opens-since"), kind: "dateTime", value: ({ copy }) => copy?.madeAt },
            { key: "do", title: "", kind: "buttons", value: () => "", cell: (one) => <Button look="danger" label={t("protection.screen.keys.remove-device-of", { name: one.name })} onClick={() => setRemoving(one)}>{t("protection.screen.keys.remove-device")}</Button> },
          ]}
        />
      )}
      {passkeys.length === 0 ? <Empty why="nothing" action={<LinkButton to="/people">{t("protection.screen.keys.add-passkey")}</LinkButton>}>{t("protection.screen.keys.no-passkey")}</Empty>
        : canAskPasskeys() && without.length > 0 && <Disclosure isTask summary={t("protection.screen.keys.with-device")}><CopyForm closed={closed} credentials={without} /></Disclosure>}
      {removing && <RemoveCopyDialog passkey={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}

/** The passphrase is asked for although the key may be open: whoever has forgotten it should learn so while they can still make a new key. */
function CopyForm({ closed, credentials }: { closed: string; credentials: readonly string[] }) {
  const t = useMessages();
  const device = useDeviceKeys();
  const refresh = useRefreshSealing();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { passphrase: "" },
    save: async ({ passphrase }) => {
      if (device === undefined) return;
      const copy = await copyForDevice({ ...device.keys, closed }, passphrase, credentials).catch((error: unknown) => {
        throw error instanceof SealingRefused ? sayingOf(error, t(error.code)) : error;
      });
      await stepUp.attempt(api.send("POST", "/api/sealing/key-copies", copy));
    },
    onSaved: () => {
      toast(t("protection.screen.keys.device-added"));
      form.reset({ passphrase: "" });
      void refresh();
    },
  });
  return (
    <Form form={form} submitText={t("protection.screen.keys.with-device")}>
      {stepUp.link}
      <p>{t("protection.screen.keys.device-means")}</p>
      <TextField type="password" autoComplete="current-password" label={t("protection.screen.unlock.passphrase")} isRequired {...form.field("passphrase")} />
    </Form>
  );
}
