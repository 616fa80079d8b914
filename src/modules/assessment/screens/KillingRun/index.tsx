import { Suspense } from "react";
import { useParams } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { KillingRun } from "../../model/killing/killing-run.ts";
import { Computation } from "../Computation.tsx";
import { killingKindName, killingPath } from "../killing-path.ts";
import { Basis } from "./Basis.tsx";
import { Chances } from "./Chances.tsx";
import { PastRecord } from "./PastRecord.tsx";

/** The chances of one run: beside the judgement of people, never in it. */
export function KillingRunScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(killingPath, killingKindName, id, KillingRun);
  const { content } = record;
  const part = (key: string, body: React.ReactNode) => ({ key, body: <Suspense fallback={<Skeleton lines={8} />}>{body}</Suspense> });
  return (
    <RecordPage
      path={killingPath}
      record={record}
      label={content.label}
      // Taken by the system: the first by the computation below, the last when both years are known.
      without={["estimate", "score"]}
      breadcrumbs={[{ to: `/${killingPath}`, text: t("assessment.killing-run.many") }]}
      lead={t("assessment.screen.killing.lead", { first: String(content.until + 1), second: String(content.until + 2), until: String(content.until) })}
      parts={[{ ...part("record", <PastRecord runId={id} />), text: t("assessment.screen.killing.record") }, { ...part("basis", <Basis runId={id} />), text: t("assessment.screen.forecast.basis") }]}
    >
      {content.note !== "" && <UserText text={content.note} />}
      {record.state === "planned" && <p>{t("assessment.screen.killing.planned")}</p>}
      {record.state === "data-frozen" && <Computation path={killingPath} record={record} task="estimate-killings" words={{ ready: t("assessment.screen.killing.frozen"), wait: t("assessment.screen.forecast.frozen-wait"), start: t("assessment.screen.forecast.compute"), running: t("assessment.screen.killing.computing") }} />}
      <Suspense fallback={<Skeleton lines={12} />}><Chances runId={id} /></Suspense>
    </RecordPage>
  );
}
