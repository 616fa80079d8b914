import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { organisationKinds } from "../../model/partner.ts";
import { DatedFields } from "../DatedFields.tsx";
import { CountryField } from "../record-form/CountryField.tsx";
import { LabelField } from "../record-form/LabelField.tsx";
import type { KnownRecord } from "../record-form/record-form.ts";
import { RecordField } from "../record-form/RecordField.tsx";
import { WordField } from "../record-form/WordField.tsx";
import styles from "../styles.module.css";
import type { OrganisationDraft } from "./organisation-draft.ts";

export function OrganisationFields({ form, known }: { form: FormBinding<OrganisationDraft>; known: readonly KnownRecord[] }) {
  const t = useMessages();
  const { field, set, values } = form;
  return (
    <>
      <TextField label={t("partners.screen.name")} isRequired maxLength={300} {...field("title")} />
      <div className={styles["beside"]}>
        <TextField label={t("partners.screen.short-name")} maxLength={60} {...field("shortName")} />
        <WordField label={t("partners.screen.kind")} words={organisationKinds} textOf={(kind) => t(`partners.organisation-kind.${kind}`)} {...field("kind")} />
        <CountryField label={t("partners.screen.country")} {...field("country")} />
        <LabelField {...field("label")} />
        <RecordField label={t("partners.screen.part-of")} path="organisations" kind="partners.organisation" known={known} emptyText={t("partners.screen.part-of-none")} {...field("partOf")} />
        <TextField type="email" label={t("partners.screen.email")} maxLength={300} {...field("email")} />
      </div>
      <DatedFields value={values} onChange={(change) => Object.entries(change).forEach(([end, value]) => set(end === "from" ? "from" : "until", value))} />
      <TextArea label={t("partners.screen.notes")} rows={3} maxLength={4000} {...field("notes")} />
    </>
  );
}
