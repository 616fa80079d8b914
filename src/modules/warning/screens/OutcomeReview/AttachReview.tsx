import { useState } from "react";
import { announce } from "#ui/announce.ts";
import { ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { useRecord, useRecordChanges, type RecordAnswer } from "#ui/record/record.ts";
import { Alert } from "../../model/alert.ts";
import type { OutcomeReview } from "../../model/outcome-review.ts";
import { alertKindName, alertPath } from "../alert-path.ts";

/** Puts the review in its place in the alert, which is then closed on its own page. */
export function AttachReview({ review }: { review: RecordAnswer<OutcomeReview> }) {
  const t = useMessages();
  const alert = useRecord(alertPath, alertKindName, review.content.alertId, Alert);
  const changes = useRecordChanges(alertPath, alertKindName);
  const [problem, setProblem] = useState<string>();
  const offer = alert.steps.find((one) => one.step === "attach-review");
  if (alert.state === "closed") return null;
  if (alert.content.outcomeReviewId === review.id) return <LinkButton to={`/alerts/${alert.id}`}>{t("warning.screen.review.go-and-close")}</LinkButton>;
  if (!offer) return <span>{t("warning.screen.review.attach-later")}</span>;
  const attach = async () => {
    try {
      await changes.step(alert.id, alert.version, "attach-review", "", { outcomeReviewId: review.id });
      announce(t("warning.screen.review.attached"));
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.title : t("ui.form.unexpected"));
    }
  };
  return (
    <>
      <Button whyNot={offer.whyNot === null ? undefined : t(offer.whyNot)} onClick={() => void attach()}>{t("warning.alert.step.attach-review")}</Button>
      {problem !== undefined && <span role="alert">{problem}</span>}
    </>
  );
}
