import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { zipSync, strToU8 } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { takeOriginal } from "../../testing/taken-file.ts";
import { Refusal } from "../refusal.ts";
import { typeByContent } from "./type-by-content.ts";

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const refusalOf = (content: Uint8Array) => {
  try {
    return typeByContent(content);
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe("S48: the type of a file is what is in it", () => {
  test.each([
    ["a picture named report.pdf", png, "image/png"],
    ["plain text", Buffer.from("Trois villages brûlés"), "text/plain; charset=utf-8"],
    ["a Word document", zipSync({ "[Content_Types].xml": strToU8("<a/>"), "word/document.xml": strToU8("<a/>") }), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["a picture with a PDF behind it", Buffer.concat([png, Buffer.from("%PDF-1.7")]), "platform.attachment-two-types-invalid"],
    ["a PDF with an archive behind it", Buffer.concat([Buffer.from("%PDF-1.7\n%%EOF\n"), zipSync({ "a.txt": strToU8("x") })]), "platform.attachment-two-types-invalid"],
    ["a PDF", Buffer.from("%PDF-1.7\n%%EOF\n"), "application/pdf"],
    ["a picture with a script in it", Buffer.concat([png, Buffer.from("<script>alert(1)</script>")]), "platform.attachment-two-types-invalid"],
    ["a web page", Buffer.from("<!doctype html><p>x"), "platform.attachment-type-invalid"],
    ["an SVG", Buffer.from('<svg onload="x">'), "platform.attachment-type-invalid"],
    ["a program", Buffer.from("7f454c4602010100", "hex"), "platform.attachment-type-invalid"],
    ["a document with macros", zipSync({ "word/document.xml": strToU8("<a/>"), "word/vbaProject.bin": strToU8("x") }), "platform.attachment-macros-invalid"],
    ["an archive that is no document", zipSync({ "a.txt": strToU8("x") }), "platform.attachment-type-invalid"],
    ["an archive with a path out of it", zipSync({ "../x": strToU8("x"), "word/document.xml": strToU8("<a/>") }), "platform.attachment-damaged-invalid"],
    ["an empty file", Buffer.alloc(0), "platform.attachment-empty-invalid"],
  ])("%s", (_name, content, expected) => {
    expect(refusalOf(content)).toBe(expected);
  });

  test("S49: a document that expands a thousandfold is refused before it is expanded", () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(50_000_000) }, { level: 9 });
    const before = process.memoryUsage().rss;
    expect(refusalOf(bomb)).toBe("platform.attachment-expands-too-much");
    expect(process.memoryUsage().rss - before).toBeLessThan(30_000_000);
  });
});

describe("an attached file", () => {
  let house: TestInstallation;
  let analyst: Person;
  let office: string;
  beforeAll(async () => {
    house = await openTestInstallation();
    office = await house.compartment();
    analyst = await house.person({ roles: { [office]: ["analyst"] } });
  });
  afterAll(() => house.close());

  const upload = (content: Uint8Array, name: string, by = analyst) =>
    house.app.request(`/api/files?compartment=${office}&label=confidential&name=${encodeURIComponent(name)}`, {
      method: "POST", headers: { cookie: by.cookie, "x-vigie": "1", origin: "http://localhost:8440", "sec-fetch-site": "same-origin" }, body: new Uint8Array(content),
    });

  test("comes back byte for byte as a download in a sandbox, named by its classification (S22) and by nothing that a person wrote, and is absent for everybody else", async () => {
    const answer = await upload(png, "Photo du marché.png");
    expect(answer.status).toBe(201);
    const { fileId, sha256, type } = (await answer.json()) as { fileId: string; sha256: string; type: string };
    expect([type, sha256.length]).toEqual(["image/png", 64]);
    const taken = await takeOriginal(house, analyst, fileId);
    expect(taken.body).toEqual(png);
    expect(taken.headers.get("content-disposition")).toBe(`attachment; filename="file-${fileId.slice(0, 8)}-confidential.png"`);
    expect(taken.headers.get("content-security-policy")).toContain("sandbox");
    const stranger = await house.person({ roles: { [await house.compartment()]: ["director"] }, clearance: 2 });
    expect((await takeOriginal(house, stranger, fileId)).status).toBe(404);
  });

  test("S51: is never shown by itself; its original is taken by a deliberate act that the ledger names, and when it is confidential by somebody who is here now", async () => {
    const away = await house.person({ roles: { [office]: ["analyst"] }, verifiedMinutesAgo: 6 });
    const [{ fileId }, theirs] = (await Promise.all([upload(png, "x.png"), upload(png, "x.png", away)].map(async (answer) => (await answer).json()))) as [{ fileId: string }, { fileId: string }];
    const taken = async (id = fileId) => Number((await sql<{ count: number }>`select count(*)::int as count from ledger.entry where event = 'attachment.original-taken' and record_id = ${id} and actor_id is not null`.execute(house.database.worker.db)).rows[0]!.count);
    expect((await takeOriginal(house, away, theirs.fileId)).body.code).toBe("platform.fresh-sign-in-needed");
    expect([await taken(), await taken(theirs.fileId)]).toEqual([0, 0]);
    const got = await takeOriginal(house, analyst, fileId);
    // No browser shows what comes as an attachment of no type, under a sandbox.
    expect([got.status, got.headers.get("content-type"), got.headers.get("content-disposition")?.startsWith("attachment;")]).toEqual([200, "application/octet-stream", true]);
    expect(await taken()).toBe(1);
    // Beside each file it says whether anything looked for malware, in every language.
    for (const [language, word] of [["en", "Not looked at for viruses"], ["fr", "Pas d’examen antivirus"], ["ar", "لم يفحص من الفيروسات"]] as const) {
      const sentences: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "ui", `messages.${language}.json`), "utf8"));
      for (const why of ["no-scanner", "unreachable", "too-large"]) expect(sentences[`ui.attachments.not-scanned.${why}`]).toContain(word);
    }
  });

  test("that hangs on nothing yet is for whoever added it, and for no colleague, in the ledger either", async () => {
    const { fileId } = (await (await upload(png, "x.png")).json()) as { fileId: string };
    const colleague = await house.person({ roles: { [office]: ["analyst", "director"] }, clearance: 2 });
    for (const ask of [(person: Person, id: string) => takeOriginal(house, person, id), (person: Person, id: string) => person.get(`/api/files/${id}/proof`)]) {
      const [one, none] = [await ask(colleague, fileId), await ask(colleague, "00000000-0000-4000-8000-00000000dead")];
      expect([one.status, one.text]).toEqual([404, none.text]);
      expect((await ask(analyst, fileId)).status).toBe(200);
    }
    expect((await colleague.get("/api/ledger?limit=200")).text).not.toContain(fileId);
    expect((await analyst.get("/api/ledger?limit=200")).text).toContain(fileId);
  });

  test("of a refused kind leaves nothing behind and says what to do", async () => {
    const answer = await upload(Buffer.from("<svg/>"), "x.png");
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { title: string }).title).toContain("Use PDF");
  });
});
