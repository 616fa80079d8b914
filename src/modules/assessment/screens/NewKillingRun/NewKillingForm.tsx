import { useSuspenseQuery, type QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { useLocation, useSearch } from "wouter";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { Form } from "#ui/form/Form.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { type ListedRecord, useRecordChanges } from "#ui/record/record.ts";
import { TableReadingAnswer } from "../../contract.ts";
import type { KillingRun } from "../../model/killing/killing-run.ts";
import { authorRoles } from "../assessment-path.ts";
import { tableKindName, tablePath } from "../country-table-path.ts";
import { killingKindName, killingPath } from "../killing-path.ts";
import { LabelField } from "../LabelField.tsx";
import { readTablesQuery } from "../read-tables-query.ts";

type Listed = v.InferOutput<typeof ListedRecord>;
type Table = Listed & { readonly first: number; readonly last: number };

/** The tables of one's own offices that say where mass killings began. Each is asked for what it holds: there are few. */
async function usableTables(queries: QueryClient): Promise<Table[]> {
  const { items } = await queries.fetchQuery(readTablesQuery);
  const held = await Promise.all(items.map(async (one) => ({ one, reading: (await api.get(`/api/${tablePath}/${one.id}/rows`, undefined, TableReadingAnswer)).reading })));
  return held.flatMap(({ one, reading }) => (reading === null || reading.onsets === null ? [] : [{ ...one, first: reading.first, last: reading.last }]));
}

export function NewKillingForm() {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: [tableKindName, "usable"], queryFn: ({ client }) => usableTables(client) });
  const offices = useCompartmentsFor(authorRoles);
  const wanted = new URLSearchParams(useSearch()).get("table");
  const tables = data.filter(({ compartmentId }) => offices.some(({ value }) => value === compartmentId));
  const first = tables.find(({ id }) => id === wanted) ?? tables[0];
  if (first === undefined) return <Empty why="nothing" action={<LinkButton to={`/${tablePath}/new`} look="main">{t("assessment.screen.country-tables.new")}</LinkButton>}>{t("assessment.screen.new-killing.no-table")}</Empty>;
  return <Fields tables={tables} first={first} />;
}

/** Years from the last one back: an earlier one shows what would have been said then. */
const mostYears = 40;

function Fields({ tables, first }: { tables: readonly Table[]; first: Table }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [thisYear] = useState(() => new Date().getUTCFullYear());
  const changes = useRecordChanges(killingPath, killingKindName);
  const lastOf = ({ last }: Table) => Math.min(last, thisYear - 1);
  const [initial] = useState((): KillingRun => ({ label: first.label, title: "", tableId: first.id, until: lastOf(first), note: "" }));
  const form = useForm({
    initial,
    // Nobody is asked for a name that the choices say already. A run stands where its table stands.
    save: (run) => changes.create((tables.find(({ id }) => id === run.tableId) ?? first).compartmentId, run.title.trim() === "" ? { ...run, title: t("assessment.screen.new-killing.title", { first: String(run.until + 1), second: String(run.until + 2) }) } : run),
    onSaved: ({ id }) => navigate(`/${killingPath}/${id}`),
  });
  const { values } = form;
  const chosen = tables.find(({ id }) => id === values.tableId) ?? first;
  const choose = (id: string) => {
    const table = tables.find((one) => one.id === id);
    if (table === undefined) return;
    form.set("tableId", id);
    form.set("until", lastOf(table));
    form.set("label", table.label);
  };
  const years = Array.from({ length: Math.min(mostYears, lastOf(chosen) - chosen.first + 1) }, (_, back) => String(lastOf(chosen) - back));
  return (
    <Form form={form} submitText={t("assessment.screen.new-killing.submit")}>
      <SelectField label={t("assessment.country-table")} name="tableId" value={values.tableId} onChange={choose} options={tables.map(({ id, title }) => ({ value: id, text: title }))} isRequired />
      <SelectField label={t("assessment.screen.new-killing.until")} hint={t("assessment.screen.new-killing.until-hint")} name="until" value={String(values.until)} onChange={(year) => form.set("until", Number(year))} options={years.map((year) => ({ value: year, text: year }))} isRequired />
      <TextField label={t("ui.record.title")} hint={t("assessment.screen.new-forecast.title-hint")} maxLength={300} {...form.field("title")} />
      <LabelField {...form.field("label")} />
      <TextArea label={t("assessment.screen.new-forecast.note")} rows={3} maxLength={4_000} {...form.field("note")} />
    </Form>
  );
}
