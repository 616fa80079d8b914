import { strFromU8, unzipSync } from "fflate";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPdf } from "../../../testing/pdf-text.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { aFinding, anAssessment, aJudgement, evidenceFor } from "../examples.ts";
import { indicators } from "../model/framework.ts";
import type { Assessment } from "../model/assessment.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const situation = { label: "confidential", title: "Tensions on the Oumé plain", countries: ["XKS"], areas: [], period: "2026-03/..", crimesConsidered: [], populationsAtRisk: [], possiblePerpetrators: [], concernLevel: null, concernHistory: [], reviewOn: null };

async function givenAnAssessment(change: (evidenceId: string, situationId: string) => Partial<Assessment> = () => ({}), isExercise = false) {
  const office = await house.compartment();
  if (isExercise) await sql`update access.compartment set is_exercise = true where id = ${office}`.execute(house.database.auth.db);
  const analyst = await house.person({ roles: { [office]: ["analyst"] }, name: "Awa Tembely" });
  const { body: made } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: situation });
  const report = { label: "confidential", situationId: made.id, title: "Secret words of Moussa", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "Heard at the market", reliability: null, credibility: null, corroborationGroup: "radio" };
  const { body: evidence } = await analyst.send("POST", "/api/reports", { compartmentId: office, content: report });
  const content = anAssessment({
    situationId: made.id,
    judgements: indicators.map(({ id }) => (id === "7.1" ? aFinding(id, { evidence: [evidenceFor(evidence.id)], dissent: [{ by: analyst.id, text: "I read the decree otherwise." }] }) : aJudgement({ indicatorId: id }))),
    ...change(evidence.id, made.id),
  });
  const created = await analyst.send("POST", "/api/assessments", { compartmentId: office, content });
  expect(created.status, created.text).toBe(201);
  return { id: String(created.body.id), analyst, office };
}

async function issue(id: string, analyst: Person, office: string) {
  const senior = await house.person({ roles: { [office]: ["senior"] } });
  const director = await house.person({ roles: { [office]: ["director"] } });
  const steps: [string, Person, object][] = [["submit", analyst, {}], ["second-read", senior, {}], ["clear", director, { audience: ["principals"] }], ["issue", director, {}]];
  for (const [index, [step, by, input]] of steps.entries()) {
    const answer = await by.send("POST", `/api/assessments/${id}/steps/${step}`, { reason: "Looked at", ...(Object.keys(input).length > 0 ? { input } : {}) }, index + 1);
    expect(answer.status, answer.text).toBe(200);
  }
}

async function docxOf(person: Person, id: string, language: string) {
  const response = await house.app.request(`/api/assessments/${id}/document.docx?language=${language}`, { headers: { cookie: person.cookie } });
  expect(response.status).toBe(200);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const part = (pattern: RegExp) => Object.entries(files).filter(([name]) => pattern.test(name)).map(([, bytes]) => strFromU8(bytes)).join("");
  return { response, document: part(/^word\/document\.xml$/), head: part(/^word\/header/), foot: part(/^word\/footer/), styles: part(/^word\/styles\.xml$/), all: part(/\.xml$/) };
}

async function pdfOf(person: Person, id: string, language = "en") {
  const response = await house.app.request(`/api/assessments/${id}/document.pdf?language=${language}`, { headers: { cookie: person.cookie } });
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { response, bytes, ...readPdf(bytes, language === "ar" ? "rtl" : "ltr") };
}

const textOf = (xml: string) => xml.replaceAll(/<\/w:p>/g, "\n").replaceAll(/<[^>]+>/g, "");

describe("the Word file of an assessment", () => {
  test.each([
    { language: "en", heading: "1. Key judgements", how: "likely (55–80 %)", confidential: "Confidential" },
    { language: "fr", heading: "1. Jugements clés", how: "probable (55–80 %)", confidential: "Confidentiel" },
  ])("in $language has the twelve sections, key judgements first, and label, number and person on every page", async ({ language, heading, how, confidential }) => {
    const { id, analyst } = await givenAnAssessment();
    const { document, head, foot, response } = await docxOf(analyst, id, language);
    const text = textOf(document);
    expect(text).toContain(heading);
    expect(text).toContain("Organised attacks on herding families are likely.");
    expect(text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ")).toContain(how);
    expect([...text.matchAll(/^(\d+)\. /gm)].map((match) => Number(match[1]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const running of [head, foot]) expect(textOf(running)).toContain(confidential);
    expect(textOf(head)).toContain("Awa Tembely");
    expect(document).not.toContain("<w:bidi/>");
    expect(response.headers.get("content-disposition")).not.toMatch(/Kasuria|Risk/);
  });

  test("names records by kind and reference, never by their titles", async () => {
    const { id, analyst } = await givenAnAssessment();
    const { all } = await docxOf(analyst, id, "en");
    expect(all).not.toContain("Moussa");
    expect(textOf(all)).toContain("Report, received");
  });

  test("in Arabic runs from right to left: paragraphs, tables and Arabic runs are marked, Latin runs are not", async () => {
    const { id, analyst } = await givenAnAssessment(() => ({ conclusions: "الخطر في Oumé يتزايد." }));
    const { document, head } = await docxOf(analyst, id, "ar");
    expect(document).toContain("<w:bidiVisual");
    expect(head).toMatch(/<w:bidi\/>/);
    const paragraph = document.split("<w:p>").find((one) => textOf(one).includes("الخطر في Oumé يتزايد.")) ?? "";
    expect(paragraph).toContain("<w:bidi/>");
    const runs = [...paragraph.matchAll(/<w:r>(.*?)<\/w:r>/g)].map((match) => ({ text: textOf(match[1] ?? ""), isRtl: (match[1] ?? "").includes("<w:rtl/>") }));
    expect(runs).toEqual([{ text: "الخطر في ", isRtl: true }, { text: "Oumé", isRtl: false }, { text: " يتزايد.", isRtl: true }]);
  });

  test("of a draft says so on every page, of what was issued has number, version and the digest that the ledger holds", async () => {
    const { id, analyst, office } = await givenAnAssessment();
    const draft = await docxOf(analyst, id, "en");
    for (const part of [draft.head, draft.foot, draft.document]) expect(textOf(part)).toContain("DRAFT");
    await issue(id, analyst, office);
    const { head, foot, document } = await docxOf(analyst, id, "en");
    const history = await analyst.get(`/api/assessments/${id}/history`);
    const [{ version, digest }] = history.body.items;
    expect(textOf(document)).toContain(digest);
    expect(textOf(document)).toContain(`${version}, issued`);
    expect(textOf(foot)).toContain(digest.slice(0, 16));
    for (const part of [head, foot, document]) expect(textOf(part)).not.toContain("DRAFT");
  });

  test("of an exercise says so on every page", async () => {
    const { id, analyst } = await givenAnAssessment(() => ({}), true);
    const { head, foot, document } = await docxOf(analyst, id, "en");
    for (const part of [head, foot, document]) expect(textOf(part)).toContain("EXERCISE");
    const page = await analyst.get(`/print/assessments/${id}?language=ar`);
    expect(page.text).toContain("تمرين");
    expect(page.text).toContain('dir="rtl"');
  });

  test("holds dissent for those who review, and none for a principal who reads what was issued", async () => {
    const { id, analyst, office } = await givenAnAssessment();
    expect(textOf((await docxOf(analyst, id, "en")).document)).toContain("Awa Tembely sees it otherwise: I read the decree otherwise.");
    await issue(id, analyst, office);
    const principal = await house.person({ roles: { [office]: ["principal"] } });
    expect((await docxOf(principal, id, "en")).all).not.toContain("decree");
  });
});

describe("the PDF of an assessment", () => {
  test.each([
    { language: "en", first: "1. Key judgements", last: "12. What would change this judgement", draft: "DRAFT", confidential: "Confidential", cited: "Report, received" },
    { language: "fr", first: "1. Jugements clés", last: "12. Ce qui modifierait ce jugement", draft: "PROJET", confidential: "Confidentiel", cited: "Rapport, état : reçu" },
    { language: "ar", first: "1. الأحكام الرئيسية", last: "12.", draft: "مسودة", confidential: "سري", cited: "تقرير" },
  ])("in $language says what the Word file says, with its marks on every page", async ({ language, first, last, draft, confidential, cited }) => {
    const { id, analyst } = await givenAnAssessment(() => ({ conclusions: "الخطر في Oumé يتزايد." }));
    const { pages, text, language: told, response } = await pdfOf(analyst, id, language);
    for (const page of pages) {
      expect(page.lines[0]).toContain(`${draft} ${confidential}`);
      expect(page.lines.at(-2)).toContain(`${draft} ${confidential}`);
      expect(page.lines.at(-1)).toContain("Awa Tembely");
    }
    for (const part of [first, last, cited, "الخطر في", "يتزايد", "Organised attacks on herding families are likely", "Awa Tembely"]) expect(text).toContain(part);
    expect(indicators.filter((one) => !text.includes(` ${one.id} `)).map((one) => one.id)).toEqual([]);
    if (language === "ar") expect(text).toContain("الخطر في Oumé يتزايد.");
    expect(text).not.toContain("Moussa");
    expect(told.slice(0, 2)).toBe(language);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="assessment-${id.slice(0, 8)}-confidential-${language}.pdf"`);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("has every word that the Word file has", async () => {
    const { id, analyst } = await givenAnAssessment();
    // Sentences go on beside each other in a table and over two pages: their words are compared, in any order.
    const wordsIn = (text: string) => [...text.replaceAll("&apos;", "'").matchAll(/[\p{L}\d']+/gu)].map(([word]) => word);
    const inPdf = new Set(wordsIn((await pdfOf(analyst, id)).text));
    const inWord = new Set(wordsIn(textOf((await docxOf(analyst, id, "en")).document)));
    expect(inWord.size).toBeGreaterThan(500);
    expect([...inWord].filter((word) => !inPdf.has(word))).toEqual([]);
  });

  test("is the same file for the same version and reader, whatever the time, and another one for another version", async () => {
    const { id, analyst, office } = await givenAnAssessment();
    await issue(id, analyst, office);
    const before = await pdfOf(analyst, id);
    const noon = house.clock.now;
    house.clock.now = new Date(noon.getTime() + 3 * 60_000);
    const after = await pdfOf(analyst, id);
    house.clock.now = noon;
    expect(Buffer.from(after.bytes).equals(Buffer.from(before.bytes))).toBe(true);
    expect(before.text).not.toContain("DRAFT");
    const { body } = await analyst.get(`/api/assessments/${id}/history`);
    expect(before.text).toContain(body.items[0].digest);
    expect(before.pages[0]?.text).toContain(`Version ${body.items[0].version}, issued`);
  });

  test("of an exercise says so on every page", async () => {
    const { id, analyst } = await givenAnAssessment(() => ({}), true);
    const { pages } = await pdfOf(analyst, id);
    for (const page of pages) expect(page.lines[0]).toContain("EXERCISE");
    expect(pages[0]?.text).toContain("Everything in this document is invented for training.");
  });

  test("gives nothing away of a record that the reader may not see, and no dissent to a principal", async () => {
    const hidden = await house.compartment("Another office");
    const both = await house.compartment();
    const analyst = await house.person({ roles: { [both]: ["analyst"], [hidden]: ["analyst"] } });
    const { body: situation_ } = await analyst.send("POST", "/api/situations", { compartmentId: both, content: situation });
    const { body: secret } = await analyst.send("POST", "/api/situations", { compartmentId: hidden, content: { ...situation, title: "Zebrawort" } });
    const judgements = indicators.map(({ id }) => (id === "7.1" ? aFinding(id, { evidence: [evidenceFor(secret.id)], dissent: [{ by: analyst.id, text: "I read the decree otherwise." }] }) : aJudgement({ indicatorId: id })));
    const { body: made } = await analyst.send("POST", "/api/assessments", { compartmentId: both, content: anAssessment({ situationId: situation_.id, judgements }) });
    const seen = await pdfOf(analyst, made.id);
    expect(seen.text).toContain("Situation");
    const senior = await house.person({ roles: { [both]: ["senior"] } });
    const { text } = await pdfOf(senior, made.id);
    expect(text).toMatch(/not open to the person/);
    expect(text).not.toContain("Zebrawort");
    await issue(made.id, analyst, both);
    const principal = await house.person({ roles: { [both]: ["principal"] } });
    expect((await pdfOf(principal, made.id)).text).not.toContain("decree");
  });

  test("is made of the longest texts, and of an assessment in which nothing is written", async () => {
    const long = "Two organisations that do not know each other describe the same men. ".repeat(20);
    const full = await givenAnAssessment((evidenceId) => ({ judgements: indicators.map(({ id }) => aFinding(id, { reasoning: long, evidence: [evidenceFor(evidenceId)] })), conclusions: long }));
    const { pages, text } = await pdfOf(full.analyst, full.id);
    expect(pages.length).toBeGreaterThan(25);
    expect(indicators.filter((one) => !text.includes(` ${one.id} `)).map((one) => one.id)).toEqual([]);
    const searched = { text: "", searchDescribed: "" };
    const scenario = { text: "", triggers: [], signposts: [] };
    const empty = await givenAnAssessment(() => ({
      audience: [], populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], keyJudgements: [], judgements: [], factorNarratives: [], mitigatingFactors: searched, counterEvidence: searched,
      alternativeExplanations: "", scenarios: { best: scenario, mostLikely: scenario, worst: scenario }, informationGaps: [], recommendedMeasures: [], conclusions: "", whatWouldChange: "", proposedConcernLevel: null,
    }));
    expect((await pdfOf(empty.analyst, empty.id)).text).toContain("Nothing is written here.");
  });
});

describe("who may take a copy", () => {
  test("to a stranger an existing assessment and an unknown one look the same, on paper too", async () => {
    const { id } = await givenAnAssessment();
    const stranger = await house.person({ roles: { [await house.compartment()]: ["director", "senior", "analyst"] }, clearance: 2 });
    for (const [before, after] of [["/api/assessments/", "/document.docx"], ["/api/assessments/", "/document.pdf"], ["/print/assessments/", ""], ["/api/assessments/", "/quality"]] as const) {
      const real = await stranger.get(`${before}${id}${after}`);
      const absent = await stranger.get(`${before}00000000-0000-4000-8000-00000000dead${after}`);
      expect(real.status).toBe(404);
      expect(real.text).toBe(absent.text);
    }
  });

  test.each([
    { minutes: 4, status: 200 },
    { minutes: 6, status: 403 },
  ])("a confidential copy goes to whoever signed in within five minutes: after $minutes the answer is $status", async ({ minutes, status }) => {
    const { id, office } = await givenAnAssessment();
    const senior = await house.person({ roles: { [office]: ["senior"] }, verifiedMinutesAgo: minutes });
    expect((await senior.get(`/api/assessments/${id}/document.docx`)).status).toBe(status);
    expect((await senior.get(`/api/assessments/${id}/document.pdf`)).status).toBe(status);
    expect((await senior.get(`/print/assessments/${id}`)).status).toBe(status);
  });

  test("each copy is an entry of the ledger", async () => {
    const { id, analyst } = await givenAnAssessment();
    await docxOf(analyst, id, "en");
    await pdfOf(analyst, id);
    await analyst.get(`/print/assessments/${id}`);
    const { rows } = await sql<{ count: string }>`select count(*) from ledger.entry where event = 'assessment.document-exported' and record_id = ${id} and actor_id = ${analyst.id}`.execute(house.database.worker.db);
    expect(Number(rows[0]?.count)).toBe(3);
  });
});

describe("the page for paper", () => {
  test("writes what people typed as text and never as markup, and lets no script run", async () => {
    const { id, analyst } = await givenAnAssessment(() => ({ conclusions: "<script>alert(1)</script> & \u202eabc" }));
    const page = await analyst.get(`/print/assessments/${id}?language=fr`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; \u202eabc");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.text).toContain("Awa Tembely");
  });
});

test("reports that go back to one origin are found to be one, however many are cited", async () => {
  const { id, analyst } = await givenAnAssessment();
  const { body } = await analyst.get(`/api/assessments/${id}/quality`);
  expect(body.version).toBe(1);
  expect(body.findings).toContainEqual({ code: "assessment.quality-single-origin", where: "RF7" });
});
