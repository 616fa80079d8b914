import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { LanguageField } from "#partners/screens/record-form/LanguageField.tsx";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import type { FieldsProps, RecordForm } from "#partners/screens/record-form/record-form.ts";
import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { AttachmentsField } from "#ui/record/AttachmentsField.tsx";
import { Reply, replyForms } from "../../model/reply/reply.ts";
import { deskRoles } from "../case-path.ts";
import { communicationKindName, communicationPath } from "../communication-path.ts";
import styles from "../protection.module.css";
import { replyKindName, replyPath } from "../reply-path.ts";

/** The form of a reply as it came in; what was made of it is for steps to say. */
export const replyForm: RecordForm<Reply, Reply> = {
  path: replyPath,
  kind: replyKindName,
  roles: deskRoles,
  schema: Reply,
  draftOf: (content) => content,
  contentOf: (draft, { isLate, translation, evaluations }) => ({ ...draft, isLate, translation, evaluations }),
  Fields: ReplyFields,
  inWords: (content, say) => [
    [say("protection.screen.reply.title"), content.title],
    [say("protection.screen.reply.from"), content.from],
    [say("protection.screen.reply.received"), content.receivedAt],
    [say("protection.screen.reply.form"), say(`protection.reply-form.${content.form}`)],
    [say("protection.screen.reply.text"), content.text],
    [say("ui.attachments.title"), content.attachments.map(({ name }) => name).join("\n")],
  ],
};

export function firstReply(communicationId: string, language: string): Reply {
  return { label: "confidential", communicationId, title: "", from: "", receivedAt: "", form: "substantive", language, isConfidential: false, text: "", attachments: [], isLate: null, translation: null, evaluations: [] };
}

function ReplyFields({ form, known, compartmentId }: FieldsProps<Reply>) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.reply.${name}`);
  const { values } = form;
  return (
    <>
      <RecordField label={say("letter")} name="communicationId" path={communicationPath} kind={communicationKindName} value={values.communicationId === "" ? null : values.communicationId} onChange={(id) => form.set("communicationId", id ?? "")} emptyText={t("protection.screen.choose")} known={known} isRequired />
      <TextField label={say("title")} isRequired maxLength={200} {...form.field("title")} />
      <div className={styles["beside"]}>
        <TextField label={say("from")} maxLength={300} {...form.field("from")} />
        <DateTimeField label={say("received")} isRequired {...form.field("receivedAt")} />
        <WordField label={say("form")} words={replyForms} textOf={(one) => t(`protection.reply-form.${one}`)} {...form.field("form")} />
        <LanguageField label={say("language")} {...form.field("language")} />
        <LabelField {...form.field("label")} />
      </div>
      <CheckboxField label={say("confidential")} {...form.field("isConfidential")} />
      <TextArea label={say("text")} rows={8} maxLength={20_000} lang={values.language} {...form.field("text")} />
      <Section title={t("ui.attachments.title")}>
        <AttachmentsField compartmentId={compartmentId} label={values.label} value={values.attachments} onChange={(attachments) => form.set("attachments", [...attachments])} />
      </Section>
    </>
  );
}
