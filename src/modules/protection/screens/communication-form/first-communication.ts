import type { Case } from "../../model/case/case.ts";
import type { Communication } from "../../model/communication/communication.ts";
import { inBraces } from "../../model/communication/people-in-letter.ts";

/** A letter drafted from a case: its victims, and a paragraph for each entry of its chronology. What is concluded from them, a person writes. */
export function firstCommunication(caseId: string, about: Case): Communication {
  const victims = new Set(about.violations.flatMap(({ people }) => people.filter(({ role }) => role === "victim").map(({ personKey }) => personKey)));
  const language = about.language === "fr" || about.language === "es" ? about.language : "en";
  return {
    label: about.label,
    ...(about.situationId === undefined ? {} : { situationId: about.situationId }),
    caseId,
    followsUp: null,
    title: about.title,
    language,
    type: "AL",
    addressee: { kind: "state", iso3: about.country, name: "", salutation: "" },
    lead: { mandate: "hr-defenders", holder: "", capacity: "holder", title: "", resolution: "" },
    subject: "",
    earlier: "",
    people: about.people.filter(({ key }) => victims.has(key)).map(({ key }) => ({ personKey: key, described: "" })),
    facts: about.chronology.map(({ key, text }, index) => ({ key: `f${index + 1}`, text: inBraces(text, about.people), rests: [{ kind: "chronology", key }] })),
    concern: "",
    standards: [],
    questions: [{ key: "q1", standard: "facts", text: "" }, { key: "q2", standard: "legal-basis", text: "" }, { key: "q3", standard: "investigation", text: "" }, { key: "q4", standard: "protection", text: "" }],
    interimMeasures: "",
    mayFollowPress: false,
    copiesTo: "",
    signBy: null,
    invitations: [],
    recusals: [],
    consolidated: null,
    cleared: null,
    sent: null,
    publicationClock: [],
    reminders: [],
    published: null,
    outcomes: [],
    pressReleases: [],
  };
}
