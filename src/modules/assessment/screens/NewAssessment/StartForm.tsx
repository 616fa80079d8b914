import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { Situation } from "#information/model/situation.ts";
import { Form } from "#ui/form/Form.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { recordQuery, useRecord, useRecordChanges, useRecordList } from "#ui/record/record.ts";
import { Assessment } from "../../model/assessment.ts";
import { assessmentKindName, assessmentPath, authorRoles } from "../assessment-path.ts";
import { LabelField } from "../LabelField.tsx";
import { firstContent, nextContent } from "./first-content.ts";

const mayFollow = ["issued", "superseded"];

export function StartForm({ situationId }: { situationId: string }) {
  const t = useMessages();
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const situation = useRecord("situations", "information.situation", situationId, Situation);
  const earlier = useRecordList(assessmentPath, assessmentKindName, { situation: situationId }).filter((one) => mayFollow.includes(one.state));
  const compartments = useCompartmentsFor(authorRoles);
  const changes = useRecordChanges(assessmentPath, assessmentKindName);
  const ownCompartment = compartments.some((one) => one.value === situation.compartmentId) ? situation.compartmentId : (compartments[0]?.value ?? "");
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const form = useForm({
    initial: { compartment: ownCompartment, title: "", language, label: situation.content.label, periodFrom: "", periodTo: "", cutOff: today, previous: earlier[0]?.id ?? "" },
    save: async ({ compartment, previous, ...start }) => {
      const last = previous === "" ? undefined : await queries.fetchQuery(recordQuery(assessmentPath, assessmentKindName, previous, Assessment));
      const content = last ? nextContent(start, last.content, last.id) : firstContent(start, { id: situation.id, ...situation.content });
      return changes.create(compartment, content);
    },
    onSaved: ({ id }) => navigate(`/assessments/${id}`),
  });
  const languages = ["en", "fr", "ar", "es", "ru", "zh"].map((code) => ({ value: code, text: t(`assessment.screen.language.${code}`) }));
  return (
    <Form form={form} submitText={t("assessment.screen.new.start")}>
      <TextField label={t("assessment.screen.field.title")} hint={t("assessment.screen.new.title-hint")} isRequired maxLength={300} {...form.field("title")} />
      {compartments.length > 1 && <CompartmentField roles={authorRoles} {...form.field("compartment")} />}
      <LabelField {...form.field("label")} />
      <SelectField label={t("assessment.screen.field.language")} hint={t("assessment.screen.field.language-hint")} options={languages} {...form.field("language")} />
      <PartialDateField label={t("assessment.screen.field.period-from")} isRequired {...form.field("periodFrom")} />
      <PartialDateField label={t("assessment.screen.field.period-to")} isRequired {...form.field("periodTo")} />
      <PartialDateField label={t("assessment.screen.field.cut-off")} hint={t("assessment.screen.field.cut-off-hint")} isRequired {...form.field("cutOff")} />
      {earlier.length > 0 && (
        <SelectField label={t("assessment.screen.new.previous")} hint={t("assessment.screen.new.previous-hint")} emptyText={t("assessment.screen.new.no-previous")} options={earlier.map((one) => ({ value: one.id, text: one.number === null ? one.title : `${one.number} ${one.title}` }))} {...form.field("previous")} />
      )}
    </Form>
  );
}
