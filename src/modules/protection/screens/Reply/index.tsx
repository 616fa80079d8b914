import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { useParams } from "wouter";
import { OptionalWordField, WordField } from "#partners/screens/record-form/WordField.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages, type Translate } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { AttachmentList } from "#ui/record/AttachmentList.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { recordQuery, useRecord } from "#ui/record/record.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { Communication, letterLanguages } from "../../model/communication/communication.ts";
import { Evaluation, evaluations, Reply } from "../../model/reply/reply.ts";
import { communicationKindName, communicationPath } from "../communication-path.ts";
import { replyKindName, replyPath } from "../reply-path.ts";
import { textIn, type Input } from "../step-values.ts";

/** One reply: what it says, in which language, and how it answers each allegation. */
export function ReplyScreen() {
  const t = useMessages();
  const format = useFormat();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(replyPath, replyKindName, id, Reply);
  const { content, linked } = record;
  const isOpen = linked.some((head) => head.id === content.communicationId);
  const letter = useQuery({ ...recordQuery(communicationPath, communicationKindName, content.communicationId, Communication), enabled: isOpen }).data?.content;
  const say = (name: string) => t(`protection.screen.reply.${name}`);
  return (
    <RecordPage
      path={replyPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/replies", text: t("protection.reply.many") }]}
      actions={record.mayEdit ? <LinkButton to={`/replies/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton> : undefined}
      inputs={replyInputs(letter, t)}
    >
      <Section title={say("text")}>
        <KeyValue items={[
          { key: say("letter"), value: <LinkedName linked={linked} id={content.communicationId} otherwise={t("ui.record.not-open")} /> },
          { key: say("from"), value: content.from === "" ? undefined : <Bdi>{content.from}</Bdi> },
          { key: say("received"), value: format.dateTime(content.receivedAt) },
          { key: say("late"), value: content.isLate === null ? undefined : t(`protection.answer.${content.isLate ? "yes" : "no"}`) },
          { key: say("form"), value: t(`protection.reply-form.${content.form}`) },
          { key: say("confidential"), value: t(`protection.answer.${content.isConfidential ? "yes" : "no"}`) },
          { key: say("text"), value: content.text === "" ? undefined : <UserText text={content.text} lang={content.language} /> },
          ...(content.translation === null ? [] : [{ key: say("translation"), value: <UserText text={content.translation.text} lang={content.translation.language} /> }, { key: say("translator"), value: <Bdi>{content.translation.by}</Bdi> }]),
        ]} />
      </Section>
      <Section title={t("ui.attachments.title")}><AttachmentList files={content.attachments} /></Section>
      {letter !== undefined && (
        <Section title={say("evaluation")}>
          <KeyValue items={letter.facts.map(({ key, text }, index) => {
            const judged = content.evaluations.find(({ factKey }) => factKey === key);
            return { key: t("protection.screen.reply.allegation-number", { number: index + 1, text }), value: judged === undefined ? say("not-judged") : <>{t(`protection.evaluation.${judged.category}`)} <Bdi>{judged.note}</Bdi></> };
          })} />
        </Section>
      )}
    </RecordPage>
  );
}

function replyInputs(letter: Communication | undefined, t: Translate): StepBarProps["inputs"] {
  const say = (name: string) => t(`protection.screen.reply.${name}`);
  return {
    translate: {
      initial: { language: "en", text: "", by: "" },
      fields: (input, change) => (
        <>
          <WordField label={say("language")} name="language" words={letterLanguages} textOf={(one) => t(`protection.letter-language.${one}`)} value={letterLanguages.find((one) => one === textIn(input, "language")) ?? "en"} onChange={(language) => change({ ...input, language })} />
          <TextArea label={say("translation")} name="text" value={textIn(input, "text")} onChange={(text) => change({ ...input, text })} rows={8} maxLength={20_000} isRequired />
          <TextField label={say("translator")} name="by" value={textIn(input, "by")} onChange={(by) => change({ ...input, by })} maxLength={200} isRequired />
        </>
      ),
    },
    ...(letter === undefined ? {} : { evaluate: { initial: { evaluations: [] }, fields: (input, change) => <EvaluateFields letter={letter} input={input} change={change} t={t} /> } }),
  };
}

const Evaluations = v.array(Evaluation);

function EvaluateFields({ letter, input, change, t }: { letter: Communication; input: Input; change: (input: Input) => void; t: Translate }) {
  const parsed = v.safeParse(Evaluations, input["evaluations"]);
  const judged = parsed.success ? parsed.output : [];
  const set = (factKey: string, part: Partial<Evaluation> | null) => {
    const before = judged.find((one) => one.factKey === factKey);
    const others = judged.filter((one) => one.factKey !== factKey);
    change({ ...input, evaluations: part === null ? others : [...others, { factKey, category: before?.category ?? "no-reply", note: before?.note ?? "", ...part }] });
  };
  return letter.facts.map(({ key, text }, index) => {
    const found = judged.find(({ factKey }) => factKey === key);
    return (
      <div key={key}>
        <OptionalWordField label={t("protection.screen.reply.allegation-number", { number: index + 1, text })} name={`evaluations.${key}`} words={evaluations} textOf={(one) => t(`protection.evaluation.${one}`)} value={found?.category ?? null} onChange={(category) => set(key, category === null ? null : { category })} emptyText={t("protection.screen.reply.not-judged")} />
        {found && <TextField label={t("protection.screen.reply.note")} name={`note.${key}`} value={found.note} onChange={(note) => set(key, { note })} maxLength={2000} />}
      </div>
    );
  });
}
