import type { Case, CasePerson } from "../case/case.ts";
import { agreedForSomebody, isStale, standingConsent } from "../case/consent.ts";
import { addresseeCode, type Communication } from "../communication/communication.ts";
import { letterWords } from "../communication/letter-words.ts";
import { whyNotText, withPeople, type Shown } from "../communication/people-in-letter.ts";
import type { Reply } from "../reply/reply.ts";
import { dayIn } from "#platform/rules/deadlines/zoned-day.ts";
import { geneva } from "../duty-stations.ts";
import type { Publication, PublicLetter, PublicReply } from "./publication.ts";

/** `namedBefore`: once published, only whoever stood by name may go on standing so. */
type Facts = { readonly publication: Publication; readonly case: Case; readonly namedBefore?: readonly string[] };

/** Children and victims of sexual violence are masked, and so is whoever may be one: what is not known is no permission. */
export function isAlwaysMasked({ isChild, isVictimOfSexualViolence }: CasePerson): boolean {
  return isChild !== "no" || isVictimOfSexualViolence !== "no";
}

/** How each person is read in public. Whoever took back their yes to the letter itself is not even described. */
export function peopleInPublic({ publication, case: { people, consents }, namedBefore }: Facts): Shown[] {
  const unnamed = letterWords(publication.language)("unnamed");
  return publication.people.flatMap(({ personKey, described }) => {
    const person = people.find(({ key }) => key === personKey);
    if (person === undefined) return [];
    const mayBeSeen = isRaised(consents, personKey);
    const mayBeNamed = mayBeSeen && !isAlwaysMasked(person) && standingConsent(consents, { personKey, purpose: "name-in-public", element: "name" }).answer === "yes";
    const isNamed = mayBeNamed && person.nameForState !== "" && (namedBefore?.includes(personKey) ?? true);
    return [{ personKey, code: person.code, isNamed, words: isNamed ? person.nameForState : described === "" || !mayBeSeen ? unnamed : described }];
  });
}

/** Raised with whomever: a yes for one State is a yes to the letter that State was sent. */
function isRaised(consents: Case["consents"], personKey: string): boolean {
  return agreedForSomebody(consents, personKey, "raise");
}

/** Why the public version cannot be published as it is: asked when a second person looks at it, and once more at the publication. */
export function whyNotPublic(facts: Facts, now: string): string | undefined {
  const { publication, case: about } = facts;
  if (publication.facts.length === 0 || publication.subject === "") return "protection.publication-empty";
  if (publication.people.some(({ personKey }) => !about.people.some(({ key }) => key === personKey))) return "protection.person-unknown";
  if (publication.people.some(({ personKey }) => !isRaised(about.consents, personKey))) return "protection.consent-to-raise-missing";
  if (publication.people.some(({ personKey }) => reliedOn(about, personKey).some((on) => on !== null && isStale(on, now)))) return "protection.consent-too-old";
  const shown = peopleInPublic(facts);
  const texts = [publication.title, publication.subject, publication.concern, ...publication.facts.map(({ text }) => text), ...publication.questions.map(({ text }) => text), ...publication.replies.map(({ text }) => text), ...publication.people.map(({ described }) => described)];
  return texts.map((text) => whyNotText(text, shown, about.people)).find((code) => code !== undefined);
}

/** The days of the answers that a publication rests on. */
function reliedOn({ consents }: Case, personKey: string): (string | null)[] {
  const recipients = consents.filter((one) => one.personKey === personKey).map(({ recipient }) => recipient);
  return (["raise", "name-in-public"] as const).flatMap((purpose) => {
    const standing = standingConsent(consents, { personKey, purpose, recipients });
    return standing.answer === "yes" ? [standing.on] : [];
  });
}

type Sent = { readonly communication: Communication; readonly reference: string };

/** The letter as the public reads it, field by field. */
export function composePublic(facts: Facts, { communication, reference }: Sent): PublicLetter {
  const { publication } = facts;
  const people = peopleInPublic(facts);
  const read = (text: string) => withPeople(text, people);
  const say = letterWords(publication.language);
  return {
    reference,
    type: communication.type,
    addressee: addresseeCode(communication),
    addresseeName: communication.addressee.kind === "state" ? "" : communication.addressee.name,
    sentOn: communication.sent === null ? "" : dayIn(Date.parse(communication.sent.at), geneva.zone),
    language: publication.language,
    title: read(publication.title),
    signatories: [...(communication.sent?.signatories ?? [])],
    subject: read(publication.subject),
    facts: publication.facts.map(({ text }) => read(text)),
    concern: read(publication.concern),
    questions: publication.questions.map(({ standard, text }) => [...(standard === null ? [] : [say(`question.${standard}`)]), read(text)].filter((part) => part !== "").join(" ")),
  };
}

/** What is told of a reply. Of a confidential one only that it exists, whatever was prepared. */
export function publicReply(replyId: string, reply: Reply, facts: Facts | undefined): PublicReply {
  const prepared = facts?.publication.replies.find((one) => one.replyId === replyId)?.text ?? "";
  const text = facts === undefined || reply.isConfidential ? "" : withPeople(prepared, peopleInPublic(facts));
  return { replyId, receivedAt: reply.receivedAt, form: reply.isConfidential ? "" : reply.form, isLate: reply.isLate === true, isConfidential: reply.isConfidential, text };
}
