import type { Alert } from "../../model/alert.ts";

type Say = (key: string) => string;
export type ConflictRow = { readonly label: string; readonly mine: string; readonly theirs: string };

/** Two versions of a draft, part by part, in words; only the parts that differ. */
export function conflictRows(mine: Alert, theirs: Alert, say: Say): ConflictRow[] {
  return parts.flatMap(({ label, lines }) => {
    const row = { label: say(label), mine: lines(mine, say).join("\n"), theirs: lines(theirs, say).join("\n") };
    return row.mine === row.theirs ? [] : [row];
  });
}

type Part = { readonly label: string; lines(alert: Alert, say: Say): readonly string[] };

const parts: readonly Part[] = [
  { label: "ui.record.title", lines: (alert) => [alert.title] },
  { label: "ui.record.label", lines: (alert, say) => [say(`ui.label.${alert.label}`)] },
  { label: "warning.screen.form.choose", lines: (alert, say) => [say(`warning.form.${alert.form}`)] },
  { label: "warning.screen.says.key-judgement", lines: (alert) => [alert.keyJudgement] },
  { label: "warning.screen.ground.why", lines: (alert) => [alert.flashJustification ?? ""] },
  { label: "warning.screen.says.populations", lines: (alert) => alert.populations },
  { label: "warning.screen.says.time-available", lines: (alert, say) => (alert.timeAvailable === null ? [] : [say(`warning.time-span.${alert.timeAvailable}`)]) },
  { label: "warning.screen.claim.title", lines: ({ claim }, say) => (claim === null ? [] : [claim.text, claim.horizon ?? "\u2014", claim.likelihood === null ? "\u2014" : say(`assessment.likelihood.${claim.likelihood}`), claim.judgedBy]) },
  { label: "warning.screen.content.sections", lines: (alert, say) => alert.sections.map((section) => `${say(`warning.section.${section.key}`)}: ${section.text}`) },
  { label: "warning.screen.addressees.title", lines: (alert, say) => alert.addressees.map((one) => `${one.name} (${say(`warning.channel.${one.channel}`)})`) },
  { label: "warning.screen.addressees.ask", lines: (alert) => alert.asks.map((one) => one.ask) },
  { label: "warning.section.options", lines: (alert) => alert.options.map((option) => [option.text, option.pros, option.cons, option.risks].filter((text) => text !== "").join(" \u00b7 ")) },
  { label: "warning.screen.deadlines.title", lines: (alert) => Object.values(alert.deadlines).map((moment) => moment ?? "\u2014") },
  { label: "warning.screen.public.title", lines: (alert) => alert.publicNotice?.texts.flatMap((text) => [text.headline, text.description]) ?? [] },
];
