import { useQuery } from "@tanstack/react-query";
import type * as v from "valibot";
import { useParams } from "wouter";
import { api } from "#ui/api.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { AsPublic, Publication } from "../../model/publication/publication.ts";
import styles from "../protection.module.css";
import { publicationKindName, publicationPath } from "../publication-path.ts";

/** The public version of a letter, as anybody would read it if it were published now. */
export function PublicationScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(publicationPath, publicationKindName, id, Publication);
  const { content, linked } = record;
  // Put together by the server, by the same rule as the publication: who looks at it need not be among those who see the case.
  const { data } = useQuery({ queryKey: [publicationKindName, id, "as-public", record.version], queryFn: () => api.get(`/api/publications/${id}/as-public`, undefined, AsPublic) });
  return (
    <RecordPage
      path={publicationPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/publications", text: t("protection.publication.many") }]}
      // Taken by the publication of the letter.
      without={["mark-published", "mark-replaced"]}
      actions={record.mayEdit ? <LinkButton to={`/publications/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton> : undefined}
    >
      {record.state === "checked" && <Notice><p>{t("protection.screen.publication.next")}</p></Notice>}
      <KeyValue items={[{ key: t("protection.screen.publication.letter"), value: <LinkedName linked={linked} id={content.communicationId} otherwise={t("ui.record.not-open")} /> }]} />
      <Section title={t("protection.screen.publication.as-public")} lead={t("protection.screen.publication.masked")}>
        {data && <PublicText shown={data} />}
      </Section>
    </RecordPage>
  );
}

function PublicText({ shown: { letter, replies } }: { shown: v.InferOutput<typeof AsPublic> }) {
  const t = useMessages();
  const words = (text: string) => (text === "" ? undefined : <UserText text={text} lang={letter.language} />);
  const list = (texts: readonly string[]) => <ol className={styles["plain"]}>{texts.map((text, index) => <li key={index}>{words(text)}</li>)}</ol>;
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  return (
    <KeyValue items={[
      { key: say("subject"), value: words(letter.subject) },
      { key: say("facts"), value: list(letter.facts) },
      { key: say("concern"), value: words(letter.concern) },
      { key: say("questions"), value: list(letter.questions) },
      ...replies.map(({ text }) => ({ key: t("protection.reply"), value: words(text) })),
    ]} />
  );
}
