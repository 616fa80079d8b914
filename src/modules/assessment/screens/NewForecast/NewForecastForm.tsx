import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { Form } from "#ui/form/Form.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecordChanges } from "#ui/record/record.ts";
import { forecastLevels, forecastTargets, type ForecastRun } from "../../model/forecast/forecast-run.ts";
import { authorRoles } from "../assessment-path.ts";
import { datasetsQuery, type Dataset } from "../datasets-query.ts";
import { forecastKindName, forecastPath } from "../forecast-path.ts";
import { LabelField } from "../LabelField.tsx";
import { oneOf } from "../one-of.ts";
import { readTablesQuery } from "../read-tables-query.ts";
import { lastWhole, monthsToChoose } from "./months-to-choose.ts";

export function NewForecastForm() {
  const t = useMessages();
  const { data } = useSuspenseQuery(datasetsQuery);
  const [today] = useState(() => new Date());
  const datasets = data.items.map((one) => ({ ...one, last: lastWhole(one.last, today) }));
  const [largest] = datasets;
  if (largest === undefined) return <Empty why="nothing" action={<LinkButton to="/imports/new" look="main">{t("assessment.screen.new-forecast.import")}</LinkButton>}>{t("assessment.screen.new-forecast.no-data")}</Empty>;
  return <Fields datasets={datasets} first={{ dataset: largest.dataset, cutOff: largest.last }} />;
}

function Fields({ datasets, first }: { datasets: readonly Dataset[]; first: Pick<ForecastRun, "dataset" | "cutOff"> }) {
  const t = useMessages();
  const format = useFormat();
  const [, navigate] = useLocation();
  const compartments = useCompartmentsFor(authorRoles);
  const [compartment, setCompartment] = useState(compartments[0]?.value ?? "");
  const changes = useRecordChanges(forecastPath, forecastKindName);
  const titleOf = ({ target, cutOff, level }: Pick<ForecastRun, "target" | "cutOff" | "level">) => t(level === "country" ? "assessment.screen.new-forecast.title" : "assessment.screen.new-forecast.title-of-areas", { target: t(`assessment.forecast-target.${target}`), month: format.month(cutOff) });
  const [initial] = useState((): ForecastRun => ({ label: "confidential", title: "", target: "state-based", level: "country", tableId: null, ...first, note: "" }));
  const form = useForm({
    initial,
    // Nobody is asked for a name that the choices say already.
    save: (run) => changes.create(compartment, run.title.trim() === "" ? { ...run, title: titleOf(run) } : run),
    onSaved: ({ id }) => navigate(`/${forecastPath}/${id}`),
  });
  const { values } = form;
  const chosen = datasets.find(({ dataset }) => dataset === values.dataset);
  const { data: tables } = useSuspenseQuery(readTablesQuery);
  const usable = tables.items.filter(({ compartmentId }) => compartmentId === compartment);
  const setLevel = (level: string) => {
    form.set("level", oneOf(forecastLevels, level) ?? values.level);
    // A table is of countries.
    if (level === "area") form.set("tableId", null);
  };
  const choose = (dataset: string) => {
    form.set("dataset", dataset);
    form.set("cutOff", datasets.find((one) => one.dataset === dataset)?.last ?? values.cutOff);
  };
  return (
    <Form form={form} submitText={t("assessment.screen.new-forecast.submit")}>
      {compartments.length > 1 && <CompartmentField roles={authorRoles} name="compartmentId" value={compartment} onChange={setCompartment} />}
      <SelectField label={t("assessment.screen.new-forecast.target")} name="target" value={values.target} onChange={(target) => form.set("target", oneOf(forecastTargets, target) ?? values.target)} options={forecastTargets.map((target) => ({ value: target, text: t(`assessment.forecast-target.${target}`) }))} isRequired />
      <SelectField label={t("assessment.screen.new-forecast.level")} hint={t("assessment.screen.new-forecast.level-hint")} name="level" value={values.level} onChange={setLevel} options={forecastLevels.map((level) => ({ value: level, text: t(`assessment.screen.new-forecast.level.${level}`) }))} isRequired />
      <SelectField label={t("assessment.screen.new-forecast.dataset")} hint={t("assessment.screen.new-forecast.dataset-hint")} name="dataset" value={values.dataset} onChange={choose} options={datasets.map(({ dataset, events }) => ({ value: dataset, text: t("assessment.screen.new-forecast.dataset-option", { dataset, events }) }))} isRequired />
      <SelectField label={t("assessment.screen.new-forecast.cut-off")} hint={t("assessment.screen.new-forecast.cut-off-hint")} name="cutOff" value={values.cutOff} onChange={(cutOff) => form.set("cutOff", cutOff)} options={monthsToChoose(chosen?.last ?? values.cutOff, chosen?.first ?? values.cutOff).map((month) => ({ value: month, text: format.month(month) }))} isRequired />
      {values.level === "country" && usable.length > 0 && <SelectField label={t("assessment.country-table")} hint={t("assessment.screen.new-forecast.table-hint")} name="tableId" value={values.tableId ?? ""} onChange={(id) => form.set("tableId", id === "" ? null : id)} emptyText={t("assessment.screen.new-forecast.no-table")} options={usable.map(({ id, title }) => ({ value: id, text: title }))} />}
      <TextField label={t("ui.record.title")} hint={t("assessment.screen.new-forecast.title-hint")} maxLength={300} {...form.field("title")} />
      <LabelField {...form.field("label")} />
      <TextArea label={t("assessment.screen.new-forecast.note")} rows={3} maxLength={4000} {...form.field("note")} />
    </Form>
  );
}
