import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { crimesConsidered } from "../../../model/assessment.ts";
import { LabelField } from "../../LabelField.tsx";
import type { SectionProps } from "./section-props.ts";

export function ScopeSection({ form }: SectionProps) {
  const t = useMessages();
  const crimes = form.field("crimesConsidered");
  return (
    <Section title={t("assessment.section.scope")}>
      <TextField label={t("assessment.screen.field.title")} isRequired maxLength={300} {...form.field("title")} />
      <LabelField {...form.field("label")} />
      <PartialDateField label={t("assessment.screen.field.period-from")} isRequired {...form.field("periodFrom")} />
      <PartialDateField label={t("assessment.screen.field.period-to")} isRequired {...form.field("periodTo")} />
      <PartialDateField label={t("assessment.screen.field.cut-off")} hint={t("assessment.screen.field.cut-off-hint")} isRequired {...form.field("cutOff")} />
      <CheckboxGroup
        {...crimes}
        label={t("assessment.section.crimes-considered")}
        onChange={(chosen) => crimes.onChange(crimesConsidered.filter((crime) => chosen.includes(crime)))}
        options={crimesConsidered.map((crime) => ({ value: crime, text: t(`assessment.crime.${crime}`) }))}
      />
    </Section>
  );
}
