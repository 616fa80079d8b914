import type { ConflictRow } from "#ui/form/ConflictView.tsx";
import type { Situation } from "../../model/situation.ts";

type Say = (key: string) => string;

/** Both versions of a situation field by field, as a person reads them. */
export function conflictRows(mine: Situation, theirs: Situation, say: Say): ConflictRow[] {
  const key = (name: string) => say(`information.screen.situation.${name}`);
  const rows: readonly (readonly [label: string, text: (content: Situation) => string])[] = [
    [key("title"), (content) => content.title],
    [say("ui.record.label"), (content) => say(`ui.label.${content.label}`)],
    [key("scope"), (content) => content.scope],
    [key("countries"), (content) => content.countries.join(", ")],
    [key("areas"), (content) => content.areas.join(", ")],
    [key("period"), (content) => content.period],
    [key("populations"), (content) => content.populationsAtRisk.map(({ name, size, why }) => joined(name, size, why)).join("\n")],
    [key("perpetrators"), (content) => content.possiblePerpetrators.map(({ name, confidence, why }) => joined(name, say(`information.confidence.${confidence}`), why)).join("\n")],
    [key("crimes-considered"), (content) => content.crimesConsidered.map((crime) => say(`information.crime.${crime}`)).join(", ")],
    [key("triggers"), (content) => content.triggers.map(({ when, what }) => joined(when, what)).join("\n")],
  ];
  return rows.map(([label, text]) => ({ label, mine: text(mine), theirs: text(theirs) })).filter((row) => row.mine !== row.theirs);
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" – ");
}
