import { useQueryClient } from "@tanstack/react-query";
import { oneOf } from "#assessment/screens/one-of.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { Form } from "#ui/form/Form.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { StatedClaim } from "../../model/claim.ts";
import { outcomes } from "../../model/claim-verdict.ts";
import { alertKindName } from "../alert-path.ts";
import type { VerdictAnswer } from "../receipts.ts";
import { judgedOf, whyNotJudged, type Judged } from "./judged.ts";

type Props = { alertId: string; claim: StatedClaim; language: string; issuedAt: string; latest: VerdictAnswer | undefined; onClose: () => void };

const unsaid: Judged = { outcome: "", happenedOn: "", measuresTaken: false, basis: "", correction: "" };

/** What became of the claim, from what that is known, and for a correction why the earlier verdict does not hold. */
export function JudgeDialog({ alertId, claim, language, issuedAt, latest, onClose }: Props) {
  const t = useMessages();
  const queries = useQueryClient();
  const form = useForm({
    initial: unsaid,
    check: (values) => whyNotJudged(values, claim, issuedAt, latest !== undefined).map(({ path, code }) => ({ path, sentence: t(code) })),
    save: (values) => api.send("POST", `/api/alerts/${alertId}/verdicts`, judgedOf(values, latest?.number ?? null)),
    onSaved: () => {
      toast(t("warning.screen.claim.saved"));
      void Promise.all([alertKindName, "watch"].map((topic) => queries.invalidateQueries({ queryKey: [topic] })));
      onClose();
    },
  });
  const { outcome } = form.values;
  return (
    <Dialog title={t(latest ? "warning.screen.claim.correct" : "warning.screen.claim.what-happened")} isOpen onClose={onClose}>
      <Form form={form} submitText={t("warning.screen.claim.save")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
        <UserText text={claim.text} lang={language} />
        {claim.judgedBy !== "" && <KeyValue items={[{ key: t("warning.screen.claim.judged-by"), value: <UserText text={claim.judgedBy} lang={language} /> }]} />}
        <RadioGroup label={t("warning.screen.claim.outcome")} name="outcome" value={outcome} onChange={(text) => form.set("outcome", oneOf(outcomes, text) ?? outcome)} options={outcomes.map((one) => ({ value: one, text: t(`warning.outcome.${one}`) }))} isRequired />
        {outcome === "came-true" && <PartialDateField label={t("warning.screen.claim.happened-on")} hint={t("warning.screen.claim.happened-on-hint")} isRequired {...form.field("happenedOn")} />}
        {outcome === "did-not" && <CheckboxField label={t("warning.screen.claim.measures")} hint={t("warning.screen.claim.measures-hint")} {...form.field("measuresTaken")} />}
        <TextArea label={t("warning.screen.claim.basis")} hint={t("warning.screen.claim.basis-hint")} rows={3} maxLength={4000} isRequired {...form.field("basis")} />
        {latest && <TextArea label={t("warning.screen.claim.correction")} rows={2} maxLength={2000} isRequired {...form.field("correction")} />}
      </Form>
    </Dialog>
  );
}
