import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { oneOf } from "#assessment/screens/one-of.ts";
import { announce } from "#ui/announce.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import { Form } from "#ui/form/Form.tsx";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import { responses } from "../../model/receipt.ts";
import { alertKindName } from "../alert-path.ts";
import type { ReceiptAnswer } from "../receipts.ts";
import { toldOf, toldKinds, whyNotTold, type Told } from "./told.ts";

/** What an addressee told the office by another way than the personal page: by telephone, in a meeting, on paper. */
export function NoteAnswer({ alertId, receipt, onClose }: { alertId: string; receipt: ReceiptAnswer; onClose: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const [initial] = useState((): Told => ({ kind: receipt.acknowledgedAt === null ? "acknowledged" : receipt.response === null ? "answered" : "acted", response: "", reason: "", laterUntil: "", at: new Date().toISOString() }));
  const form = useForm({
    initial,
    check: (values) => whyNotTold(values).map(({ path, code }) => ({ path, sentence: t(code) })),
    save: (values) => api.send("POST", `/api/alerts/${alertId}/addressees/${receipt.addresseeKey}/answers`, toldOf(values)),
    onSaved: () => {
      announce(t("warning.screen.note.done", { name: isolate(receipt.name) }));
      void Promise.all([alertKindName, "watch"].map((topic) => queries.invalidateQueries({ queryKey: [topic] })));
      onClose();
    },
  });
  const { kind, response } = form.values;
  return (
    <Dialog title={t("warning.screen.note.of", { name: isolate(receipt.name) })} isOpen onClose={onClose}>
      <Form form={form} submitText={t("warning.screen.note.save")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
        <RadioGroup label={t("warning.screen.note.what")} name="kind" value={kind} onChange={(text) => form.set("kind", oneOf(toldKinds, text) ?? kind)} options={toldKinds.map((one) => ({ value: one, text: t(`warning.screen.note.kind.${one}`) }))} />
        {kind === "answered" && (
          <>
            <RadioGroup label={t("warning.screen.receipts.response")} name="response" value={response} onChange={(text) => form.set("response", oneOf(responses, text) ?? response)} options={responses.map((one) => ({ value: one, text: t(`warning.response.${one}`) }))} isRequired />
            <TextArea label={t("warning.screen.note.reason")} hint={t("warning.screen.note.reason-hint")} rows={3} maxLength={4000} isRequired {...form.field("reason")} />
            {response === "later" && <DateTimeField label={t("warning.screen.note.later-until")} isRequired {...form.field("laterUntil")} />}
          </>
        )}
        {(kind === "acted" || kind === "reported-back") && <DateTimeField label={t("warning.screen.note.at")} isRequired {...form.field("at")} />}
      </Form>
    </Dialog>
  );
}
