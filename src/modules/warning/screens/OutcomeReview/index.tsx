import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { LinkedName } from "#ui/record/LinkedName.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord, useRecordChanges } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { Alert } from "../../model/alert.ts";
import { OutcomeReview } from "../../model/outcome-review.ts";
import { alertKindName, alertPath, reviewKindName, reviewPath } from "../alert-path.ts";
import { ClaimSection } from "../claim/ClaimSection.tsx";
import { ReviewForm } from "../review-form/ReviewForm.tsx";
import { AttachReview } from "./AttachReview.tsx";

/** What became of one warning. */
export function OutcomeReviewScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(reviewPath, reviewKindName, id, OutcomeReview);
  const changes = useRecordChanges(reviewPath, reviewKindName);
  const queries = useQueryClient();
  const [base, setBase] = useState<typeof record>();
  const { content } = record;
  return (
    <RecordPage
      path={reviewPath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/alerts", text: t("warning.alert.many") }]}
      lead={<><p>{t("warning.screen.review.of")} <LinkedName linked={record.linked} id={content.alertId} otherwise={t("ui.record.not-open")} /></p>{content.wasRight !== null && t("warning.screen.review.verdict", { verdict: t(`warning.was-right.${content.wasRight}`) })}</>}
      // Whether the alert can be closed depends on this review.
      onTaken={() => void queries.invalidateQueries({ queryKey: [alertKindName] })}
      actions={<>{record.mayEdit && base === undefined && <Button look="main" onClick={() => setBase(record)}>{t("warning.screen.review.edit")}</Button>}<AttachReview review={record} /></>}
    >
      {base === undefined ? (
        <><ReviewContent content={content} /><ReviewedClaim alertId={content.alertId} /></>
      ) : (
        <>
          <ReviewForm key={base.version} initial={base.content} submitText={t("warning.screen.review.save")} save={(review, onVersion) => changes.save(id, onVersion ?? base.version, review)} onSaved={() => setBase(undefined)} />
          <div><Button look="quiet" onClick={() => setBase(undefined)}>{t("ui.record.cancel")}</Button></div>
        </>
      )}
    </RecordPage>
  );
}

/** What the warning claimed and what became of it: the verdict is not the review, and stands beside it. */
function ReviewedClaim({ alertId }: { alertId: string }) {
  const alert = useRecord(alertPath, alertKindName, alertId, Alert);
  return <ClaimSection record={alert} seesVerdicts={alert.content.cleared !== null} />;
}

function ReviewContent({ content }: { content: OutcomeReview }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <>
      <Section title={t("warning.screen.review.done-by")}>
        {content.doneBy.length === 0 ? <p>{t("warning.screen.review.nothing-done")}</p> : <KeyValue items={content.doneBy.map((deed, index) => ({ key: t("warning.screen.review.who-when", { who: isolate(deed.who), when: format.partialDate(deed.when), number: index + 1 }), value: <UserText text={deed.what} lang={content.language} /> }))} />}
      </Section>
      {(["whatHappened", "counterfactual", "lessons"] as const).map((name) => (
        <Section key={name} title={t(`warning.screen.review.${name}`)}>{content[name] === "" ? <p>{t("warning.screen.review.not-written")}</p> : <UserText text={content[name]} lang={content.language} />}</Section>
      ))}
    </>
  );
}
