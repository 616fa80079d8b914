import { useParams } from "wouter";
import { writers } from "#partners/model/role.ts";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Source } from "../../model/source.ts";
import { sourceForm } from "./source-form.ts";

const first: Source = { label: "confidential", title: "", kind: "individual", reliability: "F", reliabilityReason: "", languages: [], notes: "" };

export function NewSourceScreen() {
  const t = useMessages();
  const mayWrite = useCompartmentsFor(writers).length > 0;
  return (
    <Page title={t("information.screen.sources.new")} lead={t("information.screen.source.new-lead")} breadcrumbs={[{ to: "/sources", text: t("information.source.many") }]}>
      {mayWrite ? <NewRecordForm of={sourceForm} first={first} submitText={t("information.screen.save")} /> : <Empty why="not-permitted" />}
    </Page>
  );
}

export function EditSourceScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord("sources", "information.source", id, Source);
  const crumbs = [{ to: "/sources", text: t("information.source.many") }, { to: `/sources/${id}`, text: record.title }];
  return (
    <Page title={t("information.screen.source.edit")} label={record.content.label} breadcrumbs={crumbs}>
      {record.mayEdit ? <EditRecordForm key={id} of={sourceForm} record={record} submitText={t("information.screen.save")} /> : <Empty why="not-permitted">{t("information.screen.not-editable")}</Empty>}
    </Page>
  );
}
