import { describe, expect, test } from "vitest";
import { aCase, aCasePerson, aCommunication, aConsent, aPublication, aReply } from "../../examples.ts";
import type { Case, CasePerson } from "../case/case.ts";
import type { Consent } from "../case/consent.ts";
import { composePublic, publicReply, whyNotPublic } from "./compose-public.ts";
import type { Publication } from "./publication.ts";

const now = "2026-12-01T12:00:00Z";
const sent = { communication: aCommunication({ sent: { at: "2026-09-20T23:30:00Z", to: "M", how: "note-verbale", evidence: "stamp", signatories: [aCommunication().lead] } }), reference: "AL XKS 1/2026" } as const;
const everything: Consent[] = [aConsent(), aConsent({ purpose: "name-to-state" }), aConsent({ purpose: "name-in-public" })];
const about = (person: Partial<CasePerson> = {}, consents = everything): Case => aCase({ people: [aCasePerson({ nameForState: "Amal Serrat-Nour", ...person })], consents });
const read = (given: Case, publication: Partial<Publication> = {}, namedBefore?: string[]) => JSON.stringify(composePublic({ publication: aPublication(publication), case: given, ...(namedBefore ? { namedBefore } : {}) }, sent));

describe("who is named in public", () => {
  test("whoever agreed to that, and to the letter", () => expect(read(about())).toContain("Amal Serrat-Nour was taken off it"));

  test.each<[string, Partial<CasePerson>, Consent[]]>([
    ["a child", { isChild: "yes" }, everything],
    ["somebody who may be a child", { isChild: "unknown" }, everything],
    ["a victim of sexual violence", { isVictimOfSexualViolence: "yes" }, everything],
    ["somebody who may be one", { isVictimOfSexualViolence: "unknown" }, everything],
    ["somebody named to the State alone", {}, everything.slice(0, 2)],
    ["somebody who took it back", {}, [...everything, aConsent({ purpose: "name-in-public", answer: "no", on: "2026-09-02" })]],
  ])("not %s", (_, person, consents) => {
    const text = read(about(person, consents));
    expect(text).not.toMatch(/Serrat-Nour|OSPREY/);
    expect(text).toContain("a driver who helps herders");
  });

  test("whoever took back their yes to the letter is not even described", () => {
    const text = read(about({}, [...everything, aConsent({ answer: "no", on: "2026-09-02" })]));
    expect(text).not.toMatch(/a driver who/);
    expect(text).toContain("a person whose identity is withheld");
  });

  test("nobody later who was not named when it was published", () => expect(read(about(), {}, [])).not.toContain("Serrat-Nour"));
});

describe("a public version", () => {
  const whyNot = (given: Case, publication: Partial<Publication> = {}, at = now) => whyNotPublic({ publication: aPublication(publication), case: given }, at);

  test("is published while everybody's word is younger than six months", () => {
    expect(whyNot(about())).toBeUndefined();
    expect(whyNot(about(), {}, "2027-03-01T23:00:00Z")).toBeUndefined();
    expect(whyNot(about(), {}, "2027-03-02T00:00:00Z")).toBe("protection.consent-too-old");
  });

  test.each<[Partial<Publication>, string]>([
    [{ facts: [] }, "protection.publication-empty"],
    [{ concern: "They hold Amal Serrat-Nour." }, "protection.name-in-text"],
    [{ title: "OSPREY-1 arrested" }, "protection.code-in-text"],
    [{ replies: [{ replyId: "5b0c1f52-6a11-4d3e-9c1e-0a5f6d1b2c99", text: "Amal Serrat-Nour was released." }] }, "protection.name-in-text"],
  ])("%j is refused with %s", (given, code) => expect(whyNot(about(), given)).toBe(code));

  test("needs a yes to the letter from everybody in it", () => expect(whyNot(about({}, []))).toBe("protection.consent-to-raise-missing"));

  test("says no more of the sending than the day in Geneva, the addressee and who signed", () => {
    expect(Object.keys(composePublic({ publication: aPublication(), case: about() }, sent))).toEqual(["reference", "type", "addressee", "addresseeName", "sentOn", "language", "title", "signatories", "subject", "facts", "concern", "questions"]);
    expect(composePublic({ publication: aPublication(), case: about() }, sent).sentOn).toBe("2026-09-21");
  });
});

describe("a reply in public", () => {
  const facts = { publication: aPublication({ replies: [{ replyId: "r", text: "{OSPREY-1} was released." }] }), case: about({}, [aConsent()]) };

  test("is told in the words that were prepared, with people as they may be known", () => expect(publicReply("r", aReply(), facts).text).toBe("A driver who helps herders with their land claims was released."));
  test("that nobody prepared is told by its existence", () => expect(publicReply("x", aReply(), facts)).toMatchObject({ text: "", form: "substantive" }));
  test("that stays confidential is told by its existence alone, whatever was prepared", () => expect(publicReply("r", aReply({ isConfidential: true }), facts)).toEqual({ replyId: "r", receivedAt: aReply().receivedAt, form: "", isLate: false, isConfidential: true, text: "" }));
});
