import { useParams } from "wouter";
import type { Label } from "#platform/rules/label.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useRecord } from "#ui/record/record.ts";
import { EditRecordForm } from "./record-form/EditRecordForm.tsx";
import type { RecordForm } from "./record-form/record-form.ts";
import { roomPath, type Room } from "./PartnerTabs.tsx";

/** Changes a partner of one of the four lists. */
export function EditPartner<Content extends { readonly label: Label }, Draft extends object>({ room, of }: { room: Room; of: RecordForm<Content, Draft> }) {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(of.path, of.kind, id, of.schema);
  const crumbs = [{ to: `/${roomPath[room]}`, text: t(`partners.${room}.many`) }, { to: `/${roomPath[room]}/${id}`, text: record.title }];
  return (
    <Page title={t("partners.screen.edit-title", { title: record.title })} label={record.content.label} breadcrumbs={crumbs}>
      {record.mayEdit ? <EditRecordForm key={id} of={of} record={record} submitText={t("partners.screen.save")} /> : <Empty why="not-permitted">{t("partners.screen.not-editable")}</Empty>}
    </Page>
  );
}
