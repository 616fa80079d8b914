import { TagListField } from "#ui/form/TagListField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { DatedFields } from "../DatedFields.tsx";
import { LabelField } from "../record-form/LabelField.tsx";
import type { KnownRecord } from "../record-form/record-form.ts";
import { RecordField } from "../record-form/RecordField.tsx";
import { WordField } from "../record-form/WordField.tsx";
import styles from "../styles.module.css";
import type { PersonDraft } from "./person-draft.ts";

const languages = ["ar", "zh", "en", "fr", "ru", "es"] as const satisfies readonly PersonDraft["language"][];

export function PersonFields({ form, known }: { form: FormBinding<PersonDraft>; known: readonly KnownRecord[] }) {
  const t = useMessages();
  const { language } = useLanguage();
  const { field, set, values } = form;
  const names = new Intl.DisplayNames(language, { type: "language" });
  return (
    <>
      <TextField label={t("partners.screen.name")} isRequired maxLength={300} autoComplete="off" {...field("title")} />
      <TagListField label={t("partners.screen.other-names")} hint={t("partners.screen.other-names-hint")} name="otherNames" value={values.otherNames} onChange={(others) => set("otherNames", [...others])} />
      <div className={styles["beside"]}>
        <RecordField label={t("partners.organisation")} path="organisations" kind="partners.organisation" known={known} emptyText={t("partners.screen.no-organisation")} {...field("organisationId")} />
        <TextField label={t("partners.screen.office")} maxLength={300} {...field("office")} />
        <LabelField {...field("label")} />
      </div>
      <DatedFields value={values} onChange={(change) => Object.entries(change).forEach(([end, value]) => set(end === "from" ? "from" : "until", value))} />
      <Section title={t("partners.screen.person.reach")} lead={t("partners.screen.person.reach-hint")}>
        <div className={styles["beside"]}>
          <TextField type="email" label={t("partners.screen.email")} maxLength={300} autoComplete="off" {...field("email")} />
          <TextField type="tel" label={t("partners.screen.telephone")} maxLength={40} autoComplete="off" {...field("telephone")} />
          <WordField label={t("partners.screen.language")} words={languages} textOf={(code) => names.of(code) ?? code} {...field("language")} />
        </div>
      </Section>
      <TextArea label={t("partners.screen.notes")} rows={3} maxLength={4000} {...field("notes")} />
    </>
  );
}
