import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { describe, expect, test } from "vitest";
import { readPdf } from "../../testing/pdf-text.ts";
import { heading, paragraphs, quiet, word, written, type Block, type Outline, type Spans } from "./outline.ts";
import { outlineToPdf, typeset } from "./outline-to-pdf.ts";

const anOutline = (blocks: Block[], given: Partial<Outline> = {}): Outline => ({
  language: "en",
  title: "The plain of Oumé",
  knownOn: "2026-09-01T12:00:00.000Z",
  running: {
    marks: [{ kind: "exercise", text: "EXERCISE" }, { kind: "standing", text: "DRAFT" }, { kind: "label", text: "Confidential" }],
    number: "2026/014", seal: "Version 3, 0f3a", copy: [word("Copy for "), written("Awa Tembely")], page: (page, pages) => `Page ${page} of ${pages}`,
  },
  blocks: [heading(1, written("The plain of Oumé")), ...blocks],
  ...given,
});
const aTable = (rows: Spans[][]): Block => ({ kind: "table", caption: "Indicators", head: ["No.", "Indicator"], widths: [1, 6], rows });
const withoutSpaces = (text: string) => text.replaceAll(/\s/g, "");

describe("every page", () => {
  test("has its marks in head and foot, number, version, the name of whoever took the copy, and its place among the others", async () => {
    const { pages } = readPdf(await outlineToPdf(anOutline([aTable(Array.from({ length: 140 }, (_, index) => [[word(`${index}`)], [written("A longer text. ".repeat(12))]]))])));
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, { lines, text }] of pages.entries()) {
      expect(lines[0]).toBe("EXERCISE DRAFT Confidential 2026/014");
      expect(lines.at(-2)).toBe(`EXERCISE DRAFT Confidential Page ${index + 1} of ${pages.length}`);
      expect(lines.at(-1)).toBe("2026/014 · Version 3, 0f3a Copy for Awa Tembely");
      expect(text).toContain("No. Indicator");
    }
  });

  test("goes on with a row that is longer than a page, and loses no word of it", async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `word${index}`);
    const { pages, text } = readPdf(await outlineToPdf(anOutline([aTable([[[word("1")], [written(words.join(" "))]]])])));
    expect(pages.length).toBeGreaterThan(1);
    expect(words.filter((one) => !text.includes(one))).toEqual([]);
  });
});

describe("what a person wrote", () => {
  const hostile = [
    '#read("/etc/passwd")', "*bold* _slant_ `raw` $x^2$", "\\u{202E}", "= Heading", "- point", "@ref <label>", "#[#panic()]", '")) #import "@preview/x:1.0.0"', "// comment", "https://example.org", "a -- b --- c ... ~ '", "{{}} #{sys.inputs}",
  ];

  test("is read as text and never as markup or code, wherever it stands", async () => {
    const all = (text: string): Block[] => [heading(2, written(text)), ...paragraphs(text), { kind: "bullets", items: [[written(text)]] }, { kind: "facts", items: [{ term: text, spans: [written(text)] }] }, { ...aTable([[[word("1")], [written(text)]]]), head: ["No.", text] } as Block];
    const { text } = readPdf(await outlineToPdf(anOutline(hostile.flatMap(all), { title: hostile.join(" ") })));
    for (const one of hostile) expect(withoutSpaces(text).split(withoutSpaces(one)).length - 1, one).toBeGreaterThanOrEqual(6);
    expect(text).not.toContain("root:");
  });

  test("is set whatever signs it holds", async () => {
    const sign = fc.constantFrom("a", "ن", "\u0301", "\u064E", "\u202E", "\u202C", "\u2067", "\u2069", "\u200F", "\u0007", "\uFFFE", "\uFEFF", "\uD800", "\u00AD", "\t", "\n", "ﷺ", "😀", "\u{10FFFD}", "漢", "ሀ", " ", "\\", '"');
    const texts = fc.sample(fc.string({ unit: sign, maxLength: 30 }), 200);
    for (const language of ["en", "ar"]) {
      const pdf = await outlineToPdf(anOutline([...texts.flatMap(paragraphs), aTable(texts.map((text) => [[word("1")], [written(text)]]))], { language }));
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    }
  });

  test("without a space for a long while breaks all the same, and can be copied whole", async () => {
    const address = `https://example.org/${"a-long-way/".repeat(30)}end`;
    const { pages } = readPdf(await outlineToPdf(anOutline([aTable([[[written(address)], [written(address)]]])])));
    expect(pages[0]?.lines.filter((line) => line.length > 130)).toEqual([]);
    const copied = readPdf(await outlineToPdf(anOutline(paragraphs(address))));
    expect(withoutSpaces(copied.text)).toContain(address);
  });

  test("keeps its own direction: a turned name does not turn the words around it", async () => {
    const spans = [word("Dissent of "), written("A\u202Emira"), word(" and others.")];
    const { text } = readPdf(await outlineToPdf(anOutline([{ kind: "paragraph", spans }])));
    expect(text).toMatch(/Dissent of A ?arim and others\./);
    expect(text).toContain("Copy for Awa Tembely");
  });
});

describe("the template", () => {
  const template = readFileSync(join(import.meta.dirname, "document.typ"), "utf8");

  test("asks for no file, no package and no evaluation", () => {
    expect(template.replaceAll(/^\s*\/\/.*$/gm, "")).not.toMatch(/\b(import|include|read|image|plugin|eval|csv|yaml|toml|xml|bibliography)\b/);
  });

  test("could read nothing if it asked: what lies outside its folder is closed, and the folder is not there", () => {
    const compiler = NodeCompiler.create({ workspace: join(import.meta.dirname, "no-such-folder") });
    for (const path of ["/etc/passwd", "/document.typ", "../document.typ", "../../../../package.json"]) {
      const compiled = compiler.compile({ mainFileContent: `#read("${path}")` });
      expect(compiled.result, path).toBeNull();
    }
  });
});

describe("the file", () => {
  const some = [heading(2, word("1. Key judgements")), ...paragraphs("Attacks are likely."), quiet("The Framework shows risk."), { kind: "bullets" as const, items: [[word("one")]] }, aTable([[[word("1")], [word("x")]]])];

  test("tells screen readers its title, its language and what each part is", async () => {
    const pdf = await outlineToPdf(anOutline(some, { language: "fr" }));
    const { title, language, roles } = readPdf(pdf);
    expect(title).toBe("The plain of Oumé");
    expect(language).toBe("fr");
    for (const role of ["H1", "H2", "P", "L", "LI", "Table", "TH", "TD"]) expect(roles).toContain(role);
    expect(pdf.toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  test("is the same, byte for byte, whenever it is made", async () => {
    const [one, other] = await Promise.all([outlineToPdf(anOutline(some)), outlineToPdf(anOutline(some))]);
    expect(one.equals(other)).toBe(true);
  });

  test("with a letter that no font can draw is made, without the claim to be readable by screen readers", async () => {
    const pdf = await outlineToPdf(anOutline(paragraphs("A private sign: \u{10FFFD}")));
    expect(pdf.toString("latin1")).not.toContain("pdfuaid");
    expect(readPdf(pdf).roles).toContain("P");
  });

  test("draws Chinese letters beside Russian and Arabic ones on any machine, rare and traditional ones of names too, readable by screen readers, and gives the words back", async () => {
    const names = ["关于人权维护者", "張喆", "朱镕基", "谭嗣䶮"];
    const pdf = await outlineToPdf(anOutline(paragraphs([...names, "о правозащитниках", "المدافعون"].join(", "))));
    // The standard for screen readers forbids a letter that no font draws.
    expect(pdf.toString("latin1")).toContain("pdfuaid");
    const said = readPdf(pdf).pages.flatMap(({ lines }) => lines).join(" ");
    for (const name of [...names, "правозащитниках"]) expect(said).toContain(name);
  });

  test("is made of nothing where nothing is written", async () => {
    const empty: Block[] = [{ kind: "paragraph", spans: [] }, { kind: "bullets", items: [] }, { kind: "facts", items: [] }, aTable([]), aTable([[[], [written("")]]]), { kind: "new-page" }, { kind: "new-page" }];
    expect(readPdf(await outlineToPdf(anOutline(empty))).pages.length).toBeLessThanOrEqual(2);
  });

  test("in Arabic runs from right to left and gives its words back in the order in which they are read", async () => {
    const cells = ["الرقم", "المؤشر"];
    const blocks = [heading(2, word("1. الأحكام الرئيسية")), ...paragraphs("الخطر في Oumé يتزايد (2026)، ولا سيما لأسر الرعاة."), { ...aTable([[[word("1.1")], [word("نزاع مسلح")]]]), head: cells } as Block];
    const { pages, language } = readPdf(await outlineToPdf(anOutline(blocks, { language: "ar" })), "rtl");
    expect(language).toBe("ar");
    expect(pages[0]?.lines).toContain("الرقم المؤشر");
    expect(pages[0]?.lines).toContain("1.1 نزاع مسلح");
    expect(withoutSpaces(pages[0]?.text ?? "")).toContain("الخطرفيOuméيتزايد");
    expect(pages[0]?.text).toContain("ولا سيما لأسر الرعاة");
  });
});

describe("the process that sets it", () => {
  test("is ended when it takes too long", async () => {
    await expect(typeset("{}", "typeset-process.ts", 5)).rejects.toThrow("platform.pdf-too-slow");
  });

  test("that fails leaves no half of a document", async () => {
    await expect(typeset("no data", "typeset-process.ts", 10_000)).rejects.toThrow("the document was not set");
  });
});
