import { useQueryClient } from "@tanstack/react-query";
import * as v from "valibot";
import { api, ApiProblem } from "#ui/api.ts";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { useSession } from "#ui/session.ts";
import { passkeysQuery } from "./people-answers.ts";
import { useStepUp } from "#ui/form/step-up.tsx";

const isCreationOptions = (value: unknown): boolean => typeof value === "object" && value !== null && "challenge" in value && "rp" in value;
const Ceremony = v.object({ challengeId: v.string(), options: v.custom<PublicKeyCredentialCreationOptionsJSON>(isCreationOptions) });

/** A second passkey on another device: whoever loses the only one is locked out. Offered where the browser can and the session may. */
export function AddPasskey() {
  const t = useMessages();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const { assurance } = useSession();
  const form = useForm({
    initial: { name: "" },
    check: ({ name }) => (name.trim() === "" ? [{ path: "name", sentence: t("web.people.passkey-name-missing") }] : []),
    save: ({ name }) => stepUp.attempt(register(name.trim(), t("platform.passkey-cancelled"))),
    onSaved: () => {
      toast(t("web.people.passkey-added"));
      form.reset({ name: "" });
      void queries.invalidateQueries({ queryKey: passkeysQuery.queryKey });
    },
  });
  if (assurance !== 2 || typeof PublicKeyCredential === "undefined" || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) return null;
  return (
    <Form form={form} submitText={t("web.people.add-passkey")}>
      {stepUp.link}
      <TextField label={t("web.people.passkey-name")} hint={t("web.people.passkey-name-hint")} isRequired maxLength={100} {...form.field("name")} />
    </Form>
  );
}

async function register(name: string, cancelled: string): Promise<void> {
  const { challengeId, options } = await api.send("POST", "/api/passkeys/options", {}, { schema: Ceremony });
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }).catch(() => null);
  // The person closed the device's question, or the device knows a passkey for this account already.
  if (!(credential instanceof PublicKeyCredential)) throw new ApiProblem(0, { code: "platform.passkey-cancelled", title: cancelled, fields: [], current: undefined, reference: undefined });
  await api.send("POST", "/api/passkeys", { challengeId, response: credential.toJSON(), name });
}
