import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { Button } from "#ui/button/Button.tsx";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { lock, openKeys, unlock } from "./key-session.ts";
import { OpenOnDevice } from "./OpenOnDevice.tsx";
import { sayingOf } from "./saying-of.ts";
import { useKept } from "./sealing-query.ts";

/** Opens the person's keys in this page; nothing typed here is sent. */
export function UnlockForm() {
  const t = useMessages();
  const kept = useKept();
  const keys = openKeys.use();
  const form = useForm({
    initial: { passphrase: "" },
    outlivesPage: true,
    save: async ({ passphrase }) => {
      if (kept === undefined) return;
      await unlock(kept, passphrase).catch((error: unknown) => {
        throw error instanceof SealingRefused ? sayingOf(error, t(error.code)) : error;
      });
    },
    onSaved: () => form.reset({ passphrase: "" }),
  });
  if (kept === undefined && keys === undefined) return <Empty why="nothing" action={<LinkButton to="/keys" look="main">{t("protection.screen.keys.title")}</LinkButton>}>{t("protection.screen.unlock.no-key")}</Empty>;
  if (keys !== undefined || kept === undefined) return <p>{t(keys?.author === undefined ? "protection.screen.recovery.is-open" : "protection.screen.unlock.is-open")} <Button look="quiet" onClick={lock}>{t("protection.screen.unlock.lock")}</Button></p>;
  return (
    <>
      <OpenOnDevice />
      <Form form={form} submitText={t("protection.screen.unlock.open")}>
        <TextField type="password" autoComplete="current-password" label={t("protection.screen.unlock.passphrase")} hint={kept.passphrase === undefined ? t("protection.screen.unlock.hint") : t("protection.screen.unlock.exercise", { passphrase: kept.passphrase })} isRequired {...form.field("passphrase")} />
      </Form>
    </>
  );
}
