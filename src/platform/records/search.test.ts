import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

/** The Universal Declaration in the six official languages, when the folder of real data lies beside the repository. */
const folder = join(import.meta.dirname, "..", "..", "..", "..", "shared", "data", "text-udhr");
const isThere = existsSync(folder);
if (!isThere) process.stderr.write("search: the texts of the Universal Declaration are not there; their tests do not run\n");

const texts = [
  { language: "en", file: "eng.txt", exact: "torture", other: "prohibit", article: /slavery/ },
  { language: "fr", file: "fra.txt", exact: "torture", other: "interdit", article: /esclavage/ },
  { language: "es", file: "spa.txt", exact: "torturas", other: "prohibida", article: /esclavitud/ },
  { language: "ru", file: "rus.txt", exact: "пыткам", other: "запрещается", article: /рабстве/ },
  { language: "ar", file: "arb.txt", exact: "للتعذيب", other: "الاسترقاق", article: /إسترقاق/ },
  { language: "zh", file: "cmn_hans.txt", exact: "酷刑", other: "奴隶买卖", article: /奴/ },
] as const;

let house: TestInstallation;
let analyst: Person;
let office: string;
beforeAll(async () => {
  house = await openTestInstallation();
  office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] } });
});
afterAll(() => house.close());

async function situation(): Promise<string> {
  const content = { label: "unclassified", title: "Search", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null };
  return (await analyst.send("POST", "/api/situations", { compartmentId: office, content })).body.id;
}

async function report(situationId: string, title: string, language: string, text: string, said = "Oumé"): Promise<void> {
  const place = { said, latitude: null, longitude: null, precision: "unknown" };
  const content = { label: "unclassified", situationId, title, receivedAt: "2026-03-01T10:00:00Z", occurred: null, place, sourceId: null, sourceKind: null, language, text, reliability: null, credibility: null };
  const answer = await analyst.send("POST", "/api/reports", { compartmentId: office, content });
  expect(answer.status, answer.text).toBe(201);
}

const titles = async (words: string) => (await analyst.get(`/api/reports?q=${encodeURIComponent(words)}`)).body.items.map((item: any) => item.title);

describe.runIf(isThere)("the Declaration, paragraph by paragraph, in six languages", () => {
  beforeAll(async () => {
    const id = await situation();
    for (const { language, file } of texts) {
      const lines = readFileSync(join(folder, file), "utf8").split("\n").filter((line) => line.trim() !== "");
      for (const [index, line] of lines.entries()) await report(id, `${language} ${index}`, language, line);
    }
  }, 120_000);

  test.each(texts)("a word as written finds its paragraphs in $language and in no other writing", async ({ language, file, exact }) => {
    const lines = readFileSync(join(folder, file), "utf8").split("\n").filter((line) => line.trim() !== "");
    const expected = lines.flatMap((line, index) => (line.toLowerCase().includes(exact.toLowerCase()) ? [`${language} ${index}`] : []));
    expect(expected.length).toBeGreaterThan(0);
    const found = await titles(exact);
    for (const title of expected) expect(found, exact).toContain(title);
  });

  test.each(texts)("another form of a word finds the same article in $language", async ({ language, file, other, article }) => {
    const lines = readFileSync(join(folder, file), "utf8").split("\n").filter((line) => line.trim() !== "");
    const wanted = lines.findIndex((line) => article.test(line.toLowerCase()));
    expect(await titles(other)).toContain(`${language} ${wanted}`);
  });
});

describe("names", () => {
  test("are found by another spelling, by sound and in another writing, the exact one first", async () => {
    const id = await situation();
    await report(id, "exact", "en", "Seen on the road.", "Muhammad Yusuf");
    await report(id, "spelling", "en", "Seen at the well.", "Mohamed Youssouf");
    await report(id, "arabic", "ar", "على الطريق", "محمد يوسف");
    await report(id, "somebody else", "en", "Seen in town.", "Ibrahim Keita");
    const found = await titles("Muhammad Yusuf");
    expect(found[0]).toBe("exact");
    expect(found.toSorted()).toEqual(["arabic", "exact", "spelling"]);
  });
});
