import { useState } from "react";
import { ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { makeReference } from "./reference.ts";

/** Instead of a screen: refused, not there, no connection, not in the mission pack, or failed with a reference that can be quoted. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useMessages();
  const [reference] = useState(() => (error instanceof ApiProblem && error.reference ? error.reference : makeReference()));
  const retry = <Button onClick={onRetry}>{t("web.failed.retry")}</Button>;
  if (error instanceof ApiProblem && error.code === "ui.offline") {
    return <Page title={t("web.offline.title")}><Refused sentence={t("web.offline.lead")} action={retry} /></Page>;
  }
  if (error instanceof ApiProblem && error.code === "ui.not-along") {
    return <Page title={t("web.failed.not-along")}><Refused sentence={error.title} action={<><LinkButton to="/mission-pack" look="main">{t("web.failed.pack")}</LinkButton> {retry}</>} /></Page>;
  }
  if (error instanceof ApiProblem && error.status < 500 && error.code !== "ui.unreadable-answer") {
    return <Page title={t(error.status === 404 ? "web.not-there.title" : "web.refused.title")}><Refused sentence={error.title} code={error.code} action={retry} /></Page>;
  }
  return <Page title={t("web.failed.title")}><Refused sentence={t("web.failed.lead", { reference })} action={retry} /></Page>;
}
