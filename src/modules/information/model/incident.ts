import * as v from "valibot";
import { PartialDate } from "#platform/rules/edtf.ts";
import type { LinkedRecord, RecordKind, StepFacts } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { Counted, type CountRange } from "#platform/rules/range.ts";
import type { SharedFact } from "#platform/rules/shared-view.ts";
import { writers } from "#partners/model/role.ts";
import { Claim } from "./claim.ts";
import { countOrigins, originOfClaim, originOfEvent, type OriginWords } from "./origins.ts";
import { facetsOfIncident } from "./facets.ts";
import { languageFaults } from "./language-tag.ts";
import { Place, placeFaults } from "./place.ts";
import { Report } from "./report.ts";

const words = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
const id = v.pipe(v.string(), v.uuid());

export const standardsOfProof = ["reasonable-suspicion", "reasonable-grounds", "substantial-grounds", "balance-of-probabilities", "clear-and-convincing", "beyond-reasonable-doubt"] as const;
export const countingUnits = ["individual", "family", "group", "community", "social-group", "people-in-general"] as const;

/**
 * What is held for now, and why, beside every account that says otherwise. Accounts are never overwritten: a working value names
 * the reason for which it was preferred, and null means that nothing is held yet, which is not the same as nothing having happened.
 */
function finding<T extends v.GenericSchema>(value: T) {
  return v.strictObject({
    accounts: v.pipe(v.array(v.strictObject({ from: id, value, note: v.optional(words(1000), "") })), v.maxLength(100)),
    working: v.nullable(v.strictObject({ value, reason: v.pipe(words(2000), v.minLength(3, "information.working-value-without-reason")) })),
  });
}

const Perpetrator = v.strictObject({ name: words(300), actorId: v.optional(v.nullable(id), null), involvement: v.picklist(["carried-out", "ordered", "supported", "failed-to-protect", "unknown"]) });

/** What was done, what those who had to protect did not do, or what a law or a policy does; unknown where nobody says. */
export const conducts = ["commission", "omission", "law-or-policy", "unknown"] as const;

/** One act: one kind of harm to one victim, person or group; perpetrators hang on the act, not on the incident. */
export const Act = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  types: v.pipe(v.array(words(60)), v.minLength(1, "information.act-without-type"), v.maxLength(10)),
  conduct: v.optional(v.picklist(conducts), "unknown"),
  /** In words, empty where nobody says: who they are by name belongs to a case and needs their consent (decision 0019). */
  victims: words(500),
  unit: v.picklist(countingUnits),
  civilianStatus: v.picklist(["civilian", "combatant", "unknown"]),
  count: finding(Counted),
  perpetrators: finding(Perpetrator),
});
export type Act = v.InferOutput<typeof Act>;

export const Incident = v.strictObject({
  label: Label,
  situationId: id,
  title: v.pipe(words(300), v.minLength(3, "information.title-missing")),
  summary: v.optional(words(10_000), ""),
  language: v.optional(words(20), "en"),
  claims: v.pipe(v.array(id), v.maxLength(200)),
  events: v.pipe(v.array(id), v.maxLength(200)),
  when: finding(PartialDate),
  where: finding(Place),
  acts: v.pipe(v.array(Act), v.maxLength(50)),
  standard: v.nullable(v.picklist(standardsOfProof)),
  follows: v.optional(v.array(id), []),
});
export type Incident = v.InferOutput<typeof Incident>;

export type IncidentState = "reported" | "under-verification" | "verified" | "partly-verified" | "not-verified" | "refuted" | "closed";
export type IncidentStep = "start-verification" | "verify" | "verify-partly" | "conclude-not-verified" | "refute" | "re-open" | "close";

export const incidentMachine: Machine<IncidentState, IncidentStep> = {
  initial: "reported",
  final: ["closed"],
  steps: {
    "start-verification": { from: ["reported"], to: "under-verification", roles: ["investigator", "analyst"] },
    verify: { from: ["under-verification"], to: "verified", roles: ["senior"], needsReason: true },
    "verify-partly": { from: ["under-verification"], to: "partly-verified", roles: ["senior"], needsReason: true },
    "conclude-not-verified": { from: ["under-verification"], to: "not-verified", roles: ["senior"], needsReason: true },
    refute: { from: ["under-verification"], to: "refuted", roles: ["senior"], needsReason: true },
    "re-open": { from: ["partly-verified", "not-verified"], to: "under-verification", roles: ["investigator", "analyst"], needsReason: true },
    close: { from: ["verified", "partly-verified", "not-verified", "refuted"], to: "closed", roles: ["senior"], needsReason: true },
  },
};

/** Evidence rule of the project: sources of how many different origins a verified incident rests on. A setting, dated and reasoned. */
export const originsForVerification = 2;

export const incidentKind: RecordKind<Incident, IncidentState, IncidentStep> = {
  kind: "information.incident",
  path: "incidents",
  schema: Incident,
  machine: incidentMachine,
  createRoles: [...writers, "investigator"],
  editRoles: [...writers, "investigator"],
  editableIn: ["reported", "under-verification", "partly-verified", "not-verified"],
  faults: ({ language, where }) => [
    ...languageFaults("language", language),
    ...where.accounts.flatMap(({ value }, index) => placeFaults(`where.accounts.${index}.value`, value)),
    ...placeFaults("where.working.value", where.working?.value ?? null),
  ],
  title: (content) => content.title,
  links: (content) => [
    { to: content.situationId, as: "situation" },
    ...content.claims.map((claim) => ({ to: claim, as: "claim" })),
    ...content.events.map((event) => ({ to: event, as: "event" })),
    ...content.follows.map((incident) => ({ to: incident, as: "follows" })),
    ...content.acts.flatMap((act) => act.perpetrators.accounts.flatMap((account) => (account.value.actorId ? [{ to: account.value.actorId, as: "perpetrator" }] : []))),
  ],
  searchText: (content) => ({
    language: content.language,
    text: [content.summary, ...content.acts.map((act) => act.victims)].join("\n"),
    names: [...content.where.accounts.map((account) => account.value.said), ...content.acts.flatMap((act) => act.perpetrators.accounts.map((account) => account.value.name))].filter((name) => name !== ""),
  }),
  facets: facetsOfIncident,
  guard: whyNotIncidentStep,
  whyNotSave: whyNotSaveIncident,
  sharedView: sharedIncident,
};

/** A finding names its standard and rests on what several origins say; the verifier has collected none of it. */
export function whyNotIncidentStep(step: IncidentStep, facts: StepFacts<Incident, IncidentState>): string | undefined {
  const { record, actor } = facts;
  if (step !== "verify" && step !== "verify-partly" && step !== "refute") return undefined;
  if (record.content.standard === null) return "information.finding-without-standard";
  if (record.authors.includes(actor.userId)) return "information.verifier-is-collector";
  if (step === "verify" && originsOf(facts) < originsForVerification) return "information.too-few-origins";
  return undefined;
}

/** The accounts an incident rests on, as far as the verifier may see them and the reports they were drawn from. */
function originsOf({ record, linked, further }: StepFacts<Incident, IncidentState>): number {
  const { claims, events } = record.content;
  const accounts = linked.map(({ id, state, content }): OriginWords => {
    const [claim, event] = [v.safeParse(Claim, content), v.safeParse(OfDataSet, content)];
    if (claims.includes(id) && claim.success) return originOfClaim(state, claim.output.reportId, reportIn(further, claim.output.reportId));
    return events.includes(id) && event.success ? originOfEvent(event.output) : [];
  });
  return countOrigins(accounts);
}

const OfDataSet = v.object({ dataset: v.string(), sourceOffice: v.optional(v.nullable(v.string()), null) });

function reportIn(further: readonly LinkedRecord[], id: string): Report | undefined {
  const report = v.safeParse(Report, further.find((one) => one.id === id)?.content);
  return report.success ? report.output : undefined;
}

/** Accounts speak only for claims and events that the incident joins. */
function whyNotSaveIncident(content: Incident): string | undefined {
  const joined = new Set([...content.claims, ...content.events]);
  const findings = [content.when, content.where, ...content.acts.flatMap((act) => [act.count, act.perpetrators])];
  return findings.every((one) => one.accounts.every((account) => joined.has(account.from))) ? undefined : "information.account-not-joined";
}

/** An incident for a partner: what is held for now. Who told it, what others say and who is suspected stay inside. */
function sharedIncident({ summary, when, where, acts }: Incident, state: IncidentState): SharedFact[] | undefined {
  if (state === "refuted") return undefined;
  return [
    { is: "words", name: "information.shared.standing", keys: [`information.incident.state.${state}`] },
    { is: "date", name: "information.shared.when", date: when.working?.value ?? null },
    { is: "text", name: "information.shared.where", lines: where.working ? [where.working.value.said] : [] },
    { is: "text", name: "information.shared.harm", lines: acts.map(({ victims, count }) => [victims, count.working ? rangeText(count.working.value) : ""].filter((part) => part !== "").join(": ")).filter((line) => line !== "") },
    { is: "text", name: "information.shared.summary", lines: summary === "" ? [] : [summary] },
  ];
}

/** Digits only, so that it reads the same in every language: `12 (10–15)`, `≥ 10`, nothing when nothing is known. */
function rangeText({ low, best, high }: CountRange): string {
  const bounds = low === null && high === null ? "" : low === null ? `≤ ${high}` : high === null ? `≥ ${low}` : `${low}–${high}`;
  if (best === null) return bounds;
  return low === best && high === best ? String(best) : bounds === "" ? String(best) : `${best} (${bounds})`;
}
