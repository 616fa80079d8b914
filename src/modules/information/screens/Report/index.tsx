import { Suspense } from "react";
import { useParams } from "wouter";
import { writers } from "#partners/model/role.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import { useRoles } from "#ui/session.ts";
import { Report } from "../../model/report.ts";
import { Duplicates } from "./Duplicates.tsx";
import { DrawClaim } from "./DrawClaim.tsx";
import { DrawnClaims } from "./DrawnClaims.tsx";
import { ReportFacts } from "./ReportFacts.tsx";
import { ReportLead } from "./ReportLead.tsx";
import { Told } from "./Told.tsx";
import { stepInputs } from "./step-inputs.tsx";
import styles from "./styles.module.css";

/** One report: what was told beside what is drawn from it. */
export function ReportScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord("reports", "information.report", id, Report);
  const { content } = record;
  const mayWrite = useRoles(record.compartmentId).some((role) => writers.some((writer) => writer === role));
  const isLive = record.state !== "rejected" && record.state !== "archived";
  return (
    <RecordPage
      path="reports"
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/reports", text: t("information.report.many") }]}
      lead={<ReportLead record={record} />}
      actions={record.mayEdit && <LinkButton to={`/reports/${id}/edit`}>{t("information.screen.report.edit")}</LinkButton>}
      inputs={stepInputs(record)}
    >
      {record.state === "received" && <Suspense fallback={<Skeleton lines={3} />}><Duplicates id={id} report={content} /></Suspense>}
      <div className={styles["columns"]}>
        <div className={styles["column"]}>
          <Told report={content} />
          <ReportFacts record={record} />
        </div>
        <div className={styles["column"]}>
          <Section title={t("information.screen.report.claims")} lead={t("information.screen.report.claims-lead")}>
            <Suspense fallback={<Skeleton lines={3} />}>
              <DrawnClaims id={id} />
            </Suspense>
            {mayWrite && isLive && <DrawClaim id={id} compartmentId={record.compartmentId} report={content} />}
          </Section>
        </div>
      </div>
    </RecordPage>
  );
}
