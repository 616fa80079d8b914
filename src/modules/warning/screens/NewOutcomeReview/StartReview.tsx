import { useState } from "react";
import { Link, useLocation } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { useRecord, useRecordChanges } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Alert } from "../../model/alert.ts";
import { alertKindName, alertPath, reviewKindName, reviewPath } from "../alert-path.ts";
import { useReceipts } from "../receipts.ts";
import { firstReview } from "../review-form/first-review.ts";
import { ReviewForm } from "../review-form/ReviewForm.tsx";

export function StartReview({ alertId }: { alertId: string }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const alert = useRecord(alertPath, alertKindName, alertId, Alert);
  const { items } = useReceipts(alertId);
  const reviews = useRecordChanges(reviewPath, reviewKindName);
  const [initial] = useState(() => firstReview(alert, items, t("warning.screen.review.title-of", { number: alert.number ?? "", title: alert.title })));
  return (
    <>
      <p>{t("warning.screen.review.of")} <Link href={`/alerts/${alertId}`}>{alert.number !== null && <><Bdi>{alert.number}</Bdi>{" "}</>}<Bdi>{alert.title}</Bdi></Link></p>
      <ReviewForm initial={initial} submitText={t("warning.screen.review.save")} save={(review) => reviews.create(alert.compartmentId, review)} onSaved={(id) => navigate(`/outcome-reviews/${id}`)} />
    </>
  );
}
