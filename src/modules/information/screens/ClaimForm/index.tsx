import { useParams } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Claim } from "../../model/claim.ts";
import { claimForm } from "./claim-form.ts";

export function EditClaimScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord("claims", "information.claim", id, Claim);
  const crumbs = [{ to: "/claims", text: t("information.claim.many") }, { to: `/claims/${id}`, text: record.title }];
  return (
    <Page title={t("information.screen.claim.edit")} label={record.content.label} breadcrumbs={crumbs}>
      {record.mayEdit ? <EditRecordForm key={id} of={claimForm} record={record} submitText={t("information.screen.save")} /> : <Empty why="not-permitted">{t("information.screen.not-editable")}</Empty>}
    </Page>
  );
}
