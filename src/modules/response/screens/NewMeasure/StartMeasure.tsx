import { useState } from "react";
import { Link, useLocation } from "wouter";
import { Situation } from "#information/model/situation.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { useRecord, useRecordChanges } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Alert } from "#warning/model/alert.ts";
import { firstMeasure } from "../measure-form/first-measure.ts";
import { MeasureForm } from "../measure-form/MeasureForm.tsx";
import { measureKindName, measurePath } from "../measure-path.ts";

export function StartMeasure({ situationId, alertId }: { situationId: string; alertId: string | undefined }) {
  return alertId === undefined ? <ForSituation situationId={situationId} /> : <ForAlert alertId={alertId} />;
}

function ForAlert({ alertId }: { alertId: string }) {
  const t = useMessages();
  const alert = useRecord("alerts", "warning.alert", alertId, Alert);
  return (
    <>
      <p>{t("response.screen.new.answers")} <Link href={`/alerts/${alertId}`}>{alert.number !== null && <><Bdi>{alert.number}</Bdi>{" "}</>}<Bdi>{alert.title}</Bdi></Link></p>
      <Draft compartmentId={alert.compartmentId} situationId={alert.content.situationId} label={alert.content.label} alert={alert} />
    </>
  );
}

function ForSituation({ situationId }: { situationId: string }) {
  const situation = useRecord("situations", "information.situation", situationId, Situation);
  return <Draft compartmentId={situation.compartmentId} situationId={situationId} label={situation.content.label} alert={undefined} />;
}

type DraftProps = { compartmentId: string; situationId: string; label: Alert["label"]; alert: { id: string; content: Alert } | undefined };

function Draft({ compartmentId, situationId, label, alert }: DraftProps) {
  const t = useMessages();
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const changes = useRecordChanges(measurePath, measureKindName);
  const [initial] = useState(() => firstMeasure({ situationId, label, alert, language }));
  return <MeasureForm initial={initial} timeAvailable={alert?.content.timeAvailable ?? null} submitText={t("response.screen.new.save")} save={(measure) => changes.create(compartmentId, measure)} onSaved={(id) => navigate(`/measures/${id}`)} />;
}
