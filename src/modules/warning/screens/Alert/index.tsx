import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { useRoles } from "#ui/session.ts";
import { Documents } from "#ui/record/Documents.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord, useRecordList } from "#ui/record/record.ts";
import { readingRoles } from "#platform/rules/reading-roles.ts";
import { Alert } from "../../model/alert.ts";
import { alertKindName, alertPath, measureRoles, notingRoles, reviewingRoles } from "../alert-path.ts";
import { ClaimSection } from "../claim/ClaimSection.tsx";
import { AddresseeTable } from "./AddresseeTable.tsx";
import { AlertContent } from "./AlertContent.tsx";
import { AlertLead } from "./AlertLead.tsx";
import { Clearance } from "./Clearance.tsx";
import { GroundNotice } from "./GroundNotice.tsx";
import { Measures } from "./Measures.tsx";
import { PublicLinks } from "./PublicLinks.tsx";
import { stepInputs } from "./step-inputs.tsx";
import { WarningLog } from "./WarningLog.tsx";
import { WhatIsDue } from "./WhatIsDue.tsx";

const beforeIssue = ["draft", "in-clearance"];

/** One alert: who is asked what by when, how far each has come, and what the way from the first sign took. */
export function AlertScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(alertPath, alertKindName, id, Alert);
  const reviews = useRecordList("outcome-reviews", "warning.outcome-review", { linked: id });
  const measures = useRecordList("measures", "response.measure", { linked: id });
  const roles = useRoles(record.compartmentId);
  const may = (allowed: readonly string[]) => roles.some((role) => allowed.includes(role));
  // To whoever only receives, the answers of others are kept by the office; an empty table would say that nobody answered.
  const seesAnswers = roles.some((role) => readingRoles.includes(role));
  const isIssued = !beforeIssue.includes(record.state) && record.content.cleared !== null;
  const inputs = stepInputs(record.content, reviews, t);
  const actions = (
    <>
      {record.mayEdit && <LinkButton to={`/alerts/${id}/edit`} look="main">{t("warning.screen.alert.edit")}</LinkButton>}
      {isIssued && may(measureRoles) && <LinkButton to={`/measures/new?alert=${id}&situation=${record.content.situationId}`}>{t("warning.screen.alert.record-measure")}</LinkButton>}
      {isIssued && may(reviewingRoles) && reviews.length === 0 && <LinkButton to={`/outcome-reviews/new?alert=${id}`}>{t("warning.screen.alert.write-review")}</LinkButton>}
    </>
  );
  return (
    <RecordPage
      path={alertPath}
      record={record}
      label={record.content.label}
      breadcrumbs={[{ to: "/alerts", text: t("warning.alert.many") }]}
      lead={<AlertLead record={record} />}
      actions={actions}
      inputs={inputs}
      // Answers are noted in the table of addressees, one by one; what can never apply to this alert is not offered.
      without={["acknowledge", "record-response", ...(reviews.length === 0 ? ["attach-review"] : []), ...(record.content.form === "flash" ? [] : ["second-read-afterwards"])]}
      parts={[
        { key: "measures", text: t("response.measure.many"), count: measures.length, body: <Measures alertId={id} measures={measures} reviews={reviews} /> },
        ...(isIssued && seesAnswers ? [{ key: "log", text: t("warning.screen.log.tab"), body: <WarningLog alertId={id} /> }] : []),
        { key: "documents", text: t("ui.record.documents.title"), body: <Documents path={alertPath} id={id} /> },
      ]}
    >
      <GroundNotice record={record} />
      {isIssued && seesAnswers && record.content.form !== "public-statement" && <AddresseeTable record={record} mayNote={may(notingRoles)} />}
      {isIssued && seesAnswers && <WhatIsDue record={record} />}
      <ClaimSection record={record} seesVerdicts={isIssued && seesAnswers} />
      <PublicLinks record={record} />
      <Clearance record={record} />
      <AlertContent content={record.content} linked={record.linked} />
    </RecordPage>
  );
}
