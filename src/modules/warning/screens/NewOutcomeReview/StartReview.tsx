import { useSuspenseQueries } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { recordQuery, useRecord, useRecordChanges, useRecordList } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Alert } from "../../model/alert.ts";
import { alertKindName, alertPath, reviewKindName, reviewPath } from "../alert-path.ts";
import { useReceipts } from "../receipts.ts";
import { firstReview, Undertaken } from "../review-form/first-review.ts";
import { ReviewForm } from "../review-form/ReviewForm.tsx";

export function StartReview({ alertId }: { alertId: string }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const alert = useRecord(alertPath, alertKindName, alertId, Alert);
  const { items } = useReceipts(alertId);
  const listed = useRecordList("measures", "response.measure", { linked: alertId });
  const measures = useSuspenseQueries({ queries: listed.map(({ id }) => recordQuery("measures", "response.measure", id, Undertaken)) });
  const reviews = useRecordChanges(reviewPath, reviewKindName);
  const [initial] = useState(() => firstReview(alert, items, measures.map(({ data }) => data.content), t("warning.screen.review.title-of", { number: alert.number ?? "", title: alert.title })));
  return (
    <>
      <p>{t("warning.screen.review.of")} <Link href={`/alerts/${alertId}`}>{alert.number !== null && <><Bdi>{alert.number}</Bdi>{" "}</>}<Bdi>{alert.title}</Bdi></Link></p>
      <ReviewForm initial={initial} submitText={t("warning.screen.review.save")} save={(review) => reviews.create(alert.compartmentId, review)} onSaved={(id) => navigate(`/outcome-reviews/${id}`)} />
    </>
  );
}
