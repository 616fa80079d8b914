import { oneOf } from "#assessment/screens/one-of.ts";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { LabelField } from "#warning/screens/LabelField.tsx";
import { TimeSpanField } from "#warning/screens/TimeSpanField.tsx";
import { authorities, coercions, timings } from "../../model/measure-list.ts";
import type { Measure } from "../../model/measure.ts";
import { useFactorWords } from "../factor-words.ts";
import styles from "../measures.module.css";

const pillars = [1, 2, 3] as const;

/** What people say about the measure: who, why, on which factors, with which effect, and whom it could harm. */
export function DescriptionFields({ form }: { form: FormBinding<Measure> }) {
  const t = useMessages();
  const factors = useFactorWords();
  const { pillar, timing, coercion, authorityNeeded, leadTime, language } = form.values;
  return (
    <Section title={t("response.screen.description")}>
      <TextField label={t("response.screen.field.title")} isRequired maxLength={300} {...form.field("title")} />
      <div className={styles["beside"]}>
        <TextField label={t("response.screen.field.addressee")} hint={t("response.screen.field.addressee-hint")} maxLength={300} {...form.field("addressee")} />
        <LabelField {...form.field("label")} />
        <SelectField label={t("response.screen.pillar")} name="pillar" value={pillar === null ? "" : String(pillar)} onChange={(text) => form.set("pillar", pillars.find((one) => String(one) === text) ?? null)} emptyText={t("response.screen.choose")} options={pillars.map((one) => ({ value: String(one), text: t(`response.pillar.${one}`) }))} />
        <SelectField label={t("response.screen.timing")} name="timing" value={timing ?? ""} onChange={(text) => form.set("timing", oneOf(timings, text) ?? null)} emptyText={t("response.screen.choose")} options={timings.map((one) => ({ value: one, text: t(`response.timing.${one}`) }))} />
        <SelectField label={t("response.screen.coercion")} name="coercion" value={coercion} onChange={(text) => form.set("coercion", oneOf(coercions, text) ?? coercion)} options={coercions.map((one) => ({ value: one, text: t(`response.coercion.${one}`) }))} />
        <SelectField label={t("response.screen.authority")} name="authorityNeeded" value={authorityNeeded} onChange={(text) => form.set("authorityNeeded", oneOf(authorities, text) ?? authorityNeeded)} options={authorities.map((one) => ({ value: one, text: t(`response.authority.${one}`) }))} />
        <TimeSpanField label={t("response.screen.lead-time")} name="leadTime" value={leadTime} onChange={(span) => form.set("leadTime", span)} />
      </div>
      <CheckboxGroup label={t("response.screen.field.factors")} hint={t("response.screen.field.factors-hint")} name="factors" value={form.values.factors} onChange={(chosen) => form.set("factors", factors.options.map((one) => one.value).filter((id) => chosen.includes(id)))} options={factors.options} />
      <TextArea label={t("response.screen.field.rationale")} rows={3} maxLength={4000} lang={language} {...form.field("rationale")} />
      <TextArea label={t("response.screen.field.expectedEffect")} hint={t("response.screen.field.expectedEffect-hint")} rows={3} maxLength={3000} lang={language} {...form.field("expectedEffect")} />
      <TextArea label={t("response.screen.field.riskOfHarm")} hint={t("response.screen.field.riskOfHarm-hint")} rows={3} maxLength={4000} lang={language} {...form.field("riskOfHarm")} />
    </Section>
  );
}
