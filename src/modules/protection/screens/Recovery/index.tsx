import { useLocation } from "wouter";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { joinShares } from "#platform/rules/sealing/shares.ts";
import { api } from "#ui/api.ts";
import { Form } from "#ui/form/Form.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { RecoveryAnswer } from "../../contract.ts";
import { doorReaders } from "../../model/door-readers.ts";
import { unlockRecovery } from "../sealing/key-session.ts";
import { refuseMistyped, typedShares } from "../sealing/typed-shares.ts";
import { sayingOf } from "../sealing/saying-of.ts";

/** When a desk has lost its keys: three custodians open what was sealed, in this page, for as long as it is not idle. */
export function RecoveryScreen() {
  const t = useMessages();
  const [, navigate] = useLocation();
  const stepUp = useStepUp();
  const offices = useCompartmentsFor(doorReaders.submission);
  const form = useForm({
    initial: { compartmentId: offices.length === 1 ? (offices[0]?.value ?? "") : "", reason: "", first: "", second: "", third: "" },
    outlivesPage: true,
    check: ({ reason }) => (reason.trim().length < 3 ? [{ path: "reason", sentence: t("platform.reason-invalid") }] : []),
    save: async ({ compartmentId, reason, ...typed }) => {
      const shares = typedShares.map((name) => typed[name]);
      const saying = (error: unknown): never => {
        throw error instanceof SealingRefused ? sayingOf(error, t(error.code)) : error;
      };
      // Looked at before anything is asked for: a slip of the pen is no reason for an entry in the ledger.
      await refuseMistyped(typed, t);
      await joinShares(shares).catch(saying);
      const { recoveryClosed } = await stepUp.attempt(api.send("POST", "/api/sealing/recovery", { compartmentId, reason }, { schema: RecoveryAnswer }));
      await unlockRecovery(recoveryClosed, shares).catch(saying);
    },
    onSaved: () => navigate("/inbox"),
  });
  return (
    <Page title={t("protection.screen.recovery.title")} lead={t("protection.screen.recovery.lead")} breadcrumbs={[{ to: "/keys", text: t("protection.screen.keys.title") }]}>
      {offices.length === 0 ? <Empty why="not-permitted" /> : (
        <Form form={form} submitText={t("protection.screen.recovery.open")}>
          {stepUp.link}
          {offices.length > 1 && <CompartmentField roles={doorReaders.submission} {...form.field("compartmentId")} />}
          <TextArea label={t("ui.record.reason")} hint={t("ui.record.reason-kept")} isRequired rows={2} maxLength={1000} {...form.field("reason")} />
          {typedShares.map((name, at) => <TextArea key={name} rows={2} label={t("protection.screen.ceremony.drill-share", { n: at + 1 })} isRequired {...form.field(name)} />)}
        </Form>
      )}
    </Page>
  );
}
