import { useMessages } from "#ui/messages.ts";
import type { Reported } from "../contract.ts";

/** The coverage of reporting before a forecast: a month without a report is not a month without deaths. */
export function ReportedMonths({ reported: { of12, of60 } }: { reported: Reported }) {
  const t = useMessages();
  return <>{t("assessment.screen.country.reported", { of12, of60 })}</>;
}
