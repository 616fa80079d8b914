import { strFromU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { marker, markersIn } from "../../../testing/markers.ts";
import { aJpeg } from "../../../testing/pictures.ts";
import { archive, plantedDocx, plantedOds, plantedOdt, plantedPptx, plantedXlsx, textOfPart } from "../../../testing/planted-office.ts";
import { cleanFile } from "./clean-file.ts";

const cleaned = async (bytes: Uint8Array) => {
  const answer = await cleanFile(bytes, "report.docx");
  if (answer.kind !== "clean") throw new Error(JSON.stringify(answer));
  return answer;
};
const whyNot = async (bytes: Uint8Array) => {
  const answer = await cleanFile(bytes, "report.docx");
  return answer.kind === "refused" ? answer.why : answer.kind;
};
/** What a reader sees of a part: its words in their order. */
const words = (text = "") => text.replace(/<w:instrText[^>]*>[^<]*|<\?xml[^>]*>\s*/g, "").split(/<[^>]*>/).filter(Boolean);

const kinds = [
  { type: "docx", make: plantedDocx, places: 50, part: "word/document.xml", shown: ["Three houses burned ", "in the night", " near the market.", "A source", "A list", "In a cell", "Result of a field", "In a control", "Last row"] },
  { type: "xlsx", make: plantedXlsx, places: 50, part: "xl/worksheets/worksheet1.xml", shown: ["1", "42", "B1*2", "84"] },
  { type: "pptx", make: plantedPptx, places: 30, part: "ppt/slides/slide1.xml", shown: ["A slide about the river"] },
  { type: "odt", make: plantedOdt, places: 40, part: "content.xml", shown: ["Three houses burned.", "A source", "A list", "By the office"] },
  { type: "ods", make: plantedOds, places: 35, part: "content.xml", shown: ["84", "Market burned"] },
] as const;

describe.each(kinds)("a document ($type) with a marker in every place that can hold one", ({ type, make, places, part, shown }) => {
  let planted: Uint8Array;
  beforeAll(async () => {
    planted = await make();
  });

  test("is found to hold them all before", () => {
    expect(markersIn(planted).length).toBeGreaterThanOrEqual(places);
  });

  test("keeps none of them, in no part, name, picture or corner of the archive", async () => {
    const copy = await cleaned(planted);
    expect(copy.type).toBe(type);
    expect(markersIn(copy.bytes)).toEqual([]);
  });

  test("shows the same words", async () => {
    expect(words(textOfPart((await cleaned(planted)).bytes, part))).toEqual(shown);
  });

  test("carries its picture, turned and drawn as before", async () => {
    const pictures = Object.entries(unzipSync((await cleaned(planted)).bytes)).filter(([name]) => /\.(jpeg|png)$/.test(name));
    expect(pictures.length).toBe(1);
  });

  test("has one and the same time for all its parts, and says nothing more about them", async () => {
    const [, ...headers] = Buffer.from((await cleaned(planted)).bytes).toString("latin1").split("PK\x03\x04");
    expect(headers.length).toBeGreaterThan(3);
    // Ten bytes into a local header stand time and date, at the end of its fixed part the length of extra fields.
    expect(new Set(headers.map((header) => header.slice(6, 10) + header.slice(24, 26)))).toEqual(new Set(["\0\0\x21\0\0\0"]));
  });

  test("cleaned twice is what it is cleaned once, and has nothing to tell", async () => {
    const once = await cleaned(planted);
    const twice = await cleaned(once.bytes);
    expect(Buffer.compare(twice.bytes, once.bytes)).toBe(0);
    expect(twice.found).toEqual([]);
  });

  test("names every part that it points to, and has every part that it names", async () => {
    const parts = unzipSync((await cleaned(planted)).bytes);
    const named = type.startsWith("od")
      ? [...strFromU8(parts["META-INF/manifest.xml"]!).matchAll(/full-path="([^"]+[^/"])"/g)].map(([, name]) => name!)
      : Object.entries(parts).filter(([name]) => name.endsWith(".rels")).flatMap(([, text]) => [...strFromU8(text).matchAll(/Target="\/?([^":#]+)"\/>/g)].map(([, name]) => name!));
    expect([...new Set(named)].sort()).toEqual(Object.keys(parts).filter((name) => !/(\.rels|\[Content_Types\]\.xml|^mimetype|manifest\.xml)$/.test(name)).sort());
  });
});

test("people, changes, remarks, places on a disk and what is missing are told", async () => {
  const told = async (make: () => Uint8Array | Promise<Uint8Array>) => (await cleaned(await make())).found;
  const word = await told(plantedDocx);
  expect(word).toContainEqual({ what: "author", value: marker("creator") });
  expect(word).toContainEqual({ what: "edit-history", value: marker("trackedauthor") });
  expect(word.map(({ what }) => what)).toEqual(expect.arrayContaining(["comments", "embedded-files", "gps", "thumbnail", "title", "date", "path"]));
  expect(await told(plantedPptx)).toContainEqual({ what: "left-out", value: "EMF" });
  expect(await told(plantedPptx)).toContainEqual({ what: "left-out", value: "MP4" });
  expect(await told(plantedOdt)).toContainEqual({ what: "author", value: marker("lastauthor") });
  expect((await told(plantedOds)).map(({ what }) => what)).toEqual(expect.arrayContaining(["comments", "edit-history"]));
});

test("a formula over somebody's other file keeps its result, and one within the file stays a formula", async () => {
  const sheet = textOfPart((await cleaned(plantedXlsx())).bytes, "xl/worksheets/worksheet1.xml");
  expect(sheet).toContain('<c r="B1"><v>42</v></c><c r="C1"><f>B1*2</f><v>84</v></c>');
});

test("strings that no cell shows any more are emptied, and the others keep their numbers", async () => {
  expect(textOfPart((await cleaned(plantedXlsx())).bytes, "xl/sharedStrings.xml")).toContain("<si/><si><t>Market burned</t></si>");
});

describe("a document that is refused", () => {
  const word = (parts: Record<string, string | Uint8Array>) => archive({ "[Content_Types].xml": "<Types/>", "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>', "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>', ...parts });

  test("is not the plain one", async () => {
    expect(await whyNot(word({}))).toBe("clean");
  });

  test.each([
    ["brings macros", word({ "word/vbaProject.bin": "x" }), "macros"],
    ["is made for macros", word({ "[Content_Types].xml": '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>' }), "macros"],
    ["brings definitions of its own", word({ "word/document.xml": '<!DOCTYPE w [<!ENTITY a "b">]><w/>' }), "entities"],
    ["uses an entity", word({ "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&a;</w:document>' }), "entities"],
    ["is not well formed", word({ "word/document.xml": "<a><b></a>" }), "damaged"],
    ["lacks its main part", word({ "_rels/.rels": "<Relationships/>" }), "damaged"],
    ["has a path out of it", word({ "../x": "x" }), "unsafe-entry"],
    ["is a PDF as well", zipSync({ "%PDF-1.7": new Uint8Array(), "word/document.xml": new Uint8Array() }), "two-types"],
    ["is cut off", word({}).subarray(0, 300), "truncated"],
    ["has a damaged part", word({}).map((byte, index, all) => (index === Buffer.from(all).indexOf("word/document.xml") + 60 ? byte ^ 1 : byte)), "damaged"],
    ["has a picture too large to look at", word({ "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:p r:id="a"/></w:document>`, "word/_rels/document.xml.rels": '<Relationships><Relationship Id="a" Type="x/image" Target="a.jpg"/></Relationships>', "word/a.jpg": aJpeg([], "", "\xff\xff\xff\xff") }), "too-many-pixels"],
  ])("because it %s", async (_what, bytes, why) => {
    expect(await whyNot(bytes)).toBe(why);
  });

  test("because of a password, in the old container and in OpenDocument", async () => {
    const container = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]);
    expect(await whyNot(new Uint8Array(container))).toBe("encrypted");
    expect(await whyNot(archive({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "x", "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>' }))).toBe("encrypted");
  });

  test("because its macros are in Basic", async () => {
    expect(await whyNot(archive({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "x", "META-INF/manifest.xml": "<x/>", "Basic/Standard/Module1.xml": "x" }))).toBe("macros");
  });

  test("because an object is in an object in an object in it", async () => {
    const oasis = "urn:oasis:names:tc:opendocument:xmlns:";
    const inside = (name: string) => `<office:document-content xmlns:office="${oasis}office:1.0" xmlns:draw="${oasis}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><draw:object xlink:href="./${name}"/></office:document-content>`;
    const folders = ["A/", "A/B/", "A/B/C/"];
    expect(await whyNot(archive({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": inside("A"), "A/content.xml": inside("B"), "A/B/content.xml": inside("C"), "A/B/C/content.xml": inside("D"), "META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="x">${folders.map((folder) => `<manifest:file-entry manifest:full-path="${folder}" manifest:media-type="application/vnd.oasis.opendocument.text"/>`).join("")}</manifest:manifest>` }))).toBe("nested-too-deep");
  });

  test("S49: because it is a bomb, before it is expanded", async () => {
    const zeros = zipSync({ "word/document.xml": new Uint8Array(60_000_000) }, { level: 9 });
    const before = process.memoryUsage().rss;
    expect(await whyNot(zeros)).toBe("expands-too-much");
    expect(process.memoryUsage().rss - before).toBeLessThan(30_000_000);
    expect(await whyNot(zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}`, new Uint8Array()]))))).toBe("too-many-entries");
  });

  test("an archive that is no document is none of ours", async () => {
    expect(await cleanFile(archive({ "a.txt": "x" }), "a.zip")).toEqual({ kind: "unknown" });
  });
});
