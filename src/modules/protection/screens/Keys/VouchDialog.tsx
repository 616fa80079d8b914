import { certify } from "#platform/rules/sealing/certificate.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { Form } from "#ui/form/Form.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import { Fingerprint } from "../sealing/Fingerprint.tsx";
import { openKeys } from "../sealing/key-session.ts";
import { inTwoYears, today, useRefreshSealing } from "../sealing/sealing-query.ts";
import { UnlockForm } from "../sealing/UnlockForm.tsx";

export type Vouched = { readonly accountId: string; readonly name: string; readonly recipient: string; readonly signer: string };

/** An officer says that a key is really the colleague's, after both have read the same signs to each other. */
export function VouchDialog({ person, organisation, compartment, onClose }: { person: Vouched; organisation: string; compartment: string; onClose: () => void }) {
  const t = useMessages();
  const keys = openKeys.use();
  const refresh = useRefreshSealing();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { isCompared: false },
    check: ({ isCompared }) => (isCompared ? [] : [{ path: "isCompared", sentence: t("protection.screen.keys.compare-first") }]),
    save: async () => {
      if (!keys?.author) return;
      const { accountId: holder, recipient, signer } = person;
      const certificate = certify({ kind: "member", organisation, compartment, holder, recipient, signer, from: today(), until: inTwoYears() }, keys.author);
      await stepUp.attempt(api.send("POST", "/api/sealing/certificates", { certificate }));
    },
    onSaved: () => {
      toast(t("protection.screen.keys.vouched"));
      void refresh();
      onClose();
    },
  });
  return (
    <Dialog title={t("protection.screen.keys.vouch-for", { name: isolate(person.name) })} isOpen onClose={onClose}>
      {keys?.author === undefined ? <UnlockForm /> : (
        <Form form={form} submitText={t("protection.screen.keys.vouch")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
          {stepUp.link}
          <p>{t("protection.screen.keys.compare", { name: isolate(person.name) })}</p>
          <p><Fingerprint of={person.signer} /></p>
          <CheckboxField label={t("protection.screen.keys.compared")} {...form.field("isCompared")} />
        </Form>
      )}
    </Dialog>
  );
}
