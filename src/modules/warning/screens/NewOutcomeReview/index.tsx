import { useSearch } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { StartReview } from "./StartReview.tsx";

/** A new outcome review: always of one alert. */
export function NewOutcomeReviewScreen() {
  const t = useMessages();
  const alertId = new URLSearchParams(useSearch()).get("alert");
  return (
    <Page title={t("warning.screen.review.new")} lead={t("warning.screen.review.lead")} label="confidential" breadcrumbs={[{ to: "/alerts", text: t("warning.alert.many") }]}>
      {alertId === null ? <Refused sentence={t("warning.screen.review.no-alert")} /> : <StartReview alertId={alertId} />}
    </Page>
  );
}
