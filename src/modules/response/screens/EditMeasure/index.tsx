import { useState } from "react";
import { useLocation, useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { useRecord, useRecordChanges } from "#ui/record/record.ts";
import { Measure } from "../../model/measure.ts";
import { MeasureForm } from "../measure-form/MeasureForm.tsx";
import { measureKindName, measurePath } from "../measure-path.ts";
import { useTimeAvailable } from "../time-available.ts";

/** A proposed measure, changed before it is endorsed. */
export function EditMeasureScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  const record = useRecord(measurePath, measureKindName, id, Measure);
  const [base] = useState(record);
  const timeAvailable = useTimeAvailable(base.content.alertId);
  const changes = useRecordChanges(measurePath, measureKindName);
  const address = `/measures/${id}`;
  return (
    <Page title={record.title} label={base.content.label} breadcrumbs={[{ to: "/measures", text: t("response.measure.many") }, { to: address, text: record.title }]}>
      {record.mayEdit ? (
        <MeasureForm initial={base.content} timeAvailable={timeAvailable} submitText={t("response.screen.edit.save")} save={(measure, onVersion) => changes.save(id, onVersion ?? base.version, measure)} onSaved={() => navigate(address)} />
      ) : (
        <Refused sentence={t("platform.not-editable-now")} action={<LinkButton to={address}>{t("response.screen.edit.back")}</LinkButton>} />
      )}
    </Page>
  );
}
