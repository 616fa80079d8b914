import { Suspense } from "react";
import { useParams } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import { isolate } from "#ui/text/isolate.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { ForecastRun } from "../../model/forecast/forecast-run.ts";
import { Computation } from "../Computation.tsx";
import { forecastKindName, forecastPath } from "../forecast-path.ts";
import { Basis } from "./Basis.tsx";
import { Countries } from "./Countries.tsx";

/** One forecast of all countries: beside the judgement of people, never in it. */
export function ForecastScreen() {
  const t = useMessages();
  const format = useFormat();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(forecastPath, forecastKindName, id, ForecastRun);
  const { content } = record;
  return (
    <RecordPage
      path={forecastPath}
      record={record}
      label={content.label}
      // Taken by the system: the first by the computation below, the last when the months are known.
      without={["estimate", "score"]}
      breadcrumbs={[{ to: `/${forecastPath}`, text: t("assessment.forecast-run.many") }]}
      lead={t("assessment.screen.forecast.lead", { target: t(`assessment.forecast-target.${content.target}`), month: format.month(content.cutOff), dataset: isolate(content.dataset) })}
      parts={[{ key: "basis", text: t("assessment.screen.forecast.basis"), body: <Suspense fallback={<Skeleton lines={8} />}><Basis runId={id} /></Suspense> }]}
    >
      {content.note !== "" && <UserText text={content.note} />}
      {record.state === "planned" && <p>{t("assessment.screen.forecast.planned")}</p>}
      {record.state === "data-frozen" && <Computation path={forecastPath} record={record} task="estimate-forecast" words={{ ready: t("assessment.screen.forecast.frozen"), wait: t("assessment.screen.forecast.frozen-wait"), start: t("assessment.screen.forecast.compute"), running: t("assessment.screen.forecast.computing") }} />}
      <Suspense fallback={<Skeleton lines={12} />}><Countries runId={id} /></Suspense>
    </RecordPage>
  );
}
