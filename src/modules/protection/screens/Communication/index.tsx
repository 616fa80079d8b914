import { Suspense } from "react";
import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { useRoles } from "#ui/session.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord, useRecordList } from "#ui/record/record.ts";
import { isolate } from "#ui/text/isolate.ts";
import { Communication } from "../../model/communication/communication.ts";
import { awaitedOf } from "../../model/communication/letter-clocks.ts";
import { deskRoles } from "../case-path.ts";
import { communicationKindName, communicationPath } from "../communication-path.ts";
import { publicationKindName, publicationPath } from "../publication-path.ts";
import { useMandates } from "../use-mandates.ts";
import { Afterwards } from "./Afterwards.tsx";
import { afterwardsInputs } from "./afterwards-inputs.tsx";
import { Clocks } from "./Clocks.tsx";
import { Letter } from "./Letter.tsx";
import { Replies } from "./Replies.tsx";
import { ReplyLink } from "./ReplyLink.tsx";
import { Signatures } from "./Signatures.tsx";
import { communicationInputs } from "./step-inputs.tsx";
import { useCaseOf } from "./use-case-of.ts";

/** One letter: what still stands in its way, who signs it, what its clocks say, and how it reads. */
export function CommunicationScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(communicationPath, communicationKindName, id, Communication);
  const about = useCaseOf(record);
  const versions = useRecordList(publicationPath, publicationKindName, { linked: id });
  const mandates = useMandates();
  const isDesk = useRoles(record.compartmentId).some((role) => deskRoles.includes(role));
  const { content } = record;
  const awaited = awaitedOf(content, record.state);
  return (
    <RecordPage
      path={communicationPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/communications", text: t("protection.communication.many") }]}
      lead={t("protection.screen.communication.page-lead", { type: t(`protection.letter-type.${content.type}`), addressee: isolate(content.addressee.name), language: t(`protection.letter-language.${content.language}`) })}
      actions={<>{record.mayEdit && <LinkButton to={`/communications/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton>}{content.sent !== null && isDesk && <LinkButton to={`/replies/new?communication=${id}`}>{t("protection.screen.reply.record")}</LinkButton>}{content.sent !== null && isDesk && <LinkButton to={`/publications/new?communication=${id}`}>{t("protection.screen.publication.prepare")}</LinkButton>}</>}
      inputs={{ ...communicationInputs(content, about, mandates, t), ...afterwardsInputs(content, about, versions, t) }}
    >
      <Clocks content={content} awaited={awaited} />
      {content.sent !== null && <Replies communicationId={id} />}
      {content.sent !== null && isDesk && <ReplyLink communicationId={id} />}
      {content.sent !== null && <Afterwards id={id} content={content} about={about} versions={versions} />}
      <Signatures content={content} awaited={awaited} />
      <Suspense fallback={<Skeleton lines={10} />}><Letter record={record} about={about} /></Suspense>
    </RecordPage>
  );
}
