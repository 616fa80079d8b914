import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { isolate } from "#ui/text/isolate.ts";
import type { WarningTrackRecord } from "../../contract.ts";
import { leastJudged } from "../../model/claim-calibration.ts";

type Props = { judged: number; scores: WarningTrackRecord["scores"]; withMeasures: WarningTrackRecord["withMeasures"] };

/** One score beside what somebody would have got who always said the base rate; below ten judged claims the sentence that nothing follows yet. */
export function Scores({ judged, scores, withMeasures }: Props) {
  const t = useMessages();
  const format = useFormat();
  const two = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (scores === null) return <p>{t("warning.screen.track-record.too-few", { judged, least: leastJudged })}</p>;
  // Equal as far as it is shown: what cannot be seen in the numbers is not said in words.
  const direction = two(scores.brier) === two(scores.brierOfBaseRate) ? "same" : scores.brier < scores.brierOfBaseRate ? "better" : "worse";
  return (
    <>
      <p>{t("warning.screen.track-record.score", { score: two(scores.brier), ofBaseRate: two(scores.brierOfBaseRate), share: isolate(format.percent(scores.baseRate)), half: two(0.25), direction })}</p>
      <p>{t("warning.screen.track-record.if-meant", { low: two(scores.ifMeant.low), high: two(scores.ifMeant.high), where: two(scores.brier) > two(scores.ifMeant.high) ? "above" : two(scores.brier) < two(scores.ifMeant.low) ? "below" : "within" })}</p>
      {withMeasures && <p>{t("warning.screen.track-record.score-with-measures", { judged: withMeasures.judged, score: two(withMeasures.brier), ofBaseRate: two(withMeasures.brierOfBaseRate) })}</p>}
    </>
  );
}
