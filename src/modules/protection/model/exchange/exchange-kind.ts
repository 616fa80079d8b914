import * as v from "valibot";
import type { FieldFault, LinkedRecord, RecordKind, StepFacts } from "#platform/rules/kind.ts";
import type { Machine } from "#platform/rules/machine.ts";
import type { SharedFact } from "#platform/rules/shared-view.ts";
import { Case } from "../case/case.ts";
import { standingConsent } from "../case/consent.ts";
import { whyNotContact } from "../partner/contact-rules.ts";
import { Partner } from "../partner/partner.ts";
import { Exchange } from "./exchange.ts";

export const exchangeStates = ["planned", "held", "closed", "cancelled"] as const;
export type ExchangeState = (typeof exchangeStates)[number];
export type ExchangeStep = "confirm" | "hold" | "cancel" | "close" | "reopen";
export const exchangeRoles = ["desk", "mandateHolder"] as const;

/** The table is ours: the reference has none for the work with partners. Nothing is held that breaks what a partner said about being reached. */
export const exchangeMachine: Machine<ExchangeState, ExchangeStep> = {
  initial: "planned",
  final: ["cancelled"],
  steps: {
    // Asked before anybody is called: the same rules, while it can still be changed.
    confirm: { from: ["planned"], to: "planned", stays: true, roles: exchangeRoles },
    hold: { from: ["planned"], to: "held", roles: exchangeRoles },
    cancel: { from: ["planned"], to: "cancelled", roles: exchangeRoles, needsReason: true },
    close: { from: ["held"], to: "closed", roles: exchangeRoles },
    reopen: { from: ["closed"], to: "held", roles: exchangeRoles, needsReason: true },
  },
};

type Facts = StepFacts<Exchange, ExchangeState>;

export const exchangeKind: RecordKind<Exchange, ExchangeState, ExchangeStep> = {
  kind: "protection.exchange",
  path: "exchanges",
  schema: Exchange,
  machine: exchangeMachine,
  createRoles: exchangeRoles,
  editRoles: exchangeRoles,
  readers: ["desk", "mandateHolder", "protectionOfficer"],
  editableIn: ["planned", "held"],
  title: ({ title }) => title,
  links: ({ partners, caseId, situationId }) => [
    ...partners.map((to) => ({ to, as: "with" })),
    ...(caseId === null ? [] : [{ to: caseId, as: "about" }]),
    ...(situationId === undefined ? [] : [{ to: situationId, as: "situation" }]),
  ],
  searchText: ({ language, topics, account, needs }) => ({ language, text: [topics, account, ...needs.map(({ what }) => what)].join("\n"), names: [] }),
  dueAt: ({ followUpOn }, state) => (followUpOn !== null && (state === "planned" || state === "held") ? `${followUpOn}T23:59:59Z` : undefined),
  guard: whyNotExchangeStep,
  whyNotSave: ({ partners }, linked) => (partners.every((partner) => linked.some(({ id, kind }) => id === partner && kind === "protection.partner")) ? undefined : "protection.exchange-of-no-partner"),
  faults: exchangeFaults,
  sharedView: sharedExchange,
  logsReading: () => true,
};

export function exchangeFaults({ exchangeKind: kind, caseId, people, tool }: Exchange): FieldFault[] {
  if (kind !== "referral") return caseId === null && people.length === 0 ? [] : [{ path: "caseId", code: "protection.case-of-referral-only" }];
  return [...(caseId === null ? [{ path: "caseId", code: "protection.referral-case-missing" }] : []), ...(tool === "" ? [{ path: "tool", code: "protection.referral-tool-missing" }] : [])];
}

export function whyNotExchangeStep(step: ExchangeStep, { record: { content }, linked }: Pick<Facts, "record" | "linked">): string | undefined {
  if (step === "close") return content.needs.every(({ state, done }) => state === "met" || state === "cannot-be-met" ? done !== "" : false) ? undefined : "protection.need-open";
  if (step !== "confirm" && step !== "hold") return undefined;
  if (step === "hold" && content.on === null) return "protection.exchange-day-missing";
  const partners = partnersIn(content, linked);
  // Whoever cannot see a partner cannot know how they are reached safely.
  if (partners.length < content.partners.length) return "protection.partner-not-open";
  const against = partners.map(({ rules }) => whyNotContact(rules, content)).find((why) => why !== undefined);
  return against ?? (content.exchangeKind === "referral" ? whyNotReferral(content, partners, linked) : undefined);
}

function partnersIn({ partners }: Exchange, linked: readonly LinkedRecord[]): Partner[] {
  return linked.flatMap(({ id, kind, content }) => {
    const parsed = kind === "protection.partner" && partners.includes(id) ? v.safeParse(Partner, content) : undefined;
    return parsed?.success ? [parsed.output] : [];
  });
}

/** A referral tells somebody else about people: each of them agreed that it is shared with this partner. */
function whyNotReferral({ caseId, people }: Exchange, partners: readonly Partner[], linked: readonly LinkedRecord[]): string | undefined {
  const about = v.safeParse(Case, linked.find(({ id, kind }) => id === caseId && kind === "protection.case")?.content);
  if (!about.success) return "protection.case-not-open";
  const { consents, people: known } = about.output;
  if (people.length === 0) return "protection.referral-people-missing";
  if (people.some((personKey) => !known.some(({ key }) => key === personKey))) return "protection.person-unknown";
  const agreed = people.every((personKey) => partners.every(({ name, mechanism, organisation }) => standingConsent(consents, { personKey, purpose: "share", recipients: [name, mechanism ?? "", organisation].filter((one) => one !== "") }).answer === "yes"));
  return agreed ? undefined : "protection.consent-to-share-missing";
}

/**
 * What a partner is granted of it, until a day: what was agreed together, and nothing of needs, people, or whatever else the office noted. A referral is granted
 * once it was made, because only then has everybody in it agreed.
 */
export function sharedExchange({ exchangeKind: kind, on, topics, tool }: Exchange, state: ExchangeState): SharedFact[] | undefined {
  if (state === "cancelled" || (kind === "referral" && state === "planned")) return undefined;
  return [
    { is: "words", name: "protection.shared.kind", keys: [`protection.exchange-kind.${kind}`] },
    { is: "date", name: "protection.shared.on", date: on },
    { is: "text", name: "protection.shared.topics", lines: topics === "" ? [] : [topics] },
    { is: "text", name: "protection.shared.tool", lines: kind === "referral" ? [tool] : [] },
  ];
}
