import type { Assessment } from "#assessment/model/assessment.ts";
import type { Situation } from "#information/model/situation.ts";
import type { Addressee, Alert, Deadlines } from "../../model/alert.ts";
import type { Claim } from "../../model/claim.ts";
import { awaitsAnswer, formOf, whyNotAddressee, type FormName } from "../../model/forms.ts";
import type { PublicNotice } from "../../model/public-notice.ts";

type Option = Alert["options"][number];
export const emptyOption: Option = { text: "", pros: "", cons: "", risks: "", coercive: false, leadTime: null };

export const emptyClaim: Claim = { text: "", horizon: null, likelihood: null, judgedBy: "" };

function isEmptyClaim({ text, horizon, likelihood, judgedBy }: Claim): boolean {
  return text.trim() === "" && horizon === null && likelihood === null && judgedBy.trim() === "";
}

export type Start = {
  readonly situation: Pick<Situation, "label" | "populationsAtRisk"> & { readonly id: string };
  readonly assessment: (Pick<Assessment, "label" | "title" | "populationsAtRisk" | "keyJudgements"> & { readonly id: string }) | undefined;
  readonly language: string;
  readonly now: Date;
};

/** A new draft: what the situation and the assessment say already is not asked again. */
export function firstAlert({ situation, assessment, language, now }: Start): Alert {
  const populations = assessment?.populationsAtRisk ?? situation.populationsAtRisk;
  return {
    label: assessment?.label ?? situation.label,
    situationId: situation.id,
    title: "",
    language,
    form: "secretary-general-note",
    assessmentId: assessment?.id ?? null,
    flashJustification: null,
    keyJudgement: assessment?.keyJudgements[0]?.text ?? "",
    populations: populations.map((one) => one.name),
    timeAvailable: null,
    claim: null,
    sections: [],
    asks: [],
    options: [emptyOption],
    addressees: [],
    deadlines: deadlinesFor(null, now),
    redacted: false,
    embargoUntil: null,
    publicNotice: null,
    secondReading: null,
    cleared: null,
    corrections: [],
    outcomeReviewId: null,
  };
}

/** Hours until acknowledgement, answer, action and report: a proposal of this project that people change as they see fit. */
const hoursByTime = {
  hours: [2, 6, 24, 168],
  days: [12, 48, 120, 504],
  weeks: [24, 72, 336, 720],
  months: [48, 168, 720, 1440],
  years: [48, 168, 720, 1440],
  unknown: [24, 72, 336, 720],
} as const satisfies Record<NonNullable<Alert["timeAvailable"]>, readonly [number, number, number, number]>;

/** Deadlines that leave room before the harm is expected, on the full hour so that they can be read aloud. */
export function deadlinesFor(timeAvailable: Alert["timeAvailable"], now: Date): Deadlines {
  const [acknowledge, respond, act, report] = hoursByTime[timeAvailable ?? "unknown"];
  const after = (hours: number) => new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000 + hours * 3_600_000).toISOString();
  return { acknowledgeBy: after(acknowledge), respondBy: after(respond), actBy: after(act), reportBackBy: after(report) };
}

const noDeadlines: Deadlines = { acknowledgeBy: null, respondBy: null, actBy: null, reportBackBy: null };
const thePublic = (label: Alert["label"], name: string): Addressee => ({ key: "public", name, kind: "public", contactId: null, channel: "publication", label });

/**
 * The draft in another form. Texts of sections that both forms have stay; addressees to whom the new form does not go are left out,
 * and a public statement has one addressee, its own text and no deadlines.
 */
export function inForm(draft: Alert, form: FormName, now: Date, publicName: string): Alert {
  if (form === draft.form) return draft;
  const isPublic = form === "public-statement";
  const addressees = isPublic ? [thePublic("unclassified", publicName)] : draft.addressees.filter((one) => whyNotAddressee(form, one.kind) === undefined);
  const keys = new Set(addressees.map((one) => one.key));
  const wasPublic = draft.form === "public-statement";
  return {
    ...draft,
    form,
    label: isPublic ? "unclassified" : draft.label,
    addressees,
    sections: draft.sections.filter((section) => formOf(form).sections.includes(section.key)),
    asks: draft.asks.filter((ask) => keys.has(ask.addresseeKey)),
    deadlines: isPublic ? noDeadlines : wasPublic ? deadlinesFor(draft.timeAvailable, now) : draft.deadlines,
    publicNotice: isPublic ? (draft.publicNotice ?? emptyNotice(draft.language)) : null,
    embargoUntil: isPublic ? draft.embargoUntil : null,
    claim: isPublic ? null : draft.claim,
  };
}

export function emptyNotice(language: string): PublicNotice {
  return { category: "Security", urgency: "Unknown", severity: "Unknown", certainty: "Unknown", expires: null, texts: [{ language, event: "", headline: "", description: "", instruction: "" }], areas: [] };
}

/** The kind a new addressee begins with: the plainest the form allows, never somebody's high office by default. */
export function usualKind(form: FormName): Addressee["kind"] {
  const { addressees } = formOf(form);
  return (["un-entity", "regional-organisation"] as const).find((kind) => addressees.includes(kind)) ?? addressees[0] ?? "un-entity";
}

export type NewAddressee = { readonly name: string; readonly contactId: string | null };

type Group = { readonly content: { readonly members: readonly string[] }; readonly linked: readonly { readonly id: string; readonly title: string; readonly state: string }[] };

/** The members of a group in its order, and how many of them cannot be addressed: they have ended, or are not open to the viewer. */
export function membersToAdd({ content, linked }: Group): { people: readonly NewAddressee[]; leftOut: number } {
  const current = new Map(linked.filter((one) => one.state === "current").map((one) => [one.id, one.title]));
  const people = content.members.flatMap((id) => {
    const name = current.get(id);
    return name === undefined ? [] : [{ name, contactId: id }];
  });
  return { people, leftOut: content.members.length - people.length };
}

/** A key for an addressee: the name in plain letters, or a number where the name has none of them. */
export function keyFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 34);
  const base = plain === "" ? "addressee" : plain;
  for (let count = 1; ; count += 1) {
    const key = count === 1 && plain !== "" ? base : `${base}-${count}`;
    if (!taken.has(key)) return key;
  }
}

/** What is asked of one addressee; an empty text asks nothing. */
export function withAsk(draft: Alert, addresseeKey: string, ask: string): Alert["asks"] {
  const others = draft.asks.filter((one) => one.addresseeKey !== addresseeKey);
  return ask === "" ? others : [...others, { addresseeKey, ask }];
}

export function withSection(draft: Alert, key: string, text: string): Alert["sections"] {
  const texts = new Map(draft.sections.map((section) => [section.key, section.text]));
  texts.set(key, text);
  // In the order of the form, whatever was typed first.
  return formOf(draft.form).sections.flatMap((name) => {
    const written = texts.get(name) ?? "";
    return written === "" ? [] : [{ key: name, text: written }];
  });
}

/** A draft as the form shows it: with an empty option to write in, where there is none yet. */
export function readyToWrite(draft: Alert): Alert {
  return draft.options.length > 0 ? draft : { ...draft, options: [emptyOption] };
}

/** What is sent: lines that nobody filled are left out, and requests to nobody with them. */
export function tidyAlert(draft: Alert): Alert {
  const waiting = new Set(draft.addressees.filter(awaitsAnswer).map((one) => one.key));
  return {
    ...draft,
    options: draft.options.filter((option) => [option.text, option.pros, option.cons, option.risks].some((text) => text.trim() !== "")),
    asks: draft.asks.filter((ask) => waiting.has(ask.addresseeKey) && ask.ask.trim() !== ""),
    sections: draft.sections.filter((section) => section.text.trim() !== ""),
    flashJustification: draft.assessmentId === null ? (draft.flashJustification ?? "") : null,
    claim: draft.claim !== null && isEmptyClaim(draft.claim) ? null : draft.claim,
  };
}
