import { useState } from "react";
import { isStrongEnough } from "#platform/rules/sealing/passphrase.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { Form } from "#ui/form/Form.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Fingerprint } from "../sealing/Fingerprint.tsx";
import { lock, makeKeys } from "../sealing/key-session.ts";
import { useRefreshSealing, useSealing } from "../sealing/sealing-query.ts";
import { KeyCopies } from "./KeyCopies.tsx";
import { SuggestedWords } from "./SuggestedWords.tsx";

export function OwnKey() {
  const t = useMessages();
  const format = useFormat();
  const { own } = useSealing();
  const [isMaking, setMaking] = useState(false);
  return (
    <Section title={t("protection.screen.keys.own")} lead={t("protection.screen.keys.own-lead")}>
      {own !== null && (
        <>
          <KeyValue items={[{ key: t("protection.screen.keys.fingerprint"), value: <Fingerprint of={own.signer} /> }, { key: t("protection.screen.keys.made"), value: format.date(own.madeAt) }]} />
          <KeyCopies closed={own.closed} />
          {!isMaking && <p><Button onClick={() => setMaking(true)}>{t("protection.screen.keys.make-new")}</Button></p>}
        </>
      )}
      {(own === null || isMaking) && <MakeKeys isAgain={own !== null} onMade={() => setMaking(false)} />}
    </Section>
  );
}

function MakeKeys({ isAgain, onMade }: { isAgain: boolean; onMade: () => void }) {
  const t = useMessages();
  const refresh = useRefreshSealing();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { passphrase: "", again: "", isWritten: false },
    check: ({ passphrase, again, isWritten }) => [
      ...(isStrongEnough(passphrase) ? [] : [{ path: "passphrase", sentence: t("sealing.passphrase-weak") }]),
      ...(again === passphrase ? [] : [{ path: "again", sentence: t("protection.screen.keys.again-differs") }]),
      ...(isWritten ? [] : [{ path: "isWritten", sentence: t("protection.screen.keys.write-first") }]),
    ],
    save: async ({ passphrase }) => stepUp.attempt(api.send("PUT", "/api/sealing/own-key", await makeKeys(passphrase))),
    onSaved: () => {
      lock();
      toast(t("protection.screen.keys.made-toast"));
      void refresh();
      onMade();
    },
  });
  return (
    <Form form={form} submitText={t("protection.screen.keys.make")}>
      {isAgain && <p>{t("protection.screen.keys.again-means")}</p>}
      <SuggestedWords />
      <TextField type="password" autoComplete="new-password" label={t("protection.screen.unlock.passphrase")} hint={t("protection.screen.keys.passphrase-hint")} isRequired {...form.field("passphrase")} />
      <TextField type="password" autoComplete="new-password" label={t("protection.screen.keys.again")} isRequired {...form.field("again")} />
      <CheckboxField label={t("protection.screen.keys.written")} {...form.field("isWritten")} />
      {stepUp.link}
    </Form>
  );
}
