import { brotliDecompressSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { anAlertTo, anIssuedAssessment, anOffice, create, house, inHours, issue, take, useTrials } from "../../../testing/alert-trials.ts";
import { readPdf } from "../../../testing/pdf-text.ts";
import type { Person } from "../../../testing/installation.ts";
import { aClaim, anAddressee, anAlert, aPublicStatement } from "../examples.ts";

useTrials();

async function pdfOf(person: Person, id: string, language = "en") {
  const response = await house.app.request(`/api/alerts/${id}/document.pdf?language=${language}`, { headers: { cookie: person.cookie } });
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { response, bytes, ...readPdf(bytes, language === "ar" ? "rtl" : "ltr") };
}

describe("the PDF of an alert", () => {
  test.each([
    { language: "en", draft: "DRAFT Confidential", parts: ["Key judgement", "What is asked of whom", "Decide by", "Option 2", "Targeted sanctions", "What it rests on", "it warns of a risk and makes no legal finding"] },
    { language: "fr", draft: "PROJET Confidentiel", parts: ["Jugement clé", "Ce qui est demandé à qui", "Décider avant", "Option 2", "Targeted sanctions", "Fondement", "ne tire aucune conclusion juridique"] },
    { language: "ar", draft: "مسودة سري", parts: ["الحكم الرئيسي", "اتخاذ القرار قبل", "الخيار 2", "الإنذار مشورة: يحذر من خطر ولا يصدر حكما قانونيا"] },
  ])("of a draft in $language says what is asked of whom by when, with its marks on every page", async ({ language, draft, parts }) => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["mission", "envoy"]);
    const { pages, text, response } = await pdfOf(office.analyst, id, language);
    for (const page of pages) {
      expect(page.lines[0]).toContain(draft);
      expect(page.lines.at(-2)).toContain(draft);
    }
    for (const part of [...parts, "Holder of mission", "Asked of envoy alone"]) expect(text).toContain(part);
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="alert-${id.slice(0, 8)}-confidential-${language}.pdf"`);
  });

  test("of what was issued has its number, version and digest, names the assessment by its number, and is the same file tomorrow", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["mission"]);
    await issue(office, id);
    const { body } = await office.analyst.get(`/api/alerts/${id}`);
    const { body: history } = await office.analyst.get(`/api/alerts/${id}/history`);
    const { body: assessment } = await office.analyst.get(`/api/assessments/${body.content.assessmentId}`);
    const one = await pdfOf(office.analyst, id);
    expect(one.text).not.toContain("DRAFT");
    expect(one.pages[0]?.lines[0]).toBe(`Confidential ${body.number}`);
    expect(one.text).toContain(history.items.find((item: { version: number }) => item.version === body.version).digest);
    expect(one.text).toContain(`Risk assessment ${assessment.number}, version ${assessment.version}, issued`);
    const now = house.clock.now;
    house.clock.now = new Date(now.getTime() + 60_000);
    const other = await pdfOf(office.analyst, id);
    house.clock.now = now;
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });

  test("with a claim says it with its range of chances, its last day and what settles it", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["mission"], { claim: aClaim({ horizon: "2031-12-31" }) });
    const { text } = await pdfOf(office.analyst, id);
    for (const part of ["What can be checked later", "At least one camp of herding families", "likely (55–80 %)", "31 December 2031", "Two reports of different origin."]) expect(text).toContain(part);
  });

  test("of one that was corrected says so first, and of one that was withdrawn on every page", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["mission"]);
    await issue(office, id);
    await take("alerts", id, { step: "correct", by: office.director, input: { what: "The market was closed on Monday." }, reason: "wrong day" });
    const { text } = await pdfOf(office.analyst, id);
    expect(text.indexOf("The market was closed on Monday.")).toBeGreaterThan(0);
    expect(text.indexOf("The market was closed on Monday.")).toBeLessThan(text.indexOf("Key judgement"));
    await take("alerts", id, { step: "withdraw", by: office.director, reason: "It was a rumour" });
    for (const page of (await pdfOf(office.analyst, id)).pages) expect(page.lines[0]).toContain("WITHDRAWN Confidential");
  });

  test("gives nothing away of an assessment and a situation that the reader may not see", async () => {
    const office = await anOffice();
    const other = await anOffice();
    const assessmentId = await anIssuedAssessment(other);
    const both = await house.person({ roles: { [office.id]: ["analyst"], [other.id]: ["analyst"] } });
    const id = await create(both, "alerts", office.id, anAlert({ situationId: other.situationId, assessmentId, addressees: [anAddressee({ key: "sg", kind: "secretary-general", name: "The Secretary-General" }), anAddressee()], deadlines: { acknowledgeBy: inHours(24), respondBy: inHours(72), actBy: null, reportBackBy: null } }));
    const { body: assessment } = await both.get(`/api/assessments/${assessmentId}`);
    expect((await pdfOf(both, id)).text).toContain(`Risk assessment ${assessment.number}`);
    const { text } = await pdfOf(office.senior, id);
    expect(text).toContain("not open to the person who made this copy");
    expect(text).not.toContain(assessment.number);
    expect(text).not.toContain("Kasuria: the plain of Oumé");
  });

  test("of a flash gives its reason, of a public statement its text for everybody, and of an empty draft says that nothing is written", async () => {
    const office = await anOffice();
    const { situationId } = office;
    const flash = await create(office.analyst, "alerts", office.id, anAlert({ situationId, form: "flash", assessmentId: null, flashJustification: "Trucks left the barracks an hour ago." }));
    expect((await pdfOf(office.analyst, flash)).text).toContain("Trucks left the barracks an hour ago.");
    const statement = await create(office.analyst, "alerts", office.id, aPublicStatement({ situationId, assessmentId: null, secondReading: null, cleared: null, flashJustification: "Everybody knows." }));
    const told = await pdfOf(office.analyst, statement);
    for (const part of ["Unclassified", "English: Herding families in Oumé are at risk", "Broadcasts call for attacks.", "Oumé (KS0102)"]) expect(told.text).toContain(part);
    const empty = await create(office.analyst, "alerts", office.id, anAlert({ situationId, keyJudgement: "", populations: [], timeAvailable: null, sections: [], asks: [], options: [], addressees: [], assessmentId: null, flashJustification: null, deadlines: { acknowledgeBy: null, respondBy: null, actBy: null, reportBackBy: null } }));
    const nothing = await pdfOf(office.analyst, empty);
    expect(nothing.text).toContain("Nothing is written here.");
    expect(nothing.text).toContain("Nobody is addressed yet.");
  });

  test("of an exercise says so on every page", async () => {
    const office = await anOffice();
    await sql`update access.compartment set is_exercise = true where id = ${office.id}`.execute(house.database.auth.db);
    const { pages } = await pdfOf(office.analyst, await anAlertTo(office, ["mission"]));
    for (const page of pages) expect(page.lines[0]).toContain("EXERCISE");
  });
});

describe("the other papers of an alert", () => {
  test("the Word file and the page for print say the same", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["mission"]);
    const wordsIn = (text: string) => [...text.replaceAll(/&#39;|&apos;/g, "'").matchAll(/[\p{L}\d']+/gu)].map(([word]) => word);
    const inPdf = new Set(wordsIn((await pdfOf(office.analyst, id)).text));
    const docx = await house.app.request(`/api/alerts/${id}/document.docx?language=en`, { headers: { cookie: office.analyst.cookie } });
    const xml = strFromU8(unzipSync(new Uint8Array(await docx.arrayBuffer()))["word/document.xml"] ?? new Uint8Array());
    const page = await office.analyst.get(`/print/alerts/${id}?language=en`);
    const body = /<main>([\s\S]*)<\/main>/.exec(page.text)?.[1] ?? "";
    for (const text of [xml, body]) {
      const words = wordsIn(text.replaceAll(/<\/(w:p|p|dt|dd|td|th|li|h\d|caption)>/g, " ").replaceAll(/<[^>]+>/g, ""));
      expect(words.length).toBeGreaterThan(80);
      expect(words.filter((word) => !inPdf.has(word))).toEqual([]);
    }
  });

  test("to a stranger an existing alert and an unknown one look the same", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["mission"]);
    const stranger = await house.person({ roles: { [await house.compartment()]: ["director", "senior", "analyst"] }, clearance: 2 });
    for (const [before, after] of [["/api/alerts/", "/document.pdf"], ["/api/alerts/", "/document.docx"], ["/print/alerts/", ""]] as const) {
      const real = await stranger.get(`${before}${id}${after}`);
      expect(real.status).toBe(404);
      expect(real.text).toBe((await stranger.get(`${before}00000000-0000-4000-8000-00000000dead${after}`)).text);
    }
  });

  test("a program with a token takes an unclassified one along, compressed for the line, and never a confidential one", async () => {
    const office = await anOffice();
    const { situationId } = office;
    const secret = await anAlertTo(office, ["mission"]);
    const open = await create(office.analyst, "alerts", office.id, aPublicStatement({ situationId, assessmentId: null, secondReading: null, cleared: null, flashJustification: "Everybody knows." }));
    const { body: made } = await office.analyst.send("POST", "/api/tokens", { name: "Script", days: 1, isReadOnly: true });
    const ask = (id: string, coding: string) => house.app.request(`/api/alerts/${id}/document.pdf?language=fr`, { headers: { authorization: `Bearer ${made.token}`, "accept-encoding": coding } });
    const plain = Buffer.from(await (await ask(open, "identity")).arrayBuffer());
    const packed = await ask(open, "br");
    expect(packed.headers.get("content-encoding")).toBe("br");
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(bytes.length).toBeLessThan(plain.length);
    expect(brotliDecompressSync(bytes).equals(plain)).toBe(true);
    expect((await ask(secret, "identity")).status).toBe(403);
  });

  test("a confidential copy needs a sign-in of the last five minutes, and each copy is an entry of the ledger", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["mission"]);
    const late = await house.person({ roles: { [office.id]: ["senior"] }, verifiedMinutesAgo: 6 });
    for (const path of [`/api/alerts/${id}/document.pdf`, `/api/alerts/${id}/document.docx`, `/print/alerts/${id}`]) {
      expect((await late.get(path)).status).toBe(403);
      expect((await office.senior.get(path)).status).toBe(200);
    }
    const { rows } = await sql<{ count: string }>`select count(*) from ledger.entry where event = 'warning.document-exported' and record_id = ${id} and actor_id = ${office.senior.id}`.execute(house.database.worker.db);
    expect(Number(rows[0]?.count)).toBe(3);
  });
});
