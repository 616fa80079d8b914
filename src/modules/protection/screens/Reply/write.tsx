import { useState } from "react";
import { useParams, useSearch } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Reply } from "../../model/reply/reply.ts";
import { deskRoles } from "../case-path.ts";
import { replyKindName, replyPath } from "../reply-path.ts";
import { firstReply, replyForm } from "./reply-form.tsx";

export function NewReplyScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const asked = new URLSearchParams(useSearch()).get("communication") ?? "";
  const [first] = useState(() => firstReply(asked, language));
  const mayWrite = useCompartmentsFor(deskRoles).length > 0;
  return (
    <Page title={t("protection.screen.replies.new")} label="confidential" breadcrumbs={[{ to: "/replies", text: t("protection.reply.many") }]}>
      {mayWrite ? <NewRecordForm of={replyForm} first={first} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted" />}
    </Page>
  );
}

export function EditReplyScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(replyPath, replyKindName, id, Reply);
  return (
    <Page title={record.title} label={record.content.label} breadcrumbs={[{ to: `/replies/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={replyForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
