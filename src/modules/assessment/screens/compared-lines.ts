import type { Assessment } from "../model/assessment.ts";

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;
type Compared = { readonly field: keyof Assessment; readonly title: string; lines(content: Assessment, say: Say): readonly string[] };

/** What is no text of its own: facts and lists, compared line by line in words. Texts and judgements: `compareAssessments`. */
export const comparedLines: readonly Compared[] = [
  { field: "label", title: "ui.record.label", lines: ({ label }, say) => [say(`ui.label.${label}`)] },
  { field: "language", title: "assessment.screen.field.language", lines: ({ language }) => [language] },
  { field: "periodFrom", title: "assessment.screen.field.period-from", lines: ({ periodFrom }) => [periodFrom] },
  { field: "periodTo", title: "assessment.screen.field.period-to", lines: ({ periodTo }) => [periodTo] },
  { field: "cutOff", title: "assessment.screen.field.cut-off", lines: ({ cutOff }) => [cutOff] },
  { field: "crimesConsidered", title: "assessment.section.crimes-considered", lines: ({ crimesConsidered }, say) => crimesConsidered.map((crime) => say(`assessment.crime.${crime}`)) },
  { field: "populationsAtRisk", title: "assessment.section.who-is-at-risk", lines: ({ populationsAtRisk }) => populationsAtRisk.map((one) => joined(one.name, one.where, one.why)) },
  { field: "possiblePerpetrators", title: "assessment.section.possible-perpetrators", lines: ({ possiblePerpetrators }, say) => possiblePerpetrators.map((one) => joined(one.name, say(`assessment.confidence.${one.confidence}`), one.why)) },
  { field: "informationGaps", title: "assessment.section.information-gaps", lines: ({ informationGaps }) => informationGaps.map((one) => joined(one.gap, one.collectionPlan)) },
  { field: "recommendedMeasures", title: "assessment.section.options", lines: ({ recommendedMeasures }) => recommendedMeasures },
  { field: "proposedConcernLevel", title: "assessment.screen.field.proposed-level", lines: ({ proposedConcernLevel }) => (proposedConcernLevel === null ? [] : [String(proposedConcernLevel)]) },
];

export type LineChange = { readonly field: keyof Assessment; readonly title: string; readonly from: readonly string[]; readonly to: readonly string[] };

export function lineChanges(previous: Assessment, next: Assessment, say: Say): LineChange[] {
  return comparedLines.flatMap(({ field, title, lines }) => {
    const [from, to] = [lines(previous, say), lines(next, say)];
    return from.join("\n") === to.join("\n") ? [] : [{ field, title: say(title), from, to }];
  });
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" \u00b7 ");
}
