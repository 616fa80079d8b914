import { OptionalWordField } from "#partners/screens/record-form/WordField.tsx";
import type { FieldsProps, RecordForm } from "#partners/screens/record-form/record-form.ts";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useRecordList } from "#ui/record/record.ts";
import { standardQuestions, type Communication } from "../../model/communication/communication.ts";
import { Publication } from "../../model/publication/publication.ts";
import { deskRoles } from "../case-path.ts";
import { publicationKindName, publicationPath } from "../publication-path.ts";
import { replyKindName, replyPath } from "../reply-path.ts";
import { nextKey, RowList } from "../RowList.tsx";

export const publicationForm: RecordForm<Publication, Publication> = {
  path: publicationPath,
  kind: publicationKindName,
  roles: deskRoles,
  schema: Publication,
  draftOf: (content) => content,
  contentOf: (draft) => ({ ...draft, replies: draft.replies.filter(({ text }) => text !== "") }),
  Fields: PublicationFields,
  inWords: (content, say) => [
    [say("protection.screen.publication.title"), content.title],
    [say("protection.screen.communication.subject"), content.subject],
    [say("protection.screen.communication.facts"), content.facts.map(({ text }) => text).join("\n")],
    [say("protection.screen.communication.concern"), content.concern],
    [say("protection.screen.communication.questions"), content.questions.map(({ standard, text }) => (standard === null ? text : say(`protection.question.${standard}`))).join("\n")],
  ],
};

/** Begins with what the letter said, people as codes; what would let somebody be recognised is for a person to take out. */
export function firstPublication(communicationId: string, letter: Communication): Publication {
  const { label, caseId, language, people, subject, concern } = letter;
  return {
    label, communicationId, caseId, title: "", language, people: [...people], subject, concern,
    facts: letter.facts.map(({ key, text }) => ({ key, text })),
    questions: letter.questions.map((question) => ({ ...question })),
    replies: [],
  };
}

function PublicationFields({ form }: FieldsProps<Publication>) {
  const t = useMessages();
  const { values } = form;
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  return (
    <>
      <Section title={t("protection.publication")}>
        <TextField label={t("protection.screen.publication.title")} isRequired maxLength={200} lang={values.language} {...form.field("title")} />
        <TextField label={say("subject")} maxLength={500} lang={values.language} {...form.field("subject")} />
      </Section>
      <Section title={say("facts")}>
        <RowList rows={values.facts} onChange={(rows) => form.set("facts", rows)} legend={(_, index) => t("protection.screen.communication.fact-number", { number: index + 1 })} addText={say("fact-add")} fresh={() => ({ key: nextKey("f", values.facts), text: "" })}>
          {(row, change, index) => <TextArea label={say("text")} name={`facts.${index}.text`} value={row.text} onChange={(text) => change({ text })} rows={3} maxLength={4000} lang={values.language} isRequired />}
        </RowList>
      </Section>
      <Section title={say("concern")}>
        <TextArea label={say("concern")} rows={4} maxLength={8000} lang={values.language} {...form.field("concern")} />
      </Section>
      <Section title={say("questions")}>
        <RowList rows={values.questions} onChange={(rows) => form.set("questions", rows)} legend={(_, index) => t("protection.screen.communication.question-number", { number: index + 1 })} addText={say("question-add")} fresh={() => ({ key: nextKey("q", values.questions), standard: null, text: "" })}>
          {(row, change, index) => (
            <>
              <OptionalWordField label={say("question-standard")} name={`questions.${index}.standard`} words={standardQuestions} textOf={(one) => t(`protection.question.${one}`)} value={row.standard} onChange={(standard) => change({ standard })} emptyText={say("question-own")} />
              <TextArea label={say("text")} name={`questions.${index}.text`} value={row.text} onChange={(text) => change({ text })} rows={2} maxLength={2000} lang={values.language} />
            </>
          )}
        </RowList>
      </Section>
      <ReplyTexts form={form} />
    </>
  );
}

/** What is told of each reply; of one that stays confidential only that it exists, whatever is written here. */
function ReplyTexts({ form }: Pick<FieldsProps<Publication>, "form">) {
  const t = useMessages();
  const { communicationId, replies, language } = form.values;
  const known = useRecordList(replyPath, replyKindName, { linked: communicationId });
  if (known.length === 0) return null;
  return (
    <Section title={t("protection.reply.many")}>
      {known.map(({ id, title }) => (
        <TextArea key={id} label={t("protection.screen.publication.reply-text", { title })} hint={t("protection.screen.publication.reply-hint")} name={`replies.${id}`} value={replies.find(({ replyId }) => replyId === id)?.text ?? ""} onChange={(text) => form.set("replies", [...replies.filter(({ replyId }) => replyId !== id), { replyId: id, text }])} rows={4} maxLength={20_000} lang={language} />
      ))}
    </Section>
  );
}
