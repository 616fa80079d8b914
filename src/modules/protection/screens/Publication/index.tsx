import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { recordQuery, useRecord } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { Case } from "../../model/case/case.ts";
import { letterWords } from "../../model/communication/letter-words.ts";
import { withPeople } from "../../model/communication/people-in-letter.ts";
import { peopleInPublic } from "../../model/publication/compose-public.ts";
import { Publication } from "../../model/publication/publication.ts";
import { caseKindName, casePath } from "../case-path.ts";
import styles from "../protection.module.css";
import { publicationKindName, publicationPath } from "../publication-path.ts";

/** The public version of a letter, as anybody would read it if it were published now. */
export function PublicationScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(publicationPath, publicationKindName, id, Publication);
  const { content, linked } = record;
  const isOpen = linked.some((head) => head.id === content.caseId);
  const about = useQuery({ ...recordQuery(casePath, caseKindName, content.caseId, Case), enabled: isOpen }).data?.content;
  return (
    <RecordPage
      path={publicationPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/publications", text: t("protection.publication.many") }]}
      // Taken by the publication of the letter.
      without={["mark-published"]}
      actions={record.mayEdit ? <LinkButton to={`/publications/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton> : undefined}
    >
      <KeyValue items={[{ key: t("protection.screen.publication.letter"), value: <LinkedName linked={linked} id={content.communicationId} otherwise={t("ui.record.not-open")} /> }]} />
      <Section title={t("protection.screen.publication.as-public")} lead={t("protection.screen.publication.masked")}>
        {about === undefined ? <Empty why="not-permitted">{t("protection.case-not-open")}</Empty> : <AsPublic content={content} about={about} />}
      </Section>
    </RecordPage>
  );
}

function AsPublic({ content, about }: { content: Publication; about: Case }) {
  const t = useMessages();
  const people = peopleInPublic({ publication: content, case: about });
  const inLetter = letterWords(content.language);
  const words = (text: string) => (text === "" ? undefined : <UserText text={withPeople(text, people)} lang={content.language} />);
  const list = (texts: readonly string[]) => <ol className={styles["plain"]}>{texts.map((text, index) => <li key={index}>{words(text)}</li>)}</ol>;
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  return (
    <KeyValue items={[
      { key: say("subject"), value: words(content.subject) },
      { key: say("facts"), value: list(content.facts.map(({ text }) => text)) },
      { key: say("concern"), value: words(content.concern) },
      { key: say("questions"), value: list(content.questions.map(({ standard, text }) => [...(standard === null ? [] : [inLetter(`question.${standard}`)]), text].join(" "))) },
      ...content.replies.map(({ text }) => ({ key: t("protection.reply"), value: words(text) })),
    ]} />
  );
}
