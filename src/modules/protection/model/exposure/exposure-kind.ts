import * as v from "valibot";
import { countryFaults } from "#geography/model/countries.ts";
import type { FieldFault, LinkedRecord, RecordKind, StepFacts } from "#platform/rules/kind.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { parsePartialDate } from "#platform/rules/edtf.ts";
import { Case } from "../case/case.ts";
import { latestToday } from "../latest-today.ts";
import { Visit } from "../visit/visit.ts";
import { AnswerAgainInput, CheckInInput, Exposure, HarmInput, standingAnswer, TakeOverInput, type Harm } from "./exposure.ts";

export type ExposureState = "followed" | "closed";
export type ExposureStep = "check-in" | "record-harm" | "answer-again" | "take-over" | "close" | "reopen";

/** Whoever met the person asks how they are; whoever protects takes over when harm came because of it. */
export const exposureReaders = ["desk", "mandateHolder", "protectionOfficer", "director"] as const;
const protectors = ["protectionOfficer", "director"] as const;

export const exposureMachine: Machine<ExposureState, ExposureStep> = {
  initial: "followed",
  final: [],
  steps: {
    "check-in": { from: ["followed"], to: "followed", roles: ["desk", "mandateHolder", "protectionOfficer"] },
    // Harm can come long after the last check-in: then the person is followed again.
    "record-harm": { from: ["followed", "closed"], to: "followed", roles: exposureReaders },
    "answer-again": { from: ["followed", "closed"], to: "followed", roles: exposureReaders },
    "take-over": { from: ["followed"], to: "followed", roles: protectors },
    close: { from: ["followed"], to: "closed", roles: ["desk", "mandateHolder", "protectionOfficer"], needsReason: true },
    reopen: { from: ["closed"], to: "followed", roles: ["desk", "mandateHolder", "protectionOfficer"], needsReason: true },
  },
};

export const exposureKind: RecordKind<Exposure, ExposureState, ExposureStep> = {
  kind: "protection.exposure",
  path: "exposures",
  schema: Exposure,
  machine: exposureMachine,
  createRoles: ["desk", "mandateHolder", "protectionOfficer"],
  editRoles: ["desk", "mandateHolder", "protectionOfficer"],
  readers: exposureReaders,
  editableIn: ["followed"],
  keptBySteps: ["contacts", "harms"],
  title: ({ code, on }) => `${code}, ${on}`,
  links: ({ situationId, visitId, submissionId, caseId }) => [
    ...link(situationId ?? null, "situation"), ...link(visitId, "exposed-at"), ...link(submissionId, "exposed-by"), ...link(caseId, "on-case"),
  ],
  searchText: ({ language, occasion, harms, code }) => ({ language, text: [occasion, ...harms.map(({ what }) => what)].join("\n"), names: [code] }),
  dueAt: nextDue,
  stepInput: { "check-in": CheckInInput, "record-harm": HarmInput, "answer-again": AnswerAgainInput, "take-over": TakeOverInput },
  guard: whyNotExposureStep,
  apply: afterExposureStep,
  faults: exposureFaults,
  whyNotSave: whyNotExposure,
  logsReading: () => true,
  logsSearches: true,
};

function link(to: string | null, as: string): { to: string; as: string }[] {
  return to === null ? [] : [{ to, as }];
}

/** Harm said to have come because of it waits from the moment it was said; otherwise the next check-in that nobody has noted. */
export function nextDue({ checkIns, contacts, harms }: Pick<Exposure, "checkIns" | "contacts" | "harms">, state: ExposureState): string | undefined {
  if (state !== "followed") return undefined;
  const waiting = harms.find(isWaiting)?.answers.at(-1)?.at;
  const next = checkIns.filter(({ key }) => !contacts.some(({ checkInKey }) => checkInKey === key)).map(({ dueOn }) => `${dueOn}T23:59:59Z`).toSorted()[0];
  return waiting ?? next;
}

export function isWaiting(harm: Pick<Harm, "answers" | "takenOver">): boolean {
  return standingAnswer(harm) === "yes" && harm.takenOver === null;
}

function exposureFaults({ country, visitId, meetingKey, caseId, personKey, on, checkIns }: Exposure): FieldFault[] {
  return [
    ...countryFaults([["country", country]]),
    ...(meetingKey !== null && visitId === null ? [{ path: "meetingKey", code: "protection.meeting-unknown" }] : []),
    ...(personKey !== null && caseId === null ? [{ path: "personKey", code: "protection.person-unknown" }] : []),
    ...checkIns.flatMap(({ dueOn }, index) => (dueOn < on ? [{ path: `checkIns.${index}.dueOn`, code: "protection.check-in-before-exposure" }] : [])),
    ...checkIns.flatMap(({ key }, index) => (checkIns.findIndex((one) => one.key === key) === index ? [] : [{ path: `checkIns.${index}.key`, code: "protection.key-twice" }])),
  ];
}

/** The meeting is one of the visit's, and the person is in the case under this very code. */
function whyNotExposure({ visitId, meetingKey, caseId, personKey, code }: Exposure, linked: readonly LinkedRecord[]): string | undefined {
  const contentOf = (id: string | null) => linked.find((one) => one.id === id)?.content;
  const visit = v.safeParse(Visit, contentOf(visitId));
  if (meetingKey !== null && !(visit.success && visit.output.programme.some(({ key }) => key === meetingKey))) return "protection.meeting-unknown";
  const about = v.safeParse(Case, contentOf(caseId));
  return personKey !== null && !(about.success && about.output.people.some((one) => one.key === personKey && one.code === code)) ? "protection.person-unknown" : undefined;
}

type Facts = StepFacts<Exposure, ExposureState>;

export function whyNotExposureStep(step: ExposureStep, { record: { content }, input, now }: Pick<Facts, "record" | "input" | "now">): string | undefined {
  if (step === "check-in") {
    if (content.checkIns.length === 0) return "protection.check-in-unknown";
    const { checkInKey, on } = v.parse(CheckInInput, input);
    if (!content.checkIns.some(({ key }) => key === checkInKey)) return "protection.check-in-unknown";
    return on > latestToday(now) ? "protection.evidence-in-future" : undefined;
  }
  if (step === "record-harm") {
    const { when } = v.parse(HarmInput, input);
    const earliest = when === null ? null : (parsePartialDate(when)?.earliest ?? null);
    return earliest !== null && earliest > latestToday(now) ? "protection.evidence-in-future" : undefined;
  }
  if (step !== "answer-again" && step !== "take-over") return step === "close" && content.harms.some(isWaiting) ? "protection.harm-waits" : undefined;
  if (content.harms.length === 0) return "protection.harm-unknown";
  if (step === "take-over" && !content.harms.some(isWaiting)) return "protection.nothing-to-take-over";
  const { harmKey } = v.parse(v.object({ harmKey: v.string() }), input);
  const harm = content.harms.find(({ key }) => key === harmKey);
  if (harm === undefined) return "protection.harm-unknown";
  return step === "take-over" && !isWaiting(harm) ? "protection.nothing-to-take-over" : undefined;
}

function afterExposureStep(step: ExposureStep, { record: { content }, actor, input, now }: Facts): Exposure {
  const kept = { recordedBy: actor.userId, recordedAt: now };
  if (step === "check-in") return { ...content, contacts: [...content.contacts, { ...v.parse(CheckInInput, input), ...kept }] };
  if (step === "record-harm") {
    const { answer, because, ...told } = v.parse(HarmInput, input);
    return { ...content, harms: [...content.harms, { key: `h${content.harms.length + 1}`, ...told, ...kept, answers: [{ answer, because, by: actor.userId, at: now }], takenOver: null }] };
  }
  if (step === "answer-again") {
    const { harmKey, answer, because } = v.parse(AnswerAgainInput, input);
    return { ...content, harms: content.harms.map((harm) => (harm.key === harmKey ? { ...harm, answers: [...harm.answers, { answer, because, by: actor.userId, at: now }] } : harm)) };
  }
  if (step !== "take-over") return content;
  const { harmKey } = v.parse(TakeOverInput, input);
  return { ...content, harms: content.harms.map((harm) => (harm.key === harmKey ? { ...harm, takenOver: { by: actor.userId, at: now } } : harm)) };
}
