import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import type { FieldsProps } from "#partners/screens/record-form/record-form.ts";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Case } from "../../model/case/case.ts";
import styles from "../protection.module.css";
import { RecordsField } from "../RecordsField.tsx";
import { ChronologyFields } from "./ChronologyFields.tsx";
import { NeedsFields } from "./NeedsFields.tsx";
import { PeopleFields } from "./PeopleFields.tsx";
import { RiskFields } from "./RiskFields.tsx";
import { ViolationFields } from "./ViolationFields.tsx";

export function CaseFields({ form, known }: FieldsProps<Case>) {
  const t = useMessages();
  const { values } = form;
  return (
    <>
      <Section title={t("protection.screen.case.basics")}>
        <TextField label={t("protection.screen.case.title")} isRequired maxLength={200} {...form.field("title")} />
        <div className={styles["beside"]}>
          <CountryField label={t("protection.screen.case.country")} name="country" value={values.country === "" ? null : values.country} onChange={(iso3) => form.set("country", iso3 ?? "")} />
          <LabelField {...form.field("label")} />
          <LanguageField label={t("protection.screen.case.language")} {...form.field("language")} />
          <RecordField label={t("protection.screen.case.situation")} name="situationId" path="situations" kind="information.situation" value={values.situationId ?? null} onChange={(id) => form.set("situationId", id ?? undefined)} emptyText={t("ui.not-known")} known={known} />
        </div>
        <RecordsField label={t("protection.screen.case.about")} name="about" value={values.about} known={known} onChange={(about) => form.set("about", about)} />
      </Section>
      <PeopleFields form={form} />
      <ViolationFields form={form} />
      <ChronologyFields form={form} known={known} />
      <NeedsFields form={form} />
      <RiskFields form={form} />
    </>
  );
}
