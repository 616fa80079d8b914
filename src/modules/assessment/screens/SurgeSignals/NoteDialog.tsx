import { useQueryClient } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { SelectField, type Option } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { surgeVerdicts } from "../../model/surges/surge-signal.ts";
import { surgesPath } from "../surge-words.ts";

/** What an unusual week turned out to be, in the words of whoever looked. */
export function NoteDialog({ id, offices, lead, onClose }: { id: string; offices: readonly Option[]; lead: string; onClose: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const form = useForm({
    initial: { verdict: "", note: "", compartmentId: offices.length === 1 ? (offices[0]?.value ?? "") : "" },
    check: ({ verdict, note, compartmentId }) => [
      ...(verdict === "" ? [{ path: "verdict", sentence: t("assessment.screen.surges.verdict-missing") }] : []),
      ...(note.trim().length < 3 ? [{ path: "note", sentence: t("assessment.screen.surges.note-missing") }] : []),
      ...(compartmentId === "" ? [{ path: "compartmentId", sentence: t("assessment.screen.surges.choose-office") }] : []),
    ],
    save: (values) => api.send("POST", `/api/${surgesPath}/${id}/notes`, values),
    onSaved: () => {
      toast(t("assessment.screen.surges.saved"));
      void queries.invalidateQueries({ queryKey: [surgesPath] });
      void queries.invalidateQueries({ queryKey: ["watch"] });
      onClose();
    },
  });
  return (
    <Dialog title={t("assessment.screen.surges.add")} isOpen onClose={onClose}>
      <Form form={form} submitText={t("assessment.screen.surges.save")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
        <p>{lead} {t("assessment.surge.nothing-decided")}</p>
        <RadioGroup label={t("assessment.screen.surges.verdict")} isRequired options={surgeVerdicts.map((verdict) => ({ value: verdict, text: t(`assessment.screen.surges.verdict.${verdict}`) }))} {...form.field("verdict")} />
        <TextArea label={t("assessment.screen.surges.note")} hint={t("assessment.screen.surges.note-hint")} isRequired rows={3} maxLength={2000} {...form.field("note")} />
        {offices.length > 1 && <SelectField label={t("assessment.screen.surges.office")} emptyText={t("assessment.screen.surges.choose-office")} isRequired options={offices} {...form.field("compartmentId")} />}
      </Form>
    </Dialog>
  );
}
