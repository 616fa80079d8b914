import type { Translate } from "#ui/messages.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import type { ListedRecord } from "#ui/record/record.ts";
import { needsDecision } from "../../model/measure-cautions.ts";
import type { Measure } from "../../model/measure.ts";
import type { FactorWords } from "../factor-words.ts";
import { AcceptFields } from "./AcceptFields.tsx";
import { DecisionFields } from "./DecisionFields.tsx";
import { EffectFields } from "./EffectFields.tsx";
import { ReportFields } from "./ReportFields.tsx";
import { StartFields } from "./StartFields.tsx";

/** What the steps of a measure ask for; what the measure says already is filled in. */
export function stepInputs(content: Measure, reports: readonly ListedRecord[], factors: FactorWords, t: Translate): NonNullable<StepBarProps["inputs"]> {
  const decision = content.decision === null ? {} : { decision: content.decision };
  const asksDecision = needsDecision(content.coercion, content.authorityNeeded);
  const evidence = { initial: { evidence: content.evidence }, fields: (input: Readonly<Record<string, unknown>>, change: (input: Readonly<Record<string, unknown>>) => void) => <ReportFields input={input} change={change} reports={reports} /> };
  return {
    endorse: { initial: decision, fields: (input, change) => (asksDecision ? <><p>{t("response.screen.decision-needed")}</p><DecisionFields input={input} change={change} /></> : null) },
    accept: { initial: { owner: content.owner, ...(content.dueOn === null ? {} : { dueOn: content.dueOn }), ...decision }, fields: (input, change) => <AcceptFields input={input} change={change} asksDecision={asksDecision} /> },
    start: { initial: content.firstAction === null ? {} : { ...content.firstAction }, fields: (input, change) => <StartFields input={input} change={change} /> },
    "report-partial": evidence,
    "report-done": evidence,
    "note-effect": { initial: { effects: content.effects, sideEffects: content.sideEffects }, fields: (input, change) => <EffectFields input={input} change={change} factorIds={content.factors} factors={factors} /> },
  };
}
