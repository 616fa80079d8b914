import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { RecordAnswer } from "#ui/record/record.ts";
import { isolate } from "#ui/text/isolate.ts";
import type { Alert } from "../../model/alert.ts";

/** Who is asked for a decision and by when, or why nobody is yet or any more. */
export function AlertLead({ record }: { record: RecordAnswer<Alert> }) {
  const t = useMessages();
  const format = useFormat();
  const { addressees, deadlines, form } = record.content;
  if (record.state === "withdrawn") return t("warning.screen.lead.withdrawn");
  if (form === "public-statement") return t("warning.screen.lead.public");
  const shown = addressees.slice(0, 5).map((one) => isolate(one.name));
  const others = addressees.length - shown.length;
  const who = format.list(others > 0 ? [...shown, t("warning.screen.lead.others", { count: others })] : shown);
  if (addressees.length === 0) return t("warning.screen.lead.nobody");
  if (record.state === "response-recorded" || record.state === "closed") return t("warning.screen.lead.recorded", { who });
  if (deadlines.respondBy === null) return t("warning.screen.lead.no-day", { who, count: addressees.length });
  const isDraft = record.state === "draft" || record.state === "in-clearance";
  return t(isDraft ? "warning.screen.lead.will-be-asked" : "warning.screen.lead.asked", { who, count: addressees.length, when: format.dateTime(deadlines.respondBy) });
}
