import { TagListField } from "#ui/form/TagListField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { actorKinds } from "../../model/partner.ts";
import { DatedFields } from "../DatedFields.tsx";
import { CountryField } from "../record-form/CountryField.tsx";
import { LabelField } from "../record-form/LabelField.tsx";
import type { KnownRecord } from "../record-form/record-form.ts";
import { WordField } from "../record-form/WordField.tsx";
import styles from "../styles.module.css";
import type { ActorDraft } from "./actor-draft.ts";
import { RelationsField } from "./RelationsField.tsx";

export function ActorFields({ form, known }: { form: FormBinding<ActorDraft>; known: readonly KnownRecord[] }) {
  const t = useMessages();
  const { field, set, values } = form;
  return (
    <>
      <TextField label={t("partners.screen.name")} isRequired maxLength={300} {...field("title")} />
      <div className={styles["beside"]}>
        <WordField label={t("partners.screen.kind")} words={actorKinds} textOf={(kind) => t(`partners.actor-kind.${kind}`)} {...field("kind")} />
        <CountryField label={t("partners.screen.country")} {...field("country")} />
        <LabelField {...field("label")} />
      </div>
      <TagListField label={t("partners.screen.other-names")} hint={t("partners.screen.other-names-hint")} name="otherNames" value={values.otherNames} onChange={(names) => set("otherNames", [...names])} />
      <DatedFields value={values} onChange={(change) => Object.entries(change).forEach(([end, value]) => set(end === "from" ? "from" : "until", value))} />
      <Section title={t("partners.screen.relations")} lead={t("partners.screen.relations-hint")}>
        <RelationsField value={values.relations} known={known} onChange={(relations) => set("relations", relations)} />
      </Section>
      <TagListField label={t("partners.screen.data-set-names")} hint={t("partners.screen.data-set-names-hint")} name="dataSetNames" value={values.dataSetNames} onChange={(names) => set("dataSetNames", [...names])} />
      <TextArea label={t("partners.screen.notes")} rows={3} maxLength={4000} {...field("notes")} />
    </>
  );
}
