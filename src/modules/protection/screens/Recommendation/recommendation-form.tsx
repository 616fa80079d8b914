import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import type { FieldsProps, RecordForm } from "#partners/screens/record-form/record-form.ts";
import { OptionalWordField, WordField } from "#partners/screens/record-form/WordField.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { developmentGoals, Recommendation, recommendationAddressees } from "../../model/recommendation/recommendation.ts";
import styles from "../protection.module.css";
import { recommendationKindName, recommendationPath } from "../recommendation-path.ts";
import { visitKindName, visitPath, visitRoles } from "../visit-path.ts";

/** The form of a recommendation; what was done about it is for steps to say. */
export const recommendationForm: RecordForm<Recommendation, Recommendation> = {
  path: recommendationPath,
  kind: recommendationKindName,
  roles: visitRoles,
  schema: Recommendation,
  draftOf: (content) => content,
  contentOf: (draft, { evidence }) => ({ ...draft, evidence }),
  Fields: RecommendationFields,
  inWords: (content, say) => [
    [say("protection.screen.recommendation.paragraph"), content.paragraph],
    [say("protection.screen.recommendation.text"), content.text],
    [say("protection.screen.recommendation.addressee"), say(`protection.recommendation-addressee.${content.addressee}`)],
    [say("protection.screen.recommendation.addressee-name"), content.addresseeName],
    [say("protection.screen.recommendation.due"), content.dueOn ?? ""],
    [say("protection.screen.recommendation.review"), content.review],
  ],
};

export function firstRecommendation(visitId: string, language: string): Recommendation {
  return { label: "confidential", visitId, paragraph: "", language, text: "", addressee: "government", addresseeName: "", theme: "", goal: null, dueOn: null, review: "", evidence: [] };
}

function RecommendationFields({ form, known }: FieldsProps<Recommendation>) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.recommendation.${name}`);
  const { values } = form;
  return (
    <>
      <RecordField label={say("visit")} name="visitId" path={visitPath} kind={visitKindName} value={values.visitId === "" ? null : values.visitId} onChange={(id) => form.set("visitId", id ?? "")} emptyText={t("protection.screen.choose")} known={known} isRequired />
      <TextArea label={say("text")} hint={say("text-hint")} rows={4} maxLength={4000} lang={values.language} isRequired {...form.field("text")} />
      <div className={styles["beside"]}>
        <TextField label={say("paragraph")} maxLength={40} {...form.field("paragraph")} />
        <LanguageField label={say("language")} {...form.field("language")} />
        <LabelField {...form.field("label")} />
        <WordField label={say("addressee")} words={recommendationAddressees} textOf={(one) => t(`protection.recommendation-addressee.${one}`)} {...form.field("addressee")} />
        <TextField label={say("addressee-name")} maxLength={300} {...form.field("addresseeName")} />
        <DayField label={say("due")} name="dueOn" value={values.dueOn ?? ""} onChange={(on) => form.set("dueOn", on === "" ? null : on)} />
        <TextField label={say("theme")} maxLength={120} {...form.field("theme")} />
        <OptionalWordField label={say("goal")} words={developmentGoals} textOf={(one) => t(`protection.goal.${one}`)} emptyText={say("no-goal")} {...form.field("goal")} />
      </div>
      <TextField label={say("review")} hint={say("review-hint")} maxLength={500} {...form.field("review")} />
    </>
  );
}
