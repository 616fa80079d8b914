import { useQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { CsvMapping } from "../../model/import/csv-mapping.ts";
import { useSettled } from "../use-settled.ts";
import { ColumnFields } from "./ColumnFields.tsx";
import { FirstRows } from "./FirstRows.tsx";
import { KindFields } from "./KindFields.tsx";
import { tableOf } from "./mapping-change.ts";
import { TriedMapping, type PreviewedFile } from "./preview.ts";
import { ReadingFields } from "./ReadingFields.tsx";
import { SavedMappings } from "./SavedMappings.tsx";
import { startImport } from "./start-import.ts";
import { TriedRows } from "./TriedRows.tsx";

export type ChosenMapping = { readonly mapping: CsvMapping; readonly release: string };
type MapColumnsProps = { file: PreviewedFile; /** What was chosen for this file before. */ kept: ChosenMapping | undefined; onStarted: (runId: string) => void; onAgain: (chosen: ChosenMapping) => void };

/** What the columns of a table mean: guessed, corrected by a person, tried on the first rows, saved under a name, then started. */
export function MapColumns({ file, kept, onStarted, onAgain }: MapColumnsProps) {
  const t = useMessages();
  const initial: ChosenMapping = kept ?? { mapping: { ...file.guess.mapping, name: file.fileName }, release: "" };
  const form = useForm({
    initial,
    check: ({ mapping }) => (mapping.name.trim() === "" ? [{ path: "name", sentence: t("information.screen.import.name-missing") }] : mapping.columns.dateFrom ? [] : [{ path: "dateFrom", sentence: t("information.screen.import.date-missing") }]),
    save: async ({ mapping, release }) => {
      await api.send("POST", "/api/import-mappings", mapping);
      return startImport({ format: "csv", fileName: file.fileName, upload: file.upload, release, mapping: mapping.name.trim() });
    },
    onSaved: onStarted,
  });
  const { mapping } = form.values;
  const change = (next: CsvMapping) => form.set("mapping", next);
  const table = tableOf(file, mapping);
  const settled = useSettled(JSON.stringify(mapping));
  const { data: tried } = useQuery({
    queryKey: ["information.import-try", file.upload, settled],
    queryFn: () => api.send("POST", "/api/import-mappings/try", { upload: file.upload, fileName: file.fileName, mapping: JSON.parse(settled) }, { schema: TriedMapping }),
    initialData: kept === undefined && settled === JSON.stringify(initial.mapping) ? file : undefined,
    placeholderData: (before) => before,
  });
  return (
    <Form form={form} submitText={t("information.screen.import.save-and-start")} actions={<Button look="quiet" onClick={() => onAgain(form.values)}>{t("information.screen.import.other-file")}</Button>}>
      <FirstRows names={table.names} rows={table.rows} />
      <SavedMappings onChoose={(saved) => change(saved)} />
      <ColumnFields mapping={mapping} names={table.names} because={file.guess.because} onChange={change} />
      <ReadingFields mapping={mapping} isDateAmbiguous={file.guess.isDateAmbiguous} onChange={change} />
      <KindFields mapping={mapping} table={table} onChange={change} />
      {tried && <TriedRows tried={tried} hasDate={mapping.columns.dateFrom !== undefined} />}
      <Section title={t("information.screen.import.save")} lead={t("information.screen.import.save-lead")}>
        <TextField label={t("information.screen.import.name")} name="name" value={mapping.name} onChange={(name) => change({ ...mapping, name })} isRequired maxLength={200} />
        <TextField label={t("information.screen.import.dataset")} hint={t("information.screen.import.dataset-hint")} name="dataset" value={mapping.dataset} onChange={(dataset) => change({ ...mapping, dataset: dataset.toLowerCase().replace(/[^a-z0-9-]/g, "-") })} isRequired maxLength={60} />
        <TextField label={t("information.screen.imports.release")} hint={t("information.screen.import.release-hint")} {...form.field("release")} maxLength={60} />
      </Section>
    </Form>
  );
}
