import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { unzlibSync, zlibSync } from "fflate";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { marker, markersIn } from "../../../testing/markers.ts";
import { scan } from "../../../testing/pictures.ts";
import { plantedPdf } from "../../../testing/planted-pdf.ts";
import { readPdf } from "../../../testing/pdf-text.ts";
import { cleanFile } from "./clean-file.ts";
import { cleanContent } from "./pdf-content.ts";

const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const cleaned = async (bytes: Uint8Array) => {
  const answer = await cleanFile(bytes, "letter.pdf");
  if (answer.kind !== "clean") throw new Error(JSON.stringify(answer));
  return answer;
};
const whyNot = async (bytes: Uint8Array) => {
  const answer = await cleanFile(bytes, "letter.pdf");
  return answer.kind === "refused" ? answer.why : answer.kind;
};
const contentsOf = (bytes: Uint8Array) =>
  [...Buffer.from(bytes).toString("latin1").matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].flatMap(([, data = ""]) => {
    try {
      return [Buffer.from(unzlibSync(latin(data))).toString("latin1")];
    } catch {
      return [];
    }
  });

describe("a PDF with a marker in every place that can hold one", () => {
  let planted: Uint8Array;
  let copy: Uint8Array;
  beforeAll(async () => {
    planted = await plantedPdf();
    copy = (await cleaned(planted)).bytes;
  });

  test("is found to hold them all before", () => {
    expect(markersIn(planted).length).toBeGreaterThanOrEqual(70);
  });

  test("keeps none of them, also in streams and in the picture", () => {
    expect(markersIn(copy)).toEqual([]);
  });

  test("has no date, no name of a program, no mark of its own", () => {
    const text = Buffer.from(copy).toString("latin1");
    expect(text).not.toMatch(/\/(Info|ID|Producer|Creator|CreationDate|ModDate|Metadata|Lang|Names|AcroForm|OpenAction|Outlines)\b|D:\d{4}|pdf-lib/);
    expect(text.match(/startxref/g)).toHaveLength(1);
  });

  test("draws what it drew: words, picture, layers, the little picture within the text", async () => {
    const drawn = contentsOf(copy).join("\n");
    const words = Buffer.from("Three houses burned.").toString("hex").toUpperCase();
    expect(drawn).toContain(`<${words}> Tj`);
    expect(drawn).toContain("50 0 0 50 20 100 cm\n/Im Do\nQ\n/Fm Do\n/OC /L1 BDC\n0 0 5 5 re\nf\nEMC\n/OC /L2 BDC\n9 9 5 5 re\nf\nEMC\n1 1 2 2 re\nf\nBI /W 1 /H 1 /BPC 8 /CS /G ID x\nEI");
    expect(Buffer.from(copy).includes(Buffer.from(scan))).toBe(true);
    expect(readPdf(copy).pages).toHaveLength(2);
  });

  test("shows a filled field and a highlight as they looked, without field and remark", async () => {
    const [first] = (await PDFDocument.load(copy, { updateMetadata: false })).getPages();
    const annotations = first!.node.Annots()!.asArray().map((one) => first!.node.context.lookup(one)!.toString());
    expect(annotations.filter((one) => one.includes("/Stamp"))).toHaveLength(2);
    expect(annotations.join()).not.toMatch(/\/(V|T|Contents|FT|Parent|M) /);
    expect(contentsOf(copy).join()).toContain(Buffer.from("Filled in").toString("hex").toUpperCase());
  });

  test("keeps the link to the web and the one to its second page, and no link to a disk or a program", async () => {
    const pages = (await PDFDocument.load(copy, { updateMetadata: false })).getPages();
    const annotations = pages[0]!.node.Annots()!.asArray().map((one) => pages[0]!.node.context.lookup(one)!.toString());
    const links = annotations.filter((one) => one.includes("/Link"));
    expect(links).toHaveLength(2);
    expect(links[0]).toContain("(https://example.org/a\\(b\\))");
    expect(links[1]).toContain(`[ ${pages[1]!.ref.toString()} /XYZ 0 0 0 ]`);
  });

  test("keeps a hidden layer hidden", async () => {
    const { catalog, context } = await PDFDocument.load(copy, { updateMetadata: false });
    const properties = context.lookup(catalog.get(PDFName.of("OCProperties")))!.toString();
    expect(properties).toMatch(/\/ON \[ \d+ 0 R \]\s*\/OFF \[ \d+ 0 R \]/);
  });

  test("cleaned twice is what it is cleaned once, and has nothing to tell", async () => {
    const twice = await cleaned(copy);
    expect(Buffer.compare(twice.bytes, copy)).toBe(0);
    expect(twice.found).toEqual([]);
  });

  test("tells what it held", async () => {
    const { found } = await cleaned(planted);
    expect(found).toContainEqual({ what: "gps", value: "-12.50000, 12.50000" });
    expect(found).toContainEqual({ what: "author", value: marker("remarkauthor") });
    expect(found.map(({ what }) => what)).toEqual(expect.arrayContaining(["author", "title", "software", "date", "identifier", "edit-history", "attachments", "scripts", "form-values", "comments", "thumbnail", "colour-profile", "path"]));
  });
});

test("a PDF whose objects lie in compressed streams is cleaned like any other", async () => {
  const pdf = await PDFDocument.load(await plantedPdf({ saved: false }), { updateMetadata: false });
  const packed = await pdf.save({ useObjectStreams: true, updateFieldAppearances: false });
  const { bytes } = await cleaned(packed);
  expect(markersIn(bytes)).toEqual([]);
  expect(readPdf(bytes).pages).toHaveLength(2);
});

describe("the text of a page", () => {
  const clean = (text: string) => Buffer.from(cleanContent(latin(text), (_dictionary, data) => Buffer.from(data).toString("latin1"))).toString("latin1");
  test.each([
    ["remarks are left out", "q % remark\nQ", "q\nQ"],
    ["a sign of a remark in words is a letter", "(50 % of it) Tj", "(50 % of it) Tj"],
    ["brackets in words stay balanced", "(a (b) \\) c) Tj", "(a (b) \\) c) Tj"],
    ["lists keep their numbers and words", "[(a) -120.5 <62>] TJ", "[(a) -120.5 <62>] TJ"],
    ["words without an operator that shows them are left out", "(secret) q (more) whatever", "q"],
    ["marks around words go, the words stay", "/P <</MCID 0>> BDC (a) Tj EMC", "(a) Tj"],
    ["marks inside a layer do not end it", "/OC /L BDC /P BMC f EMC EMC", "/OC /L BDC\nf\nEMC"],
  ])("%s", (_what, before, after) => {
    expect(clean(before)).toBe(after);
    expect(clean(after)).toBe(after);
  });

  test("however broken it is, cleaned twice is what it is cleaned once", () => {
    const pieces = fc.constantFrom(..."q Q ( ) \\ < > << >> [ ] / /a /OC BDC BMC EMC Tj 1 -2. BI ID EI x { } ab ' + .".split(" "), " ", "\n", "% x\n", "/W 1 ", "EI q");
    const answer = (text: string) => {
      try {
        return clean(text);
      } catch {
        // A picture without end: the whole file is refused.
        return "";
      }
    };
    fc.assert(fc.property(fc.array(pieces, { maxLength: 14 }), (all) => {
      const once = answer(all.join(""));
      expect(answer(once)).toBe(once);
    }), { numRuns: 2000 });
  });
});

describe("a PDF that is refused", () => {
  const pdf = (...objects: readonly (string | Uint8Array)[]) => new Uint8Array(Buffer.concat(["%PDF-1.7\n", ...objects, "\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF"].map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part)))));
  const plain = ["1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n", "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n", "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n"];
  const stream = (number: number, dictionary: string, data: Uint8Array) => [`${number} 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`, data, "\nendstream\nendobj\n"];
  const zeros = zlibSync(new Uint8Array(60_000_000), { level: 9 });

  test("is not the plain one", async () => {
    expect(await whyNot(pdf(...plain))).toBe("clean");
  });

  test.each([
    ["has a password", () => pdf(...plain, "trailer\n<< /Encrypt 9 0 R >>\n"), "encrypted"],
    ["has no pages", () => pdf("1 0 obj\n<< /Type /Catalog >>\nendobj\n"), "damaged"],
    ["is an archive as well", () => new Uint8Array(Buffer.concat([pdf(...plain), Buffer.from(`PK\x05\x06${"\0".repeat(18)}`, "latin1")])), "two-types"],
    ["has a page that explodes", () => pdf(...plain, ...stream(4, "/Filter /FlateDecode", zeros)), "expands-too-much"],
    ["has a stream of objects that explodes", () => pdf(...plain, ...stream(5, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", zeros)), "expands-too-much"],
    ["has one under a name in disguise", () => pdf(...plain, ...stream(5, "/Type /Obj#53tm /N 1 /First 4 /Filter /FlateDecode", zeros)), "expands-too-much"],
    ["has one that explodes twice", () => pdf(...plain, ...stream(5, "/Type /ObjStm /N 1 /First 4 /Filter [ /FlateDecode /FlateDecode ]", zlibSync(zeros))), "expands-too-much"],
    ["has a picture too large to look at", () => pdf(plain[0]!, plain[1]!, "3 0 obj\n<< /Type /Page /MediaBox [0 0 9 9] /Resources << /XObject << /A 4 0 R >> >> >>\nendobj\n", ...stream(4, "/Subtype /Image /Width 10000 /Height 10000", new Uint8Array(4))), "too-many-pixels"],
  ])("because it %s", async (_what, bytes, why) => {
    expect(await whyNot(bytes())).toBe(why);
  });

  test("S49: is refused in little memory", async () => {
    const bomb = pdf(...plain, ...stream(4, "/Filter /FlateDecode", zeros));
    const before = process.memoryUsage().rss;
    await whyNot(bomb);
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  test("not because pages, forms or lists point to themselves", async () => {
    const circle = pdf(plain[0]!, "2 0 obj\n<< /Kids [2 0 R 3 0 R] >>\nendobj\n", "3 0 obj\n<< /Type /Page /MediaBox 5 0 R /Resources << /XObject << /A 4 0 R >> >> >>\nendobj\n", ...stream(4, "/Subtype /Form /Resources << /XObject << /A 4 0 R >> >>", latin("/A Do")), "5 0 obj\n[5 0 R]\nendobj\n");
    expect(await whyNot(circle)).toBe("clean");
  });
});
