import { useState } from "react";
import { FileDrop } from "#ui/form/FileDrop.tsx";
import { Form } from "#ui/form/Form.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { columnRoles, faultsOfColumns, type CountryTable, type TableColumn } from "../../model/country-table/country-table.ts";
import { headerOf } from "../../model/country-table/header.ts";
import { proposedColumns } from "../../model/country-table/known-columns.ts";
import { tableKindName, tablePath } from "../country-table-path.ts";
import { LabelField } from "../LabelField.tsx";
import { oneOf } from "../one-of.ts";
import { mostFileBytes, useBringIn, type Draft } from "../use-bring-in.ts";
import { startOf } from "./start-of.ts";
import styles from "./styles.module.css";

type Props = { compartmentId: string; initial: CountryTable; draft?: Draft; onRead: (id: string) => void };

const required = [
  { path: "title", code: "assessment.title-missing" },
  { path: "source", code: "assessment.country-table-source-missing" },
] as const;

/** Who made the table, the file, and what each of its columns is. */
export function TableForm({ compartmentId, initial, draft, onRead }: Props) {
  const t = useMessages();
  const { file, setFile, save } = useBringIn(tablePath, tableKindName, compartmentId, draft);
  const [example, setExample] = useState<readonly string[]>([]);
  const form = useForm({
    initial,
    check: ({ columns, ...written }) => [
      ...required.filter(({ path }) => written[path].trim() === "").map(({ path, code }) => ({ path, sentence: t(code) })),
      ...(file === undefined ? [{ path: "file", sentence: t("assessment.screen.country-table.file-missing") }] : faultsOfColumns(columns).map(({ path, code }) => ({ path, sentence: t(code) }))),
    ],
    save,
    onSaved: ({ id }) => onRead(id),
  });
  const take = async (chosen: File) => {
    const { header, example: first } = headerOf(await startOf(chosen));
    setFile(chosen);
    setExample(first);
    // What was said of a column before holds for the file that was chosen after it.
    const said = new Map(form.values.columns.map(({ name, role }) => [name, role]));
    form.set("columns", proposedColumns(header).map(({ name, role }) => ({ name, role: said.get(name) ?? role })));
    if (form.values.title === "") form.set("title", chosen.name.replace(/(\.(csv|tsv|txt|gz))+$/i, ""));
  };
  return (
    <Form form={form} submitText={t("assessment.screen.country-table.read")}>
      <FileDrop label={t("assessment.screen.country-table.file")} hint={t("assessment.screen.country-table.file-hint")} accept=".csv,.tsv,.txt,.gz" mostBytes={mostFileBytes} onFiles={([chosen]) => void (chosen && take(chosen))} />
      {file !== undefined && <p role="status">{t("assessment.screen.country-table.chosen", { name: isolate(file.name), columns: form.values.columns.length })}</p>}
      {form.values.columns.length > 0 && <Columns columns={form.values.columns} example={example} onChange={(columns) => form.set("columns", columns)} />}
      <TextField label={t("ui.record.title")} isRequired maxLength={300} {...form.field("title")} />
      <TextArea label={t("assessment.screen.country-table.source")} hint={t("assessment.screen.country-table.source-hint")} isRequired rows={3} maxLength={4_000} {...form.field("source")} />
      <LabelField {...form.field("label")} />
      <TextArea label={t("assessment.screen.country-table.note")} rows={3} maxLength={4_000} {...form.field("note")} />
    </Form>
  );
}

function Columns({ columns, example, onChange }: { columns: readonly TableColumn[]; example: readonly string[]; onChange: (columns: TableColumn[]) => void }) {
  const t = useMessages();
  const options = columnRoles.map((role) => ({ value: role, text: t(`assessment.column-role.${role}`) }));
  return (
    <Section title={t("assessment.screen.country-table.columns")} lead={t("assessment.screen.country-table.columns-lead")}>
      <div className={styles["columns"]}>
        {columns.map(({ name, role }, place) => (
          <SelectField
            key={name}
            label={name}
            hint={example[place] === undefined || example[place] === "" ? undefined : t("assessment.screen.country-table.example", { value: isolate(example[place]) })}
            name={`columns.${place}`}
            value={role}
            onChange={(chosen) => onChange(columns.map((column, at) => (at === place ? { name, role: oneOf(columnRoles, chosen) ?? role } : column)))}
            options={options}
          />
        ))}
      </div>
    </Section>
  );
}
