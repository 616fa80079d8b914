import { describe, expect, test } from "vitest";
import { describeFaults, mergeCatalogues, type CatalogueFile } from "./catalogues.ts";
import { readCatalogueFiles } from "./read-catalogues.ts";

const all = (entries: Record<string, unknown>): CatalogueFile[] => (["en", "fr", "ar"] as const).map((language) => ({ path: `a/messages.${language}.json`, language, entries }));

describe("the catalogues of all modules are one", () => {
  test("keys of different files stand side by side", () => {
    const { catalogues, faults } = mergeCatalogues([...all({ "a.one": "1" }), ...all({ "b.two": "2" })]);
    expect(catalogues.fr).toEqual({ "a.one": "1", "b.two": "2" });
    expect(faults).toEqual([]);
  });

  test("the same key in two files is a fault, and the first sentence stays", () => {
    const { catalogues, faults } = mergeCatalogues([...all({ "a.one": "first" }), { path: "b/messages.en.json", language: "en", entries: { "a.one": "second" } }]);
    expect(faults).toEqual([{ kind: "duplicate", key: "a.one", place: "b/messages.en.json" }]);
    expect(catalogues.en["a.one"]).toBe("first");
  });

  test("a key that one language lacks is a fault of that language", () => {
    const files = all({ "a.one": "1" }).filter(({ language }) => language !== "ar");
    expect(mergeCatalogues(files).faults).toEqual([{ kind: "missing", key: "a.one", place: "ar" }]);
  });

  test.each([
    { name: "an unclosed bracket", french: "Bonjour {name", kind: "syntax" },
    { name: "a value that English does not have", french: "Bonjour {nom}", kind: "unknown-argument" },
    { name: "an empty sentence", french: "", kind: "not-text" },
  ])("$name is a fault", ({ french, kind }) => {
    const files = all({ "a.one": "Hello {name}" }).map((file) => (file.language === "fr" ? { ...file, entries: { "a.one": french } } : file));
    expect(mergeCatalogues(files).faults.map((fault) => fault.kind)).toContain(kind);
  });

  test("a translation may choose by a value that English does not need", () => {
    const files = all({ "a.one": "since {date}" }).map((file) => (file.language === "fr" ? { ...file, entries: { "a.one": "depuis {precision, select, day {le } other {}}{date}" } } : file));
    expect(mergeCatalogues(files).faults).toEqual([]);
  });
});

test("every sentence of the project exists once in each language and can be read", () => {
  expect(describeFaults(mergeCatalogues(readCatalogueFiles()).faults)).toBe("");
});

test("no French sentence lets a line begin with its punctuation, or end with an opening quotation mark", () => {
  const french = readCatalogueFiles().filter(({ language }) => language === "fr").flatMap(({ entries }) => Object.entries(entries));
  expect(french.length).toBeGreaterThan(1000);
  expect(french.filter(([, text]) => / [:;?!»]|« /.test(String(text))).map(([key]) => key)).toEqual([]);
});
