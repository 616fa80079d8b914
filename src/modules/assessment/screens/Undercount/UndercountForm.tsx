import { Form } from "#ui/form/Form.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { readOverlapTable } from "../../model/undercount/overlap-table.ts";
import type { Undercount } from "../../model/undercount/undercount.ts";
import { LabelField } from "../LabelField.tsx";

type Props = { initial: Undercount; submitText: string; save: (content: Undercount) => Promise<{ id: string }>; onSaved: (id: string) => void };

/** Said all at once with what is wrong in the table, so that nobody is sent back twice. */
const required = [
  { path: "title", code: "assessment.title-missing" },
  { path: "population", code: "assessment.undercount-population-missing" },
  { path: "lists", code: "assessment.undercount-lists-missing" },
] as const;

/** Who is counted, what the lists are, and the table of their overlaps. A table that cannot be read is said to be so with its row, before anything is sent. */
export function UndercountForm({ initial, submitText, save, onSaved }: Props) {
  const t = useMessages();
  const form = useForm({
    initial,
    check: ({ table, ...written }) => {
      const read = readOverlapTable(table);
      const missing = required.filter(({ path }) => written[path].trim() === "").map(({ path, code }) => ({ path, sentence: t(code) }));
      return [...missing, ...("fault" in read ? [{ path: "table", sentence: t("assessment.screen.undercount.in-row", { row: read.row, sentence: t(read.fault) }) }] : [])];
    },
    save,
    onSaved: ({ id }) => onSaved(id),
  });
  return (
    <Form form={form} submitText={submitText}>
      <TextField label={t("ui.record.title")} isRequired maxLength={300} {...form.field("title")} />
      <TextArea label={t("assessment.screen.undercount.population")} hint={t("assessment.screen.undercount.population-hint")} isRequired rows={2} maxLength={1_000} {...form.field("population")} />
      <TextArea label={t("assessment.screen.undercount.lists")} hint={t("assessment.screen.undercount.lists-hint")} isRequired rows={3} maxLength={4_000} {...form.field("lists")} />
      <TextArea label={t("assessment.screen.undercount.table")} hint={t("assessment.screen.undercount.table-hint")} isRequired rows={9} maxLength={60_000} {...form.field("table")} />
      <LabelField {...form.field("label")} />
      <TextArea label={t("assessment.screen.undercount.note")} rows={3} maxLength={4_000} {...form.field("note")} />
    </Form>
  );
}
