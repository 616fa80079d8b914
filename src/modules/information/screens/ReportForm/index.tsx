import { useState } from "react";
import { useParams, useSearch } from "wouter";
import { analysts, writers } from "#partners/model/role.ts";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { useSubject } from "#ui/subject.ts";
import { Report } from "../../model/report.ts";
import { SituationField, useSituations } from "../fields/SituationField.tsx";
import { NewReportForm } from "./NewReportForm.tsx";
import { reportForm } from "./report-form.ts";

export function NewReportScreen() {
  const t = useMessages();
  const [subject] = useSubject();
  const named = new URLSearchParams(useSearch()).get("situation") ?? subject?.id ?? "";
  const mayWrite = useCompartmentsFor(writers).length > 0;
  return (
    <Page title={t("information.screen.reports.new")} lead={t("information.screen.report.new-lead")} breadcrumbs={[{ to: "/reports", text: t("information.report.many") }]}>
      {mayWrite ? <ReportOfSituation named={named} /> : <Empty why="not-permitted" />}
    </Page>
  );
}

/** The situation first, because the form is filled in from it; where there is none to choose, who opens one. */
function ReportOfSituation({ named }: { named: string }) {
  const t = useMessages();
  const [situation, setSituation] = useState(named);
  const hasSituations = useSituations().length > 0;
  const mayOpen = useCompartmentsFor(analysts).length > 0;
  if (!hasSituations && named === "") {
    const action = mayOpen ? <LinkButton to="/situations/new" look="main">{t("information.screen.situations.new")}</LinkButton> : undefined;
    return <Empty why="nothing" action={action}>{t("information.screen.report.no-situation", { mayOpen: mayOpen ? "yes" : "no" })}</Empty>;
  }
  return (
    <>
      <SituationField name="situation" value={situation} onChange={setSituation} emptyText={t("information.screen.choose")} />
      {situation !== "" && <NewReportForm key={situation} situationId={situation} />}
    </>
  );
}

export function EditReportScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord("reports", "information.report", id, Report);
  const crumbs = [{ to: "/reports", text: t("information.report.many") }, { to: `/reports/${id}`, text: record.title }];
  return (
    <Page title={t("information.screen.report.edit")} label={record.content.label} breadcrumbs={crumbs}>
      {record.mayEdit ? <EditRecordForm key={id} of={reportForm} record={record} submitText={t("information.screen.save")} /> : <Empty why="not-permitted">{t("information.screen.not-editable")}</Empty>}
    </Page>
  );
}
