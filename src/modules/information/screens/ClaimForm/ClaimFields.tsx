import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import type { FieldsProps } from "#partners/screens/record-form/record-form.ts";
import { OptionalWordField } from "#partners/screens/record-form/WordField.tsx";
import { NumberRangeField } from "#ui/form/NumberRangeField.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { credibilities } from "../../model/grading.ts";
import { ActTypesField } from "../fields/ActTypesField.tsx";
import { PlaceField } from "../fields/PlaceField.tsx";
import styles from "../fields/fields.module.css";
import type { ClaimDraft } from "./claim-draft.ts";

/** One statement: what is said, by whom to whom, how many, when, where, and how far to believe it. */
export function ClaimFields({ form, known }: FieldsProps<ClaimDraft>) {
  const t = useMessages();
  const { field, set, values } = form;
  const chooseActor = (id: string | null, title: string) => {
    set("perpetratorId", id);
    // Nothing is asked twice: choosing an actor gives the name, unless the source's own words stand there.
    if (id !== null && values.perpetrator.trim() === "") set("perpetrator", title);
  };
  return (
    <>
      <TextArea label={t("information.screen.claim.statement")} hint={t("information.screen.claim.statement-hint")} isRequired rows={2} maxLength={2000} {...field("statement")} />
      <TextArea label={t("information.screen.claim.extract")} hint={t("information.screen.claim.extract-hint")} rows={2} maxLength={4000} {...field("extract")} />
      <ActTypesField name="actTypes" value={values.actTypes} onChange={(types) => set("actTypes", types)} />
      <div className={styles["wide"]}>
        <NumberRangeField label={t("information.screen.claim.killed")} {...field("killed")} />
        <NumberRangeField label={t("information.screen.claim.injured")} {...field("injured")} />
      </div>
      <div className={styles["beside"]}>
        <TextField label={t("information.screen.claim.victims")} hint={t("information.screen.claim.victims-hint")} maxLength={500} {...field("victims")} />
        <TextField label={t("information.screen.claim.perpetrator")} hint={t("information.screen.claim.perpetrator-hint")} maxLength={300} {...field("perpetrator")} />
        <RecordField label={t("information.screen.claim.actor")} name="perpetratorId" path="actors" kind="partners.actor" known={known} value={values.perpetratorId} onChange={chooseActor} emptyText={t("information.screen.claim.no-actor")} />
      </div>
      <Disclosure summary={t("information.screen.claim.when-where")}>
        <div className={styles["stack"]}>
          <PartialDateField label={t("information.screen.report.occurred")} {...field("when")} />
          <PlaceField {...field("place")} />
        </div>
      </Disclosure>
      <Disclosure summary={t("information.screen.claim.belief")}>
        <div className={styles["stack"]}>
          <OptionalWordField label={t("information.screen.grade.credibility")} hint={t("information.screen.claim.credibility-hint")} words={credibilities} textOf={(word) => t(`information.credibility.${word}`)} emptyText={t("information.screen.grade.not-yet")} {...field("credibility")} />
          <TextField label={t("information.screen.grade.reason")} maxLength={2000} {...field("credibilityReason")} />
          <LabelField {...field("label")} />
        </div>
      </Disclosure>
    </>
  );
}
