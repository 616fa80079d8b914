import { useState } from "react";
import { useLocation, useParams } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useRecord, useRecordChanges } from "#ui/record/record.ts";
import { Alert } from "../../model/alert.ts";
import { AlertForm } from "../alert-form/AlertForm.tsx";
import { alertKindName, alertPath } from "../alert-path.ts";

/** The draft of an alert. It is saved on the version the person began with, whatever others do meanwhile. */
export function EditAlertScreen() {
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  const record = useRecord(alertPath, alertKindName, id, Alert);
  const [base, setBase] = useState({ version: record.version, content: record.content });
  const changes = useRecordChanges(alertPath, alertKindName);
  const address = `/alerts/${id}`;
  return (
    <Page title={record.title} lead={t("warning.screen.edit.lead")} label={base.content.label} breadcrumbs={[{ to: "/alerts", text: t("warning.alert.many") }, { to: address, text: record.title }]}>
      {record.mayEdit ? (
        <AlertForm
          key={base.version}
          initial={base.content}
          submitText={t("warning.screen.save-draft")}
          save={(content, onVersion) => changes.save(id, onVersion ?? base.version, content)}
          onSaved={() => navigate(address)}
          onTakeTheirs={setBase}
        />
      ) : (
        <Refused sentence={t("platform.not-editable-now")} action={<LinkButton to={address}>{t("warning.screen.edit.back")}</LinkButton>} />
      )}
    </Page>
  );
}
