import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { withoutForbiddenCharacters } from "./directional-text.ts";
import { heading, written, type Outline } from "./outline.ts";
import { outlineToDocx } from "./outline-to-docx.ts";
import { outlineToPage } from "./outline-to-page.ts";

const unescaped = (xml: string) => xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&#39;", "'").replaceAll("&amp;", "&");
const typed = fc.string({ unit: fc.constantFrom("a", "ن", "<", ">", "&", '"', "'", "]]>", "\u202e", "\u2067", "\u2069", "\u200f", "\u0007", "&amp;", "ﷺ", "😀", " "), minLength: 1, maxLength: 30 }).filter((text) => withoutForbiddenCharacters(text) !== "");

const outlineOf = (text: string, language: string): Outline => ({
  language,
  title: text,
  knownOn: "2026-09-01T12:00:00.000Z",
  running: { marks: [{ kind: "label", text: "Confidential" }], number: "2026/014", seal: "Version 3", copy: [written(text)], page: (page, pages) => `${page} of ${pages}` },
  blocks: [heading(1, written(text)), { kind: "paragraph", spans: [written(text)] }, { kind: "bullets", items: [[written(text)]] }, { kind: "facts", items: [{ term: "x", spans: [written(text)] }] }, { kind: "table", caption: text, head: ["x"], widths: [1], rows: [[[written(text)]]] }],
});

test("whatever a person wrote, signs of XML and of direction included, is in the file as it was written", async () => {
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom("en", "ar"), async (text, language) => {
      const xml = strFromU8(unzipSync(await outlineToDocx(outlineOf(text, language)))["word/document.xml"] ?? new Uint8Array());
      const written = xml.split("</w:p>").map((paragraph) => unescaped([...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map((match) => match[1]).join("")));
      expect(written.filter((one) => one === withoutForbiddenCharacters(text))).toHaveLength(5);
      expect(xml.replaceAll(/<[^<>]*>/g, "")).not.toMatch(/[<>]/);
    }),
    { numRuns: 40 },
  );
});

test("on the page too, and it opens no element", async () => {
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const page = String(await outlineToPage(outlineOf(text, "en")));
      expect(unescaped(page)).toContain(text);
      expect(page).not.toMatch(/<(?!\/?(?:table|thead|tbody|tfoot|tr|td|th|caption|div|main|h1|p|ul|li|dl|dt|dd|bdi|span|strong)[\s>])/);
    }),
    { numRuns: 60 },
  );
});
