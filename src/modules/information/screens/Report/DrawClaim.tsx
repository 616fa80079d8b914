import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { useRecordChanges } from "#ui/record/record.ts";
import type { Report } from "../../model/report.ts";
import { claimDraft, claimOf, firstClaim } from "../ClaimForm/claim-draft.ts";
import { ClaimFields } from "../ClaimForm/ClaimFields.tsx";
import { selectedWords } from "./selected-words.ts";

/** Draws one claim after another from a report, with the report's words beside the form. */
export function DrawClaim({ id, compartmentId, report }: { id: string; compartmentId: string; report: Report }) {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  // Each claim begins with a fresh form, whose groups are folded again.
  const [number, setNumber] = useState(0);
  if (!isOpen) return <div><Button look="main" onClick={() => setOpen(true)}>{t("information.screen.report.draw-claim")}</Button></div>;
  return <ClaimForm key={number} id={id} compartmentId={compartmentId} report={report} onDrawn={() => setNumber(number + 1)} onClose={() => setOpen(false)} />;
}

type ClaimFormProps = { id: string; compartmentId: string; report: Report; onDrawn: () => void; onClose: () => void };

function ClaimForm({ id, compartmentId, report, onDrawn, onClose }: ClaimFormProps) {
  const t = useMessages();
  const [problem, setProblem] = useState(false);
  const changes = useRecordChanges("claims", "information.claim");
  const form = useForm({
    initial: claimDraft(firstClaim(id, report)),
    save: (draft) => changes.create(compartmentId, claimOf(draft)),
    onSaved: () => {
      toast(t("information.screen.report.claim-drawn"));
      onDrawn();
    },
  });
  const take = () => {
    const words = selectedWords().slice(0, 4000);
    setProblem(words === "");
    if (words === "") return;
    form.set("extract", words);
    if (form.values.statement.trim() === "") form.set("statement", words.slice(0, 2000));
  };
  return (
    <Form form={form} submitText={t("information.screen.report.draw-claim")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
      <div>
        <Button onClick={take}>{t("information.screen.report.take-words")}</Button>
        {problem && <p role="alert">{t("information.screen.report.mark-first")}</p>}
      </div>
      <ClaimFields form={form} known={[]} compartmentId={compartmentId} />
    </Form>
  );
}
