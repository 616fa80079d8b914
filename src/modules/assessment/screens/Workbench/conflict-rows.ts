import type { Assessment } from "../../model/assessment.ts";
import { compareAssessments } from "../../model/compare-assessments.ts";
import { lineChanges } from "../compared-lines.ts";
import { fieldName } from "../field-name.ts";

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;
export type ConflictRow = { readonly label: string; readonly mine: string; readonly theirs: string };

/** Where two versions of a draft differ: texts as they are, judgements in words, and lists line by line. */
export function conflictRows(mine: Assessment, theirs: Assessment, say: Say): ConflictRow[] {
  const { texts, judgements, newEvidence, removedEvidence } = compareAssessments(theirs, mine);
  const counted = [...newEvidence, ...removedEvidence].length;
  return [
    // The server trims what it stores; a space more is no difference to decide about.
    ...texts.filter(({ from, to }) => from.trim() !== to.trim()).map(({ field, from, to }) => ({ label: fieldName(field, say), mine: to, theirs: from })),
    ...judgements.map(({ indicatorId }) => ({
      label: say("assessment.screen.framework-line", { id: indicatorId, name: say(`assessment.framework.${indicatorId}`) }),
      mine: standing(mine, indicatorId, say),
      theirs: standing(theirs, indicatorId, say),
    })),
    ...lineChanges(theirs, mine, say).map(({ title, from, to }) => ({ label: title, mine: to.join("\n"), theirs: from.join("\n") })),
    ...(counted === 0 ? [] : [{ label: say("assessment.screen.evidence.title"), mine: say("assessment.screen.evidence.count", { count: newEvidence.length }), theirs: say("assessment.screen.evidence.count", { count: removedEvidence.length }) }]),
  ];
}

function standing(content: Assessment, indicatorId: string, say: Say): string {
  const found = content.judgements.find((one) => one.indicatorId === indicatorId);
  if (!found) return say("assessment.screen.not-judged-yet");
  const words = [`judgement.${found.judgement}`, found.confidence && `confidence.${found.confidence}`, found.trend && `trend.${found.trend}`, found.immediacy && `immediacy.${found.immediacy}`];
  return words.filter((word) => word !== null).map((word) => say(`assessment.${word}`)).join(" \u00b7 ");
}
