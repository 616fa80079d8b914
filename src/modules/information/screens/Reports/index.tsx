import { writers } from "#partners/model/role.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import type { ReportState } from "../../model/report.ts";
import { InformationList } from "../list/InformationList.tsx";

const states = ["received", "triaged", "rejected", "evaluated", "linked", "archived"] as const satisfies readonly ReportState[];

export function ReportsScreen() {
  const t = useMessages();
  const mayWrite = useCompartmentsFor(writers).length > 0;
  return (
    <InformationList
      kind="information.report"
      path="reports"
      lead={t("information.screen.reports.lead")}
      empty={t("information.screen.reports.empty")}
      states={states}
      toNew={mayWrite && <LinkButton to="/reports/new" look="main">{t("information.screen.reports.new")}</LinkButton>}
    />
  );
}
