import type { Claim } from "../model/claim.ts";
import { saysWho, type AnnotatedAttack, type VictimGroup } from "../model/import/hrd-attacks.ts";
import type { Incident } from "../model/incident.ts";
import type { Place } from "../model/place.ts";
import type { Report } from "../model/report.ts";
import type { Situation } from "../model/situation.ts";

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;
/** What is said of an annotation, in the language of whoever brings it in. */
type Told = { readonly attack: AnnotatedAttack; readonly situationId: string; readonly language: string; readonly say: Say };

/** Whoever reads these records reads of real people who were harmed: nobody outside the office does, and none is ever unclassified. */
const label = "confidential";

/** The warning stands in the title of their situation and in the text of each report; the name of the data set in every title. */
export function situationOfAttacks(say: Say, today: string): Situation {
  return {
    label, title: say("information.hrd-attacks.situation"), countries: [], areas: [], period: `../${today}`, populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [],
    scope: say("information.hrd-attacks.scope"), triggers: [], concernLevel: null, concernHistory: [], reviewOn: null,
  };
}

export function reportOfAttack({ attack, situationId, language, say }: Told, receivedAt: string): Report {
  return {
    label, situationId, title: titleOf(attack, say), receivedAt, occurred: attack.when, occurredSaid: attack.whenSaid, place: placeOf(attack), sourceId: null, sourceKind: "media", language,
    text: textOf(attack, say), translation: "", summary: "", reliability: null, credibility: null, gradeReason: "", corroborationGroup: "", sharing: "red", caveats: ["originator-control"], attachments: [], rejectedBecause: null,
  };
}

export function claimOfAttack({ attack, situationId, say }: Told, reportId: string): Claim {
  return {
    label, situationId, reportId, statement: titleOf(attack, say), extract: "", actTypes: [...attack.types], when: attack.when, place: placeOf(attack),
    perpetrator: attack.author === null ? "" : say(`information.hrd-attacks.author.${attack.author}`), perpetratorId: null, victims: victimsOf(attack.victims.filter(saysWho), say).slice(0, 500),
    killed: null, injured: null, credibility: null, credibilityReason: "",
  };
}

/** What the claim says is not in it yet: that is taken over as from any claim. */
export function incidentOfAttack({ attack, situationId, language, say }: Told): Incident {
  const nothing = { accounts: [], working: null };
  return { label, situationId, title: titleOf(attack, say), summary: "", language, claims: [], events: [], when: nothing, where: nothing, acts: [], standard: null, follows: [] };
}

function titleOf(attack: AnnotatedAttack, say: Say): string {
  return say("information.hrd-attacks.title", { acts: actsOf(attack, say), isPlaced: attack.place === null ? "no" : "yes", place: attack.place?.said ?? "", key: attack.key }).slice(0, 300);
}

/** The annotation in a sentence, without a word of the article. */
function textOf(attack: AnnotatedAttack, say: Say): string {
  return say("information.hrd-attacks.text", {
    key: attack.key, acts: actsOf(attack, say), hasAuthor: attack.author === null ? "no" : "yes", author: attack.author === null ? "" : say(`information.hrd-attacks.author.${attack.author}`),
    hasVictims: attack.victims.length === 0 ? "no" : "yes", victims: victimsOf(attack.victims, say),
  });
}

function actsOf({ types }: AnnotatedAttack, say: Say): string {
  return types.map((type) => say(`information.act-type.${type}`)).join(say("information.hrd-attacks.comma"));
}

function victimsOf(groups: readonly VictimGroup[], say: Say): string {
  return groups.map((group) => {
    const details = [
      ...group.roles.map((role) => say(`information.hrd-attacks.role.${role.replaceAll(" ", "-")}`)),
      ...(group.sex === "unknown" ? [] : [say(`information.hrd-attacks.sex.${group.sex}`)]),
      ...(group.age === "unknown" ? [] : [say(`information.hrd-attacks.age.${group.age}`)]),
    ];
    return say("information.hrd-attacks.victims", { count: group.count, isSeveral: group.isSeveral ? "yes" : "no", hasDetails: details.length > 0 ? "yes" : "no", details: details.join(say("information.hrd-attacks.comma")) });
  }).join(say("information.hrd-attacks.semicolon"));
}

// The schemas accept a place without a point in this precision only.
function placeOf({ place }: AnnotatedAttack): Place | null {
  return place && { said: place.said, country: place.country, pcode: null, latitude: null, longitude: null, precision: "unknown" };
}
