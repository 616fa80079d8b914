import { describe, expect, test } from "vitest";
import { outlineToPdf } from "#platform/documents/outline-to-pdf.ts";
import type { Outline, Spans } from "#platform/documents/outline.ts";
import { readPdf } from "../../../testing/pdf-text.ts";
import { aCase, aCasePerson, aCommunication, aConsent } from "../examples.ts";
import type { Case } from "../model/case/case.ts";
import type { Communication } from "../model/communication/communication.ts";
import { consolidatedText } from "../model/communication/letter-digest.ts";
import { letterWords } from "../model/communication/letter-words.ts";
import type { Signatory } from "../model/communication/signature.ts";
import { mandates } from "../model/mandates.ts";
import { letterOutline } from "./letter-outline.ts";

const copy = { label: "confidential", isExercise: false, version: 4, digest: "ab".repeat(32), copyFor: "Lena Ortiz", knownOn: "2026-11-20T12:00:00Z" } as const;
const torture: Signatory = { mandate: "torture", holder: "Lazar Quintrell", capacity: "holder", title: "", resolution: "52/7" };
const detention: Signatory = { mandate: "arbitrary-detention", holder: "Ysolde Marchetti-Bahr", capacity: "vice-chair", title: "", resolution: "51/8" };

function outlineOf(communication: Communication, about: Case = aCase({ consents: [aConsent()] }), signatories: readonly Signatory[] = [communication.lead]): Outline {
  return letterOutline({ ...consolidatedText(communication, about), signatories, reference: "AL XKS 1/2026", sentAt: "2026-11-20T12:00:00Z", copy });
}

/** Everything that is read on the paper. */
function read(outline: Outline): string {
  const spans = (all: Spans) => all.map(({ text }) => text).join("");
  const blocks = outline.blocks.map((block) => (block.kind === "new-page" || block.kind === "table" ? "" : block.kind === "bullets" ? block.items.map(spans).join("\n") : block.kind === "facts" ? block.items.map(({ term, spans: value }) => `${term} ${spans(value)}`).join("\n") : spans(block.spans)));
  return [outline.title, ...outline.running.marks.map(({ text }) => text), outline.running.seal, spans(outline.running.copy), ...blocks].join("\n");
}

describe("what reaches the text of a letter", () => {
  const named = aCase({ people: [aCasePerson({ nameForState: "Amal Serrat-Nour" })], consents: [aConsent()] });

  test("is a name only after the person agreed that this State is told it", () => {
    expect(read(outlineOf(aCommunication(), named))).not.toContain("Serrat-Nour");
    expect(read(outlineOf(aCommunication(), { ...named, consents: [aConsent(), aConsent({ purpose: "name-to-state", recipient: "XBE" })] }))).not.toContain("Serrat-Nour");
    expect(read(outlineOf(aCommunication(), { ...named, consents: [aConsent(), aConsent({ purpose: "name-to-state", recipient: "XKS" })] }))).toContain("Amal Serrat-Nour was taken off it");
  });

  test("is no code of a person", () => expect(read(outlineOf(aCommunication()))).not.toContain("OSPREY"));

  /** Every text of communication and case is a word of its own; what is found on the paper shows where each can come from. */
  test("comes from the named fields alone, whatever all others hold", () => {
    let count = 0;
    const planted = new Map<string, string>();
    const closed = /^(language|type|kind|iso3|country|label|id|key|code|personKey|role|standard|mandate|capacity|purpose|element|answer|how|givenBy|isChild|isVictimOfSexualViolence|likelihood|standing|measure|articles|groups|cites|about|standards|caseId|situationId|on|at|from|until|when|recordedBy|recordedAt|recipient|signBy|by)$/;
    const plant = (value: unknown, path: string, name: string): unknown => {
      if (typeof value === "string" && !closed.test(name)) {
        const token = `token${(count += 1)}x`;
        planted.set(token, path);
        return token;
      }
      if (Array.isArray(value)) return value.map((one, index) => plant(one, path, typeof one === "string" ? name : String(index)));
      if (value !== null && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plant(one, `${path}.${key}`, key)]));
      return value;
    };
    const about = plant(aCase({ people: [aCasePerson({ nameForState: "x", themes: ["x"] })], stepsTaken: "x", risk: { who: "x", how: "x", likelihood: "low", mitigation: "x", alternatives: "x", on: null }, consents: [aConsent({ note: "x" })], protection: [{ key: "m", measure: "visa", standing: "asked", personKeys: ["amal"], provider: "x", from: null, until: null, cost: "x", effect: "x", endPlan: "x" }] }), "case", "case") as Case;
    const full = aCommunication({
      earlier: "x", interimMeasures: "x", copiesTo: "x", addressee: { kind: "state", iso3: "XKS", name: "x", salutation: "x" }, lead: { ...aCommunication().lead, title: "x" },
      invitations: [{ ...torture, state: "declined", answeredAt: null, how: null, evidence: "x", proposals: "x", reason: "x", approvedHash: null, recordedBy: null }],
      recusals: [{ mandate: "food", reason: "x", on: "2026-11-01", recordedBy: aConsent().recordedBy, recordedAt: "2026-11-01T10:00:00Z" }],
      reminders: [{ on: "2026-11-01", how: "courier", note: "x", recordedBy: aConsent().recordedBy }],
      publicationClock: [{ kind: "hold", at: "2026-11-01T10:00:00Z", by: "x", reason: "x", recordedBy: aConsent().recordedBy }],
    });
    const communication = plant(full, "communication", "communication") as Communication;
    const paper = read(outlineOf(communication, about));
    const found = [...planted].filter(([token]) => paper.includes(token)).map(([, path]) => path);
    expect(planted.size).toBeGreaterThan(35);
    expect([...new Set(found)].toSorted()).toEqual([
      "communication.addressee.name", "communication.addressee.salutation", "communication.concern", "communication.copiesTo", "communication.earlier", "communication.facts.text", "communication.interimMeasures",
      "communication.lead.holder", "communication.lead.resolution", "communication.lead.title", "communication.questions.text", "communication.subject",
    ]);
  });
});

describe("a joint letter on paper", () => {
  test.each([
    ["en", "the Special Rapporteur on the situation of human rights defenders", "resolutions 52/4, 52/7 and 51/8"],
    ["fr", "sur la situation des défenseurs et défenseuses des droits de l’homme", "résolutions 52/4, 52/7 et 51/8"],
    ["es", "sobre la situación de los defensores y las defensoras de los derechos humanos", "resoluciones 52/4, 52/7 y 51/8"],
  ] as const)("in %s names each mandate, its title and its resolution", (language, title, resolutions) => {
    const text = read(outlineOf(aCommunication({ language }), undefined, [aCommunication().lead, torture, detention]));
    for (const part of [title, resolutions, "Oriane Castelmoor", "Lazar Quintrell", "Ysolde Marchetti-Bahr", letterWords(language)("capacity.vice-chair"), "AL XKS 1/2026"]) expect(text).toContain(part);
    expect(text).not.toMatch(/\{|undefined/);
  });

  test("says in its own language when it becomes public: 48 hours for another letter, 60 days otherwise", () => {
    expect(read(outlineOf(aCommunication({ type: "OL" })))).toContain("48 hours");
    for (const type of ["UA", "AL"] as const) expect(read(outlineOf(aCommunication({ type })))).toMatch(/60 days this letter/);
  });

  test("that was not sent says so, on every page", () => {
    const outline = letterOutline({ ...consolidatedText(aCommunication(), aCase({ consents: [aConsent()] })), signatories: [aCommunication().lead], reference: null, sentAt: null, copy });
    expect(read(outline)).toContain("DRAFT: not sent");
    expect(outline.running.marks.map(({ kind }) => kind)).toEqual(["standing", "label"]);
  });

  test("every mandate has a title in each language of letters, and words are there in all three under the same keys", () => {
    for (const language of ["en", "fr", "es"] as const) {
      const titles = mandates.map(({ id }) => read(outlineOf(aCommunication({ language, lead: { ...aCommunication().lead, mandate: id } }))).split("\n")[5]);
      expect(new Set(titles).size).toBe(mandates.length);
    }
  });

  test("sets Arabic and Russian words of people in the PDF as they are", async () => {
    const communication = aCommunication({ facts: [{ key: "a", text: "أوقفت الحافلة عند المخاضة.", rests: [] }, { key: "b", text: "Автобус был остановлен у брода.", rests: [] }] });
    const { text } = readPdf(await outlineToPdf(outlineOf(communication)));
    expect(text).toContain("المخاضة");
    expect(text).toContain("Автобус был остановлен у брода");
  });
});
