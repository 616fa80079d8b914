import type { Alert } from "#warning/model/alert.ts";
import type { ListedMeasure } from "../../model/measure-list.ts";
import type { Measure } from "../../model/measure.ts";

export type Start = { readonly situationId: string; readonly label: Measure["label"]; readonly alert: { readonly id: string; readonly content: Pick<Alert, "label"> } | undefined; readonly language: string };

/** A measure nobody has described yet. */
export function firstMeasure({ situationId, label, alert, language }: Start): Measure {
  return {
    label: alert?.content.label ?? label,
    situationId,
    alertId: alert?.id ?? null,
    measureId: null,
    title: "",
    language,
    addressee: "",
    rationale: "",
    factors: [],
    expectedEffect: "",
    pillar: null,
    timing: null,
    coercion: "none",
    authorityNeeded: "none",
    decision: null,
    leadTime: null,
    riskOfHarm: "",
    owner: "",
    dueOn: null,
    firstAction: null,
    evidence: [],
    finishedOn: null,
    effects: [],
    sideEffects: "",
    cost: null,
  };
}

/** What the list knows of a measure is taken over; what people wrote stays. Which of several pillars is meant, a person says. */
export function fromList(draft: Measure, listed: ListedMeasure | undefined, title: string): Measure {
  if (!listed) return { ...draft, measureId: null };
  const [onlyPillar, ...others] = listed.pillars;
  return {
    ...draft,
    measureId: listed.id,
    title: draft.title.trim() === "" || draft.measureId !== null ? title : draft.title,
    factors: [...listed.factors],
    pillar: others.length === 0 ? (onlyPillar ?? null) : draft.pillar !== null && listed.pillars.includes(draft.pillar) ? draft.pillar : null,
    timing: listed.timing,
    coercion: listed.coercion,
    authorityNeeded: listed.authority,
    leadTime: listed.leadTime,
  };
}

export type ListFilter = { readonly q: string; readonly factor: string; readonly pillar: string; readonly timing: string; readonly onlyNonCoercive: boolean };

/** The measures a filter leaves, in the order of the list: shown, never ranked. */
export function matching(all: readonly ListedMeasure[], filter: ListFilter, nameOf: (measure: ListedMeasure) => string): ListedMeasure[] {
  const words = plain(filter.q).split(/\s+/).filter((word) => word !== "");
  return all.filter(
    (measure) =>
      (filter.factor === "" || measure.factors.includes(filter.factor)) &&
      (filter.pillar === "" || measure.pillars.some((pillar) => String(pillar) === filter.pillar)) &&
      (filter.timing === "" || measure.timing === "both" || measure.timing === filter.timing) &&
      (!filter.onlyNonCoercive || measure.coercion !== "coercive") &&
      words.every((word) => plain(nameOf(measure)).includes(word)),
  );
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
