import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord, useRecordList, type RecordAnswer } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { admissibilityItems, minimumFacts, Submission } from "../../model/submission/submission.ts";
import { consentPurposes } from "../../model/sealed-submission.ts";
import { sealedList } from "../sealing/sealed-query.ts";
import { submissionKindName, submissionPath } from "../submission-path.ts";
import { EditSubmission } from "./EditSubmission.tsx";
import { stepInputs } from "./step-inputs.tsx";

/** The desk's file of one submission: what it contains, what was checked, what the source allows, whom acting could harm. */
export function SubmissionScreen() {
  const t = useMessages();
  const format = useFormat();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(submissionPath, submissionKindName, id, Submission);
  const communications = useRecordList("communications", "protection.communication", { limit: "200" });
  const [isEditing, setEditing] = useState(false);
  const { content } = record;
  // The box says by itself, without being opened, that its sender took consent back.
  const withdrawnOn = useQuery(sealedList).data?.items.find((one) => one.id === content.sealedId)?.consentWithdrawnOn ?? null;
  const checkOf = (item: (typeof admissibilityItems)[number]) => content.checks.find((one) => one.item === item);
  return (
    <RecordPage
      path={submissionPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/submissions", text: t("protection.submission.many") }]}
      lead={t(`protection.screen.submission.author-${content.isAuthorKnown === null ? "unknown" : content.isAuthorKnown ? "known" : "anonymous"}`)}
      actions={<><LinkButton to={`/inbox/${content.sealedId}`}>{t("protection.screen.submission.to-box")}</LinkButton>{record.mayEdit && !isEditing && <Button look="main" onClick={() => setEditing(true)}>{t("protection.screen.submission.edit")}</Button>}</>}
      inputs={stepInputs(t, communications.filter(({ compartmentId }) => compartmentId === record.compartmentId))}
    >
      {withdrawnOn !== null && <Notice><p>{t("protection.screen.box.withdrawn", { day: format.date(withdrawnOn) })}</p></Notice>}
      {content.criterion !== null && <Notice>{t("protection.screen.submission.fails-on", { item: t(`protection.check.${content.criterion}`) })}</Notice>}
      {isEditing ? <EditSubmission record={record} onDone={() => setEditing(false)} /> : (
        <>
          <Section title={t("protection.screen.submission.contains")} lead={t("protection.screen.submission.contains-lead")}>
            <KeyValue items={minimumFacts.map((fact) => ({ key: t(`protection.fact.${fact}`), value: t(content.contains.includes(fact) ? "protection.answer.yes" : "protection.screen.submission.not-found") }))} />
          </Section>
          <Section title={t("protection.screen.submission.checks")} lead={t("protection.screen.submission.checks-lead")}>
            <KeyValue items={admissibilityItems.map((item) => ({ key: t(`protection.check.${item}`), value: checkOf(item) === undefined ? t("protection.screen.submission.not-checked") : <>{t(`protection.checked.${checkOf(item)?.answer}`)} <Bdi>{checkOf(item)?.note ?? ""}</Bdi></> }))} />
          </Section>
          <Section title={t("protection.screen.box.consent")} lead={content.consent === null ? t("protection.consent-not-noted") : t("protection.screen.submission.noted-on", { day: format.date(content.consent.notedOn) })}>
            {content.consent && <KeyValue items={consentPurposes.map((purpose) => ({ key: t(`protection.consent.${purpose}`), value: content.consent ? t(`protection.answer.${content.consent[purpose]}`) : undefined }))} />}
          </Section>
          <CaseOf record={record} />
          <Section title={t("protection.screen.submission.risk")}>{content.risk === "" ? <p>{t("protection.risk-missing")}</p> : <UserText text={content.risk} />}</Section>
        </>
      )}
    </RecordPage>
  );
}

/** Whom it is about stands in a case; without one, where it is begun. */
function CaseOf({ record: { content, mayEdit, state } }: { record: RecordAnswer<Submission> }) {
  const t = useMessages();
  const cases = useRecordList("cases", "protection.case", { limit: "200" });
  const { caseId } = content;
  const begins = (
    <>
      {caseId === null && mayEdit && <LinkButton to="/cases/new">{t("protection.screen.cases.new")}</LinkButton>}
      {state === "admissible" && <LinkButton to="/communications/new">{t("protection.screen.communications.new")}</LinkButton>}
    </>
  );
  return (
    <Section title={t("protection.case")} actions={begins}>
      {caseId === null ? <p>{t(`protection.screen.submission.case-${mayEdit ? "none" : "never"}`)}</p> : <Link href={`/cases/${caseId}`}><Bdi>{cases.find(({ id }) => id === caseId)?.title ?? t("protection.case")}</Bdi></Link>}
    </Section>
  );
}
