import type { Change, JudgementChange } from "../../model/compare-assessments.ts";

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;
export type JudgementChangeRow = { readonly key: string; readonly indicator: string; readonly what: string; readonly from: string; readonly to: string };

const aspects = ["judgement", "confidence", "trend", "immediacy"] as const;

/** One line for each thing that changed about an indicator, in words; nothing said is said to be nothing said. */
export function judgementChangeRows(changes: readonly JudgementChange[], say: Say): JudgementChangeRow[] {
  return changes.flatMap((change) =>
    aspects.flatMap((aspect) => {
      const changed: Change<string | null> | undefined = change[aspect];
      if (!changed) return [];
      const word = (value: string | null) => (value === null ? say("assessment.screen.factor.not-said") : say(`assessment.${aspect}.${value}`));
      return [{
        key: `${change.indicatorId} ${aspect}`,
        indicator: say("assessment.screen.framework-line", { id: change.indicatorId, name: say(`assessment.framework.${change.indicatorId}`) }),
        what: say(`assessment.screen.factor.${aspect}`),
        from: word(changed.from),
        to: word(changed.to),
      }];
    }),
  );
}
