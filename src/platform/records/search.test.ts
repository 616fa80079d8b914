import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { fillSearch } from "./fill-search.ts";

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

async function situation(title = "Search"): Promise<string> {
  const content = { label: "unclassified", title, countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null };
  return (await analyst.send("POST", "/api/situations", { compartmentId: office, content })).body.id;
}

async function report(situationId: string, title: string, language: string, text: string, said = "Oumé"): Promise<void> {
  const place = { said, latitude: null, longitude: null, precision: "unknown" };
  const content = { label: "unclassified", situationId, title, receivedAt: "2026-03-01T10:00:00Z", occurred: null, place, sourceId: null, sourceKind: null, language, text, reliability: null, credibility: null };
  const answer = await analyst.send("POST", "/api/reports", { compartmentId: office, content });
  expect(answer.status, answer.text).toBe(201);
}

async function claim(situationId: string, statement: string): Promise<string> {
  const report = { label: "unclassified", situationId, title: "Heard", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "-", reliability: null, credibility: null };
  const reportId = (await analyst.send("POST", "/api/reports", { compartmentId: office, content: report })).body.id;
  const content = { label: "unclassified", situationId, reportId, statement, when: null, place: null, killed: null, injured: null, credibility: null };
  const answer = await analyst.send("POST", "/api/claims", { compartmentId: office, content });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
}

const found = async (path: string, words: string) => (await analyst.get(`/api/${path}?q=${encodeURIComponent(words)}`)).body.items.map((item: any) => item.title);
const titles = (words: string) => found("reports", words);

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

  test.each(texts)("and as a claim, of which nobody says the language, in $language too", async ({ file, other, article }) => {
    const line = readFileSync(join(folder, file), "utf8").split("\n").find((one) => article.test(one.toLowerCase()))!;
    const id = await claim(await situation(), line);
    const items = (await analyst.get(`/api/claims?q=${encodeURIComponent(other)}&limit=200`)).body.items;
    expect(items.map((item: any) => item.id)).toContain(id);
  });
});

describe("words of which nobody says the language", () => {
  test.each([
    ["fr", "Éleveurs chassés des marchés", ["marché", "éleveur", "chassées"]],
    ["es", "Familias expulsadas de sus aldeas", ["aldea", "familia", "expulsados"]],
    ["en", "Herders driven from burning villages", ["herder", "burned", "village"]],
    ["ru", "Деревни сожжены, жители изгнаны", ["деревнями", "жителей"]],
    ["ar", "أخرجهم المسلحون من المنازل", ["مسلحون", "منازل"]],
  ])("the title of a situation is found by other forms of its words (%s)", async (_language, title, others) => {
    await situation(title);
    for (const other of others) expect(await found("situations", other), other).toContain(title);
  });

  test("a claim in Arabic is found by another form of its word, and not by an Arabic word it does not hold", async () => {
    const id = await claim(await situation(), "أحرق المسلحون المنازل قرب البئر");
    const ids = async (words: string) => (await analyst.get(`/api/claims?q=${encodeURIComponent(words)}`)).body.items.map((item: any) => item.id);
    for (const other of ["مسلحون", "بئر", "منازل"]) expect(await ids(other), other).toContain(id);
    expect(await ids("مدرسة")).not.toContain(id);
  });

  test("the exact word still comes before every other form of it, however often that stands there", async () => {
    const once = await claim(await situation(), "One convoy was seen at the ford on that day.");
    await claim(await situation(), "Convoys, convoys and more convoys; convoys everywhere, said of convoys.");
    const items = (await analyst.get("/api/claims?q=convoy")).body.items;
    expect(items.map((item: any) => item.id)[0]).toBe(once);
    expect(items).toHaveLength(2);
  });

  test("a summary in another language than its report is found by other forms of its words", async () => {
    const place = { said: "Oumé", latitude: null, longitude: null, precision: "unknown" };
    const content = { label: "unclassified", situationId: await situation(), title: "summed up", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place, sourceId: null, sourceKind: null, language: "ar", text: "وصلوا عند الفجر", summary: "Des cavaliers armés sont arrivés à l’aube.", reliability: null, credibility: null };
    expect((await analyst.send("POST", "/api/reports", { compartmentId: office, content })).status).toBe(201);
    expect(await titles("cavalier")).toEqual(["summed up"]);
  });
});

describe("records that were saved under an older rule", () => {
  test("are found after the next start, without a new version and in their old place on the list", async () => {
    const id = await claim(await situation(), "Les greniers ont été vidés");
    const before = (await analyst.get(`/api/claims/${id}`)).body;
    await sql`update record.head set search = to_tsvector('simple', 'les greniers'), search_rule = 0 where id = ${id}`.execute(house.database.worker.db);
    expect(await found("claims", "grenier")).toEqual([]);
    expect(await fillSearch(house.database.worker, house.kinds)).toEqual({ filled: 1, unread: 0 });
    expect(await fillSearch(house.database.worker, house.kinds)).toEqual({ filled: 0, unread: 0 });
    expect(await found("claims", "grenier")).toHaveLength(1);
    expect((await analyst.get(`/api/claims/${id}`)).body).toEqual(before);
  });

  test("stay findable as they were where this version cannot read them", async () => {
    const id = await claim(await situation(), "Unreadable kraal");
    await sql`update record.head set content = content - 'statement', search_rule = 0 where id = ${id}`.execute(house.database.worker.db);
    expect(await fillSearch(house.database.worker, house.kinds)).toEqual({ filled: 0, unread: 1 });
    expect(await found("claims", "kraal")).toHaveLength(1);
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
