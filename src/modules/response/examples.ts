import { exampleIds } from "#assessment/examples.ts";
import type { Measure } from "./model/measure.ts";

/** A proposed measure about an invented country, with everything an endorsement asks for. */
export function aMeasure(given: Partial<Measure> = {}): Measure {
  return {
    label: "confidential",
    situationId: exampleIds.situation,
    alertId: null,
    measureId: "diplomacy.localDialogue",
    title: "Dialogue between herders and farmers of Oumé",
    language: "en",
    addressee: "Resident Coordinator in Kasuria",
    rationale: "The weekly meeting of elders is the last channel that works.",
    factors: ["RF6", "RF9"],
    expectedEffect: "Fewer calls to attack, an agreed route for the herds.",
    pillar: 2,
    timing: "operational",
    coercion: "none",
    authorityNeeded: "none",
    decision: null,
    leadTime: "weeks",
    riskOfHarm: "Elders who attend may be threatened; the place is not announced.",
    owner: "",
    dueOn: null,
    firstAction: null,
    evidence: [],
    finishedOn: null,
    effects: [],
    sideEffects: "",
    cost: null,
    ...given,
  };
}
