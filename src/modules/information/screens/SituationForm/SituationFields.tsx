import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { labels } from "#platform/rules/label.ts";
import { crimes } from "../../model/situation.ts";
import { AreasField } from "./AreasField.tsx";
import { CountriesField } from "./CountriesField.tsx";
import { PerpetratorsField, PopulationsField, TriggersField } from "./GroupFields.tsx";
import type { SituationDraft } from "./situation-draft.ts";

/** The fields of a situation, in the order in which one thinks of them: where and when, whom, by whom, what could set it off. */
export function SituationFields({ form }: { form: FormBinding<SituationDraft> }) {
  const t = useMessages();
  const { field } = form;
  const label = field("label");
  const considered = field("crimesConsidered");
  return (
    <>
      <TextField label={t("information.screen.situation.title")} hint={t("information.screen.situation.title-hint")} isRequired maxLength={300} {...field("title")} />
      <SelectField {...label} label={t("ui.record.label")} hint={t("information.screen.situation.label-hint")} isRequired onChange={(value) => label.onChange(labels.find((known) => known === value) ?? label.value)} options={labels.map((value) => ({ value, text: t(`ui.label.${value}`) }))} />
      <TextArea label={t("information.screen.situation.scope")} hint={t("information.screen.situation.scope-hint")} rows={3} maxLength={4000} {...field("scope")} />
      <Section title={t("information.screen.situation.where-when")}>
        <CountriesField {...field("countries")} />
        <AreasField countries={form.values.countries} {...field("areas")} />
        <PartialDateField label={t("information.screen.situation.from")} {...field("from")} />
        <PartialDateField label={t("information.screen.situation.to")} hint={t("information.screen.situation.to-hint")} {...field("to")} />
      </Section>
      <Section title={t("information.screen.situation.populations")} lead={t("information.screen.situation.populations-hint")}>
        <PopulationsField {...field("populationsAtRisk")} />
      </Section>
      <Section title={t("information.screen.situation.perpetrators")} lead={t("information.screen.situation.perpetrators-hint")}>
        <PerpetratorsField {...field("possiblePerpetrators")} />
      </Section>
      <Section title={t("information.screen.situation.crimes")}>
        <CheckboxGroup {...considered} label={t("information.screen.situation.crimes-considered")} hint={t("information.screen.situation.crimes-hint")} onChange={(chosen) => considered.onChange(crimes.filter((crime) => chosen.includes(crime)))} options={crimes.map((crime) => ({ value: crime, text: t(`information.crime.${crime}`) }))} />
      </Section>
      <Section title={t("information.screen.situation.triggers")} lead={t("information.screen.situation.triggers-hint")}>
        <TriggersField {...field("triggers")} />
      </Section>
    </>
  );
}
