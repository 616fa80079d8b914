import * as v from "valibot";
import { countryFaults } from "#geography/model/countries.ts";
import type { FieldFault, RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { latestToday } from "../latest-today.ts";
import { ActInput, AgreementInput, agreed, CommunicateInput, EndInput, FollowUpInput, followUpMonths, Reprisal, ReportInput } from "./reprisal.ts";
import { reprisalMachine, reprisalReaders, type ReprisalState, type ReprisalStep } from "./reprisal-steps.ts";

export const reprisalKind: RecordKind<Reprisal, ReprisalState, ReprisalStep> = {
  kind: "protection.reprisal",
  path: "reprisals",
  schema: Reprisal,
  machine: reprisalMachine,
  createRoles: reprisalReaders,
  editRoles: reprisalReaders,
  readers: reprisalReaders,
  named: ({ team }) => team,
  editableIn: ["reported", "assessed", "protective-action", "communicated", "reported-to-sg", "followed-up"],
  keptBySteps: ["agreements", "actions", "communications", "report", "followUps", "end"],
  title: ({ title }) => title,
  links: ({ situationId, exposureId, caseId }) => [situationId ? { to: situationId, as: "situation" } : undefined, exposureId ? { to: exposureId, as: "evidence" } : undefined, caseId ? { to: caseId, as: "on-case" } : undefined].filter((one) => one !== undefined),
  // Codes are found, names are not.
  searchText: ({ language, linkEvidence, what, people }) => ({ language, text: [linkEvidence, what].join("\n"), names: people.map(({ code }) => code) }),
  dueAt: nextFollowUp,
  stepInput: { act: ActInput, communicate: CommunicateInput, "propose-for-report": ReportInput, "follow-up": FollowUpInput, "follow-up-again": FollowUpInput, close: EndInput, "record-agreement": AgreementInput },
  guard: whyNotReprisalStep,
  apply: afterReprisalStep,
  faults: reprisalFaults,
  logsReading: () => true,
  logsSearches: true,
};

/** Three, six and twelve months after the first action; the first of them that nobody has noted. */
export function nextFollowUp({ actions, followUps }: Pick<Reprisal, "actions" | "followUps">, state: ReprisalState): string | undefined {
  const acted = actions[0]?.recordedAt;
  if (acted === undefined || state === "closed") return undefined;
  const next = followUpMonths.find((months) => !followUps.some(({ after }) => after === months));
  return next === undefined ? undefined : monthsAfter(acted, Number(next));
}

function monthsAfter(moment: string, months: number): string {
  const date = new Date(moment);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last)));
  return `${day.toISOString().slice(0, 10)}T23:59:59Z`;
}

export function reprisalFaults(content: Reprisal): FieldFault[] {
  const { country, people, form, act } = content;
  return [
    ...countryFaults([["country", country]]),
    ...(form === "act" && act === null ? [{ path: "act", code: "protection.reprisal-act-missing" }] : []),
    ...people.flatMap((person, index) => (person.nameForReport === "" || mayBeNamed(content, person.key) ? [] : [{ path: `people.${index}.nameForReport`, code: "protection.name-without-agreement" }])),
    ...(["key", "code"] as const).flatMap((part) => people.flatMap((person, index) => (people.findIndex((one) => one[part] === person[part]) === index ? [] : [{ path: `people.${index}.${part}`, code: part === "key" ? "protection.key-twice" : "protection.person-code-twice" }]))),
  ];
}

export function mayBeNamed(content: Pick<Reprisal, "agreements">, personKey: string): boolean {
  return agreed(content, personKey, "be-named") === "yes";
}

type Facts = StepFacts<Reprisal, ReprisalState>;
type Asked = Pick<Facts, "record" | "actor" | "input" | "now">;

export function whyNotReprisalStep(step: ReprisalStep, { record: { content }, actor, input, now }: Asked): string | undefined {
  // Whoever once wrote in the file and is no longer named reads what they wrote, and does nothing more.
  const isReader = reprisalReaders.some((role) => actor.roles.includes(role));
  if (!isReader && !content.team.includes(actor.userId)) return "protection.not-named-on-file";
  const isEarly = (on: string) => (on > latestToday(now) ? "protection.evidence-in-future" : undefined);
  switch (step) {
    case "assess": return content.linkEvidence.trim() === "" ? "protection.link-not-shown" : undefined;
    case "act": return content.people.length === 0 && content.form === "act" ? "protection.reprisal-of-nobody" : everybody(content, "act", (answer) => answer === "yes") ? undefined : "protection.consent-to-act-missing";
    case "communicate": return isEarly(v.parse(CommunicateInput, input).on);
    case "propose-for-report": return everybody(content, "be-named", (answer) => answer === "yes" || answer === "no") ? undefined : "protection.naming-not-asked";
    case "follow-up": return isEarly(v.parse(FollowUpInput, input).on);
    case "follow-up-again": return isEarly(v.parse(FollowUpInput, input).on);
    case "record-agreement": {
      const { personKey, on } = v.parse(AgreementInput, input);
      return content.people.some(({ key }) => key === personKey) ? isEarly(on) : "protection.person-unknown";
    }
    case "find-no-link": return undefined;
    case "close": return undefined;
  }
}

function everybody(content: Reprisal, purpose: "act" | "be-named", is: (answer: string) => boolean): boolean {
  return content.people.every(({ key }) => is(agreed(content, key, purpose)));
}

function afterReprisalStep(step: ReprisalStep, { record: { content }, actor, input, reason, now }: Facts): Reprisal {
  const kept = { recordedBy: actor.userId, recordedAt: now };
  switch (step) {
    case "act": return { ...content, actions: [...content.actions, { ...v.parse(ActInput, input), ...kept }] };
    case "communicate": return { ...content, communications: [...content.communications, { ...v.parse(CommunicateInput, input), ...kept }] };
    case "propose-for-report": return { ...content, report: { ...v.parse(ReportInput, input), ...kept } };
    case "follow-up": return { ...content, followUps: [...content.followUps, { ...v.parse(FollowUpInput, input), ...kept }] };
    case "follow-up-again": return { ...content, followUps: [...content.followUps, { ...v.parse(FollowUpInput, input), ...kept }] };
    case "find-no-link": return { ...content, end: { ending: "no-link", how: reason, ...kept } };
    case "close": return { ...content, end: { ...v.parse(EndInput, input), ...kept } };
    case "record-agreement": return withoutUnspokenNames({ ...content, agreements: [...content.agreements, { ...v.parse(AgreementInput, input), ...kept }] });
    case "assess": return content;
  }
}

/** Without a yes that stands the name is gone; earlier versions keep what was written in them. */
function withoutUnspokenNames(content: Reprisal): Reprisal {
  return { ...content, people: content.people.map((person) => (mayBeNamed(content, person.key) ? person : { ...person, nameForReport: "" })) };
}
