import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zlibSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { typeByContent } from "#platform/attachments/type-by-content.ts";
import { openTable, type OpenTableOptions } from "#platform/files/open-table.ts";
import { Refusal } from "#platform/refusal.ts";
import { cleanFile } from "#platform/rules/file-hygiene/clean-file.ts";
import { openTestInstallation, type Person, type TestInstallation } from "./testing/installation.ts";
import { archive } from "./testing/planted-office.ts";
import { aJpeg, aWebp, pixels, pngChunk, pngHeader, pngSignature, webpChunk } from "./testing/pictures.ts";

/** S49 at every door by which something comes in that can grow: one below each limit passes, and one above is refused. */
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "vigie-bounds-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (Math.imul(at + 1, 2_654_435_761) >>> 13) & 0xff);

/** Each door says what became of a file: "taken", or why not. */
function attached(content: Uint8Array): string {
  try {
    typeByContent(content);
    return "taken";
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}
const cleaned = async (content: Uint8Array) => {
  const answer = await cleanFile(content, "file");
  return answer.kind === "refused" ? answer.why : answer.kind === "clean" ? "taken" : "unknown";
};
async function imported(content: Uint8Array, options: OpenTableOptions = {}): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.csv`);
  writeFileSync(path, content);
  try {
    for await (const _row of (await openTable(path, options)).rows);
    return "taken";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

const wordParts = { "[Content_Types].xml": "<Types/>", "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>', "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>' };
const word = (more: Record<string, string | Uint8Array>) => archive({ ...wordParts, ...more });
const filled = (entries: number) => Object.fromEntries(Array.from({ length: entries }, (_, at) => [`a/${at}`, new Uint8Array()]));

describe("S49: entries of an archive", () => {
  test.each([{ entries: 10_000, attach: "taken", clean: "taken", table: "taken" }, { entries: 10_001, attach: "platform.attachment-expands-too-much", clean: "too-many-entries", table: "platform.file-archive-too-many-entries" }])("$entries: attached $attach, cleaned $clean, imported $table", async ({ entries, attach, clean, table }) => {
    const document = word(filled(entries - 3));
    expect([attached(document), await cleaned(document)]).toEqual([attach, clean]);
    expect(await imported(zipSync({ "t.csv": bytes("a,b\n1,2\n"), ...filled(entries - 1) }))).toBe(table);
  });
});

describe("S49: expansion", () => {
  test("of an office document: ten megabytes out of ten kilobytes pass, and more do not, whatever else is in it that does not shrink", async () => {
    const below = zipSync({ "word/document.xml": new Uint8Array(10_000_000) }, { level: 9 });
    const above = zipSync({ "word/document.xml": new Uint8Array(10_000_001) }, { level: 9 });
    expect([attached(below), attached(above)]).toEqual(["taken", "platform.attachment-expands-too-much"]);
    expect(await cleaned(above)).toBe("expands-too-much");
    const hidden = zipSync({ "word/document.xml": new Uint8Array(10_000_001), "word/a.bin": [noise(200_000), { level: 0 }] }, { level: 9 });
    expect([attached(hidden), await cleaned(hidden)]).toEqual(["platform.attachment-expands-too-much", "expands-too-much"]);
    expect(await cleaned(below), "damaged: it holds no XML").toBe("damaged");
  });

  test.each([["as it is", (text: Uint8Array) => text], ["gzipped", (text: Uint8Array) => gzipSync(text)], ["zipped", (text: Uint8Array) => zipSync({ "t.csv": text })], ["stored in a zip", (text: Uint8Array) => zipSync({ "t.csv": [text, { level: 0 }] })]])("of a table %s: its limit passes, and one byte more does not", async (_how, wrap) => {
    const text = bytes(`a,b\n${Array.from({ length: 5_000 }, (_, at) => `${at},${Math.sqrt(at)}\n`).join("")}`);
    expect(await imported(wrap(text), { limits: { maxExpandedBytes: text.length } })).toBe("taken");
    expect(await imported(wrap(text), { limits: { maxExpandedBytes: text.length - 1 } })).toBe("platform.file-too-large");
  });

  test("of a table: its ratio passes, and less does not; below the floor it is not asked", async () => {
    const text = bytes(`a,b\n${"1,2\n".repeat(2_000)}`);
    const packed = gzipSync(text);
    const ratio = text.length / packed.length;
    const limits = { ratioFloorBytes: text.length - 1, maxRatio: ratio };
    expect(await imported(packed, { limits })).toBe("taken");
    expect(await imported(packed, { limits: { ...limits, maxRatio: ratio * 0.999 } })).toBe("platform.file-expands-too-much");
    expect(await imported(packed, { limits: { ratioFloorBytes: text.length, maxRatio: 1 } })).toBe("taken");
  });

  test("of a PDF's objects: ten megabytes pass, and more do not", async () => {
    const pdf = (zeros: number) => {
      const stream = zlibSync(new Uint8Array(zeros), { level: 9 });
      return new Uint8Array(Buffer.concat([Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"), Buffer.from(`4 0 obj\n<< /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`), stream, Buffer.from("\nendstream\nendobj\n\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF")]));
    };
    expect(await cleaned(pdf(9_999_000))).not.toBe("expands-too-much");
    expect(await cleaned(pdf(10_000_001))).toBe("expands-too-much");
  });
});

describe("S49: depth", () => {
  test("a table in two wrappings is read, in three it is not", async () => {
    const text = bytes("a,b\n1,2\n");
    const [two, three] = [gzipSync(gzipSync(text)), gzipSync(gzipSync(gzipSync(text)))];
    expect([await imported(two), await imported(three)]).toEqual(["taken", "platform.file-nested-too-deep"]);
    expect([await imported(zipSync({ "t.csv.gz": gzipSync(text) })), await imported(zipSync({ "t.csv.gz": gzipSync(gzipSync(text)) }))]).toEqual(["taken", "platform.file-nested-too-deep"]);
  });

  test("an object in an object of a document is kept, and one in that is refused", async () => {
    const oasis = "urn:oasis:names:tc:opendocument:xmlns:";
    const inside = (name: string | undefined) => `<office:document-content xmlns:office="${oasis}office:1.0" xmlns:draw="${oasis}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">${name === undefined ? "" : `<draw:object xlink:href="./${name}"/>`}</office:document-content>`;
    const nested = (depth: number) => {
      const folders = Array.from({ length: depth }, (_, at) => `${"ABC".slice(0, at + 1).split("").join("/")}/`);
      const parts = Object.fromEntries(folders.map((one, at) => [`${one}content.xml`, inside(at + 1 < depth ? "ABC"[at + 1] : undefined)]));
      return archive({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": inside("A"), ...parts, "META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="x">${folders.map((one) => `<manifest:file-entry manifest:full-path="${one}" manifest:media-type="application/vnd.oasis.opendocument.text"/>`).join("")}</manifest:manifest>` });
    };
    expect([await cleaned(nested(2)), await cleaned(nested(3))]).toEqual(["taken", "nested-too-deep"]);
  });

  test("a list of JSON goes 64 deep, and no deeper", async () => {
    const list = (depth: number) => bytes(`[{"a":${"[".repeat(depth - 2)}${"]".repeat(depth - 2)}}]`);
    expect([await imported(list(64)), await imported(list(65))]).toEqual(["taken", "platform.file-nested-too-deep"]);
  });
});

describe("S49: ways out of an archive", () => {
  const linked = (() => {
    const content = zipSync({ "word/document.xml": bytes("<a/>"), "word/link": [bytes("/etc/passwd"), { os: 3, attrs: (0o120777 << 16) >>> 0 }] });
    return content;
  })();
  test.each<[string, Uint8Array]>([
    ["a path up", word({ "../x": "x" })],
    ["a path up in the middle", word({ "a/../../x": "x" })],
    ["a path up with the other stroke", word({ "a\\..\\x": "x" })],
    ["a path from the root", word({ "/x": "x" })],
    ["a path from a drive", word({ "c:x": "x" })],
    ["a link", linked],
  ])("%s: neither attached nor cleaned", async (_what, content) => {
    expect([attached(content), await cleaned(content)]).toEqual(["platform.attachment-damaged-invalid", "unsafe-entry"]);
  });

  test("two dots in a name are a name", async () => {
    expect([attached(word({ "a..b": "x" })), await cleaned(word({ "a..b": "x" }))]).toEqual(["taken", "taken"]);
  });
});

describe("S49: 50 megapixels", () => {
  const png = (side: string) => new Uint8Array(Buffer.concat([Buffer.from(pngSignature, "latin1"), pngHeader(side), ...pixels, pngChunk("IEND", "")]));
  const webp = (width: number, height: number) => aWebp(webpChunk("VP8 ", `\x30\x01\x00\x9d\x01\x2a${String.fromCharCode(width & 0xff, width >> 8, height & 0xff, height >> 8)}coded`));
  test.each<[string, Uint8Array, string]>([
    ["a JPEG of 5,000 by 10,000", aJpeg([], "", "\x13\x88\x27\x10"), "taken"],
    ["a JPEG of 5,001 by 10,000", aJpeg([], "", "\x13\x89\x27\x10"), "too-many-pixels"],
    ["a PNG of 7,071 by 7,071", png("\0\0\x1b\x9f"), "taken"],
    ["a PNG of 7,072 by 7,072", png("\0\0\x1b\xa0"), "too-many-pixels"],
    ["a WebP of 5,000 by 10,000", webp(5_000, 10_000), "taken"],
    ["a WebP of 5,001 by 10,000", webp(5_001, 10_000), "too-many-pixels"],
  ])("%s: %s", async (_what, content, expected) => expect(await cleaned(content)).toBe(expected));
});

describe("S49: definitions of its own in XML", () => {
  test.each([["a DTD", '<!DOCTYPE w SYSTEM "http://evil.example/x.dtd"><w/>'], ["entities in entities", '<!DOCTYPE w [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><w>&c;</w>'], ["an entity that nobody defined", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&a;</w:document>']])("%s is refused", async (_what, text) => {
    expect(await cleaned(word({ "word/document.xml": text }))).toBe("entities");
  });
});

describe("S49: a body of JSON", () => {
  let house: TestInstallation;
  let person: Person;
  beforeAll(async () => {
    house = await openTestInstallation();
    person = await house.person({ roles: { [await house.compartment()]: ["analyst"] } });
  });
  afterAll(() => house.close());
  const sent = async (path: string, body: string) => ((await (await house.app.request(path, { method: "POST", headers: { cookie: person.cookie, origin: "http://localhost:8440", "sec-fetch-site": "same-origin", "x-vigie": "1", "content-type": "application/json" }, body })).json()) as { code: string }).code;
  const nested = (depth: number) => `{"compartmentId":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;

  test.each(["/api/reports", "/api/contact/submissions", "/api/contact/files"])("of %s may be 64 deep, and no deeper", async (path) => {
    expect(await sent(path, nested(64)), "it was read, and is none of ours").toBe("platform.content-invalid");
    expect(await sent(path, nested(65))).toBe("platform.json-invalid");
  });

  test("that is a bomb of brackets takes no memory, at the door that takes most", async () => {
    const bombs = ["[".repeat(13_900_000), `[${"[],".repeat(4_600_000)}[]]`];
    const before = process.memoryUsage().rss;
    for (const bomb of bombs) expect(await sent("/api/contact/files", bomb)).toBe("platform.json-invalid");
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });
});
