import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { sql } from "kysely";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../../testing/installation.ts";
import { markersIn } from "../../../testing/markers.ts";
import { plantedJpeg, plantedPng, plantedWebp, pngChunk, pngHeader, pngSignature } from "../../../testing/pictures.ts";
import { plantedPdf } from "../../../testing/planted-pdf.ts";
import { believed, draw } from "./draw.ts";
import { behindLine } from "./drawn.ts";

/** S51: what staff see of a file are pixels; the bytes of the original stay where they are. */
let house: TestInstallation;
let office: string;
let analyst: Person;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] } });
});
afterAll(() => house.close());

const add = async (content: Uint8Array | string, label = "confidential"): Promise<string> => {
  const added = await analyst.upload(`/api/files?compartment=${office}&label=${label}&name=file`, typeof content === "string" ? content : new Uint8Array(content));
  expect(added.status, added.text).toBe(201);
  return added.body.fileId;
};
const show = async (content: Uint8Array | string, page = 1) => (await analyst.get(`/api/files/${await add(content)}/preview?page=${page}`)).body;
const shownOf = (id: string) => sql<{ label: number }>`select label from ledger.entry where event = 'attachment.preview-shown' and record_id = ${id}`.execute(house.database.worker.db).then(({ rows }) => rows.length);
const insideOf = (drawing: string) => Buffer.from(/base64,([^"]+)/.exec(Buffer.from(drawing, "base64").toString())?.[1] ?? "", "base64").toString();

async function pages(count: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let at = 1; at <= count; at += 1) pdf.addPage([200, 300]).drawText(`Page ${at}`, { x: 20, y: 250, size: 12, font });
  return pdf.save();
}

describe("S51: of a document", () => {
  test("each page is drawn, and nothing that it carries beside it leaves: no words, no script, no link, no attached file", async () => {
    for (const page of [1, 2]) {
      const shown = await show(await plantedPdf(), page);
      expect(shown).toMatchObject({ shows: "page", page, pages: 2, type: "image/svg+xml", canvas: "http://files.localhost:8440/canvas" });
      const drawing = insideOf(shown.drawing);
      expect(drawing).toContain("<path");
      expect(markersIn(Buffer.from(shown.drawing, "base64"))).toEqual([]);
      for (const hidden of [/burned|Second|Filled in/, /javascript|script|https?:(?!\/\/www\.w3\.org\/(2000\/svg|1999\/xlink)")|file:|<a\b|\bon\w+=/i]) expect(drawing).not.toMatch(hidden);
    }
  });

  test.each([{ page: 1, is: "page" }, { page: 3, is: "page" }, { page: 4, is: "nothing" }])("of three pages page $page is $is", async ({ page, is }) => {
    expect(await show(await pages(3), page)).toMatchObject(is === "page" ? { shows: "page", page, pages: 3 } : { shows: "nothing", why: "no-such-page" });
  });

  test("page 200 may be asked for, and page 201 may not, however many there are", async () => {
    const fileId = await add(await pages(201));
    expect((await analyst.get(`/api/files/${fileId}/preview?page=200`)).body).toMatchObject({ shows: "page", page: 200, pages: 201 });
    for (const page of ["201", "0", "-1", "x"]) expect((await analyst.get(`/api/files/${fileId}/preview?page=${page}`)).status, page).toBe(400);
  });

  test("that is damaged, closed, or none, nothing is shown, and it says so", async () => {
    for (const content of ["%PDF-1.7\n%%EOF\n", "%PDF-1.7 no document at all", Buffer.from(await pages(1)).subarray(0, 300)]) expect(await show(content)).toEqual({ shows: "nothing", why: "unreadable" });
  });

  test("the child ends with its time, and what it did not draw is not shown", async () => {
    expect(await draw({ kind: "pdf", page: 1 }, await pages(3), 20)).toEqual({ is: "nothing", why: "too-slow" });
  });
});

describe("S51: of a picture", () => {
  test.each([["JPEG", plantedJpeg(), "image/jpeg"], ["PNG", plantedPng(6), "image/png"], ["WebP", plantedWebp(), "image/webp"]])("a %s is shown without what it tells beside its pixels", async (_name, planted, type) => {
    const drawn = await draw({ kind: "picture", page: 1 }, planted);
    expect(drawn).toMatchObject({ is: "picture", type });
    expect(drawn.is === "picture" && markersIn(drawn.bytes)).toEqual([]);
  });

  test("S49: of more than 50 megapixels nothing is shown", async () => {
    const header = (size: string) => Buffer.concat([Buffer.from(pngSignature, "latin1"), pngHeader(size), pngChunk("IDAT", "x"), pngChunk("IEND", "")]);
    expect(await show(header("\0\0\x1b\x9f")), "7,071 by 7,071").toMatchObject({ shows: "picture" });
    expect(await show(header("\0\0\x1b\xa0")), "7,072 by 7,072").toEqual({ shows: "nothing", why: "too-large" });
  });
});

describe("S51: of a text", () => {
  test("its beginning is shown as it stands", async () => {
    expect(await show("Trois villages\n<b>brûlés</b>")).toEqual({ shows: "text", text: "Trois villages\n<b>brûlés</b>", isCut: false });
    expect(await show("a".repeat(64_000))).toMatchObject({ isCut: false });
    const cut = await show("é".repeat(32_001));
    expect([cut.isCut, cut.text.length, cut.text.includes("\ufffd")]).toEqual([true, 32_000, false]);
    expect((await show(`a${"é".repeat(32_001)}`)).text, "no half of a letter").not.toContain("\ufffd");
  });
});

test("S51: of an office document nothing is shown", async () => {
  expect(await show(zipSync({ "word/document.xml": strToU8("<a/>") }))).toEqual({ shows: "nothing", why: "kind" });
});

describe("S61: a look", () => {
  test("at something confidential is entered, each page of it, and at something unclassified is not", async () => {
    const [secret, open] = [await add(await pages(2)), await add(await pages(2), "unclassified")];
    for (const id of [secret, open]) for (const page of [1, 2]) await analyst.get(`/api/files/${id}/preview?page=${page}`);
    expect([await shownOf(secret), await shownOf(open)]).toEqual([2, 0]);
  });

  test("is for whoever may take the file; to everybody else it does not exist, and leaves no entry", async () => {
    const id = await add("Heard at the market");
    for (const person of [await house.person({ roles: { [office]: ["analyst", "director"] }, clearance: 2 }), await house.person({ roles: { [await house.compartment()]: ["director"] }, clearance: 2 })]) {
      const [real, none] = [await person.get(`/api/files/${id}/preview`), await person.get("/api/files/00000000-0000-4000-8000-00000000dead/preview")];
      expect([real.status, real.text]).toEqual([404, none.text]);
    }
    expect(await shownOf(id)).toBe(0);
  });
});

describe("S50: what the child says is believed as little as the file", () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>');
  const png = Buffer.from(plantedPng(1));
  const unreadable = { is: "nothing", why: "unreadable" };
  test.each([
    ["a page as one", "pdf", behindLine({ is: "page", pages: 1 }, svg), { is: "page", pages: 1, bytes: svg }],
    ["a picture as one", "picture", behindLine({ is: "picture", type: "image/png" }, png), { is: "picture", type: "image/png", bytes: png }],
    ["a page with a script", "pdf", behindLine({ is: "page", pages: 1 }, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')), unreadable],
    ["a picture where a page was asked for", "pdf", behindLine({ is: "picture", type: "image/png" }, png), unreadable],
    ["a page where a picture was asked for", "picture", behindLine({ is: "page", pages: 1 }, svg), unreadable],
    ["a drawing as a picture", "picture", behindLine({ is: "picture", type: "image/png" }, svg), unreadable],
    ["one kind of picture as another", "picture", behindLine({ is: "picture", type: "image/jpeg" }, png), unreadable],
    ["more than 10 MB", "picture", behindLine({ is: "picture", type: "image/png" }, Buffer.concat([png, Buffer.alloc(10_000_001 - png.length)])), { is: "nothing", why: "too-large" }],
    ["no pages", "pdf", Buffer.from('{"is":"page","pages":0}\n<svg/>'), unreadable],
    ["words of its own", "pdf", Buffer.from('{"is":"nothing","why":"<b>"}\n'), unreadable],
    ["nothing", "pdf", Buffer.alloc(0), unreadable],
  ] as const)("%s", (_what, kind, output, expected) => expect(believed({ kind, page: 1 }, output)).toEqual(expected));
});
