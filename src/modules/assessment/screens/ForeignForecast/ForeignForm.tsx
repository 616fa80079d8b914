import { useSuspenseQuery } from "@tanstack/react-query";
import { FileDrop } from "#ui/form/FileDrop.tsx";
import { Form } from "#ui/form/Form.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import { forecastTargets } from "../../model/forecast/forecast-run.ts";
import type { ForeignForecast } from "../../model/foreign-forecast/foreign-forecast.ts";
import { datasetsQuery } from "../datasets-query.ts";
import { foreignKindName, foreignPath } from "../foreign-path.ts";
import { LabelField } from "../LabelField.tsx";
import { oneOf } from "../one-of.ts";
import { mostFileBytes, useBringIn, type Draft } from "../use-bring-in.ts";

type Props = { compartmentId: string; initial: ForeignForecast; draft?: Draft; onRead: (id: string) => void };

const required = [
  { path: "title", code: "assessment.title-missing" },
  { path: "source", code: "assessment.foreign-source-missing" },
  { path: "dataset", code: "assessment.forecast-dataset-missing" },
] as const;

/** The archive, who made it, what it foretells, and what it is held against. */
export function ForeignForm({ compartmentId, initial, draft, onRead }: Props) {
  const t = useMessages();
  const { data } = useSuspenseQuery(datasetsQuery);
  const { file, setFile, save } = useBringIn(foreignPath, foreignKindName, compartmentId, draft);
  const form = useForm({
    initial: { ...initial, dataset: initial.dataset === "" ? (data.items[0]?.dataset ?? "") : initial.dataset },
    check: (written) => [
      ...(file === undefined ? [{ path: "file", sentence: t("assessment.screen.foreign.file-missing") }] : []),
      ...required.filter(({ path }) => written[path].trim() === "").map(({ path, code }) => ({ path, sentence: t(code) })),
    ],
    save,
    onSaved: ({ id }) => onRead(id),
  });
  return (
    <Form form={form} submitText={t("assessment.screen.foreign.read")}>
      <FileDrop label={t("assessment.screen.country-table.file")} hint={t("assessment.screen.foreign.file-hint")} accept=".csv,.tsv,.txt,.gz,.zip" mostBytes={mostFileBytes} onFiles={([chosen]) => setFile(chosen)} />
      {file !== undefined && <p role="status">{isolate(file.name)}</p>}
      <TextField label={t("ui.record.title")} isRequired maxLength={300} {...form.field("title")} />
      <TextArea label={t("assessment.screen.country-table.source")} hint={t("assessment.screen.foreign.source-hint")} isRequired rows={3} maxLength={4_000} {...form.field("source")} />
      <SelectField label={t("assessment.screen.foreign.target")} name="target" value={form.values.target} onChange={(target) => form.set("target", oneOf(forecastTargets, target) ?? form.values.target)} options={forecastTargets.map((target) => ({ value: target, text: t(`assessment.forecast-target.${target}`) }))} isRequired />
      <SelectField label={t("assessment.screen.foreign.dataset")} hint={t("assessment.screen.foreign.dataset-hint")} name="dataset" value={form.values.dataset} onChange={(dataset) => form.set("dataset", dataset)} options={data.items.map(({ dataset, events }) => ({ value: dataset, text: t("assessment.screen.new-forecast.dataset-option", { dataset, events }) }))} isRequired />
      <LabelField {...form.field("label")} />
      <TextArea label={t("assessment.screen.country-table.note")} rows={3} maxLength={4_000} {...form.field("note")} />
    </Form>
  );
}
