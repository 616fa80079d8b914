import * as v from "valibot";
import { expect, test } from "vitest";
import { aCase, aCasePerson, exampleCaseId } from "../../examples.ts";
import { Communication } from "../../model/communication/communication.ts";
import { firstCommunication } from "./first-communication.ts";

test("a letter begins with the victims of the case and a paragraph for each entry, tied to it", () => {
  const about = aCase({ people: [aCasePerson(), aCasePerson({ key: "lawyer", code: "OSPREY-2" })] });
  const draft = firstCommunication(exampleCaseId, about);
  expect(draft.people.map(({ personKey }) => personKey)).toEqual(["amal"]);
  expect(draft.facts).toEqual([{ key: "f1", text: about.chronology[0]!.text, rests: [{ kind: "chronology", key: "stopped" }] }]);
  expect([draft.addressee.iso3, draft.concern, draft.standards]).toEqual(["XKS", "", []]);
  expect(v.safeParse(Communication, draft).success).toBe(true);
});

test("codes of the chronology are taken over in braces, whole ones only, and once", () => {
  const written = "HERON-1 and {HERON-1} were seen with HERON-12; OSPREY-2 was not.";
  const about = aCase({ people: [aCasePerson({ code: "HERON-1" }), aCasePerson({ key: "lawyer", code: "OSPREY-2" })], chronology: [{ ...aCase().chronology[0]!, text: written }] });
  expect(firstCommunication(exampleCaseId, about).facts[0]!.text).toBe("{HERON-1} and {HERON-1} were seen with HERON-12; {OSPREY-2} was not.");
});
