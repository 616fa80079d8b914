import { Link } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useMessages, useRichMessage } from "#ui/messages.ts";
import type { RecordAnswer } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { Report } from "../../model/report.ts";

/** First the sentence: when it reached us, from whom, and how far each of the two scales goes. */
export function ReportLead({ record: { content, linked } }: { record: RecordAnswer<Report> }) {
  const t = useMessages();
  const rich = useRichMessage();
  const format = useFormat();
  const source = linked.find((head) => head.id === content.sourceId);
  const kind = content.sourceKind === null ? t("information.screen.report.kind-unknown") : t(`information.source-kind.${content.sourceKind}`);
  const named = source === undefined ? t("information.screen.report.source-unnamed") : <Link href={`/sources/${source.id}`}><Bdi>{source.title}</Bdi></Link>;
  const grade = content.reliability === null || content.credibility === null
    ? t("information.screen.report.not-graded")
    : t("information.screen.report.graded", { reliability: t(`information.reliability.${content.reliability}`), credibility: t(`information.credibility.${content.credibility}`) });
  return (
    <>
      <p>{rich("information.screen.report.sentence", { when: format.dateTime(content.receivedAt), source: named, kind })}</p>
      <p>{grade}</p>
      {content.rejectedBecause !== null && <p>{t("information.screen.report.rejected-as", { because: t(`information.rejection.${content.rejectedBecause}`) })}</p>}
    </>
  );
}
