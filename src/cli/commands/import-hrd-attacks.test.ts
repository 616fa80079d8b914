import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anArticle } from "#information/actions/hrd-attacks-example.ts";
import { readSentences } from "#platform/messages/sentences.ts";
import { readSettings } from "#platform/settings.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { importFiles } from "./import.ts";

/** Real files lie beside the repository, are read in place and never copied into it. */
const data = fileURLToPath(new URL("../../../../shared/data/hrd-attacks/", import.meta.url));
const isPresent = existsSync(data);
if (!isPresent) process.stderr.write("import-hrd-attacks.test.ts ran without the real files: the folder shared/data/hrd-attacks is not beside the repository.\n");

let house: TestInstallation;
let folder: string;
beforeAll(async () => {
  house = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-hrd-attacks-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await house.close();
});

async function bring(office: string, files: readonly string[], language = "en") {
  if (!("run" in importFiles)) throw new Error("the command works on a database");
  const said: string[] = [];
  const answer = await importFiles.run({ words: ["hrd-attacks", ...files], options: { office }, settings: readSettings({}), sentences: readSentences(), language, say: (line) => void said.push(line), database: house.database });
  return { ...answer, result: answer.result as any, said };
}

function written(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : gzipSync(JSON.stringify(content)));
  return path;
}

async function anOffice(name: string): Promise<{ id: string; analyst: Person }> {
  const id = await house.compartment(name);
  return { id, analyst: await house.person({ roles: { [id]: ["analyst"] }, clearance: 1 }) };
}

const stored = async (office: string) => (await sql<{ kind: string; records: number }>`select kind, count(*)::int as records from record.head where compartment_id = ${office} group by kind order by kind`.execute(house.database.worker.db)).rows;

describe("a file of invented articles", () => {
  const several = [
    anArticle(11),
    anArticle(12, { violation_types: ["unknown"], perpetrator_mention: false, perpetrator_type: null, year: "2031", month: "Ocober", city: "None", country: "None", victims: [{ victim_population_type: "multiple", victim_type: [], victim_sex_type: "unknown", victim_age_group: "unknown" }] }),
    anArticle(13, { violation_types: ["killing", "torture", "kidnapping"], date: "4.0" }),
  ];

  test("becomes incidents whose accounts are what a claim of each says; twice brings nothing in twice, and what people changed stays", async () => {
    const { id, analyst } = await anOffice("Desk");
    const first = await bring("Desk", [written("first.json.gz", several.slice(0, 2)), written("second.json.gz", several)]);
    expect(first.result).toMatchObject({ read: 5, stored: 3, unchanged: 2, files: [{ stored: 2, unchanged: 0 }, { stored: 1, unchanged: 2, acts: { "arbitrary-detention": 1, unknown: 1, killing: 1, torture: 1, kidnapping: 1 } }] });
    const whole = [{ kind: "information.claim", records: 3 }, { kind: "information.incident", records: 3 }, { kind: "information.report", records: 3 }, { kind: "information.situation", records: 1 }];
    expect(await stored(id)).toEqual(whole);

    const incidents = await Promise.all((await analyst.get("/api/incidents")).body.items.map(async (item: any) => (await analyst.get(`/api/incidents/${item.id}`)).body));
    const of = (key: number) => incidents.find(({ title }: any) => title.includes(`[HRDsAttack ${key}]`));
    const [said, unsaid, cruel] = [of(11), of(12), of(13)];
    expect(said.content).toMatchObject({
      label: "confidential", title: "Arbitrary detention – Oumé, Mali [HRDsAttack 11]", when: { accounts: [{ value: "2031-03" }], working: null }, where: { accounts: [{ value: { said: "Oumé, Mali", country: "MLI", precision: "unknown" } }] },
      acts: [{ types: ["arbitrary-detention"], conduct: "unknown", victims: "one person (human-rights defender, woman, adult)", civilianStatus: "unknown", count: { accounts: [] }, perpetrators: { accounts: [{ value: { name: "State actor", involvement: "unknown" } }] } }],
    });
    expect(unsaid.content).toMatchObject({ when: { accounts: [{ value: "2031" }] }, where: { accounts: [] }, acts: [{ types: ["unknown"], victims: "", perpetrators: { accounts: [] } }] });
    expect(cruel.content.acts.map((act: any) => act.types)).toEqual([["killing"], ["torture"], ["kidnapping"]]);
    const report = (await analyst.get(`/api/reports?q=${encodeURIComponent("[HRDsAttack 12]")}`)).body.items[0].id;
    expect((await analyst.get(`/api/reports/${report}`)).body.content).toMatchObject({ occurredSaid: "2031 / Ocober / –", place: null, sourceKind: "media", sharing: "red", reliability: null });

    const changed = { ...said.content, title: "Held at the mill [HRDsAttack 11]" };
    expect((await analyst.send("PUT", `/api/incidents/${said.id}`, { content: changed }, said.version)).status).toBe(200);
    expect((await bring("Desk", [join(folder, "second.json.gz")], "fr")).result).toMatchObject({ read: 3, stored: 0, unchanged: 3 });
    expect(await stored(id)).toEqual(whole);
    expect((await analyst.get(`/api/incidents/${said.id}`)).body.title).toBe(changed.title);
  });

  test("leaves nothing of the article, its headline, names or annotators anywhere", async () => {
    const rows = await sql<{ all: string }>`
      select coalesce(string_agg(revision::text, ' '), '') || (select coalesce(string_agg(head::text, ' '), '') from record.head) || (select coalesce(string_agg(facet::text, ' '), '') from record.facet) as all from record.revision
    `.execute(house.database.worker.db);
    expect(rows.rows[0]?.all).toContain("HRDsAttack 11");
    expect(rows.rows[0]?.all).not.toMatch(/planted/i);
  });

  test("is read by nobody below its label, and by nobody of another office", async () => {
    const { body } = await (await anOffice("Elsewhere")).analyst.get("/api/incidents");
    expect(body.items).toEqual([]);
    const desk = (await sql<{ id: string }>`select id from access.compartment where name = 'Desk'`.execute(house.database.auth.db)).rows[0]!.id;
    for (const path of ["situations", "reports", "claims", "incidents"]) {
      expect((await (await house.person({ roles: { [desk]: ["analyst"] }, clearance: 0 })).get(`/api/${path}`)).body.items, path).toEqual([]);
    }
  });

  test("is written in the language of whoever brings it in", async () => {
    const { analyst } = await anOffice("Bureau");
    const { lines } = await bring("Bureau", [written("bureau.json.gz", several)], "fr");
    expect(lines).toEqual(["bureau.json.gz\u00A0: 3 articles lus, 3 importés comme incidents, 0 déjà présents. Ce sont des personnes réelles\u00A0: ne les montrez jamais dans une démonstration ou une image."]);
    expect((await analyst.get("/api/incidents?type=killing")).body.items.map(({ title }: any) => title)).toEqual(["Meurtre, Torture, Enlèvement – Oumé, Mali [HRDsAttack 13]"]);
  });

  test.each([
    { name: "words.json", content: "They came at night.", code: "platform.file-json-not-a-list", sentence: /words\.json: .*not a list/ },
    { name: "cut.json", content: JSON.stringify(several).slice(0, -40), code: "platform.file-truncated", sentence: /end of this file is missing/ },
    { name: "none.json", content: "[]", code: "information.hrd-attacks-empty", sentence: /no article in none\.json/ },
    { name: "other.json", content: JSON.stringify([several[0], anArticle(14, { violation_types: ["bewitching"] })]), code: "information.hrd-attacks-other-format", sentence: /Article 2, field “merged_sample\.violation_types\.0”.*nothing of other\.json was brought in.*run the command again/ },
    { name: "twice.json", content: JSON.stringify([several[0], several[2], several[0]]), code: "information.hrd-attacks-repeated", sentence: /Article 3 has the event number of an earlier one/ },
  ])("$name is refused with where it fails and what to do, and leaves nothing", async ({ name, content, code, sentence }) => {
    const { id } = await anOffice(`Refused ${name}`);
    const { result, said, isRefused } = await bring(`Refused ${name}`, [written(name, content)]);
    expect({ refused: result.refused, isRefused }).toEqual({ refused: code, isRefused: true });
    expect(said.join()).toMatch(sentence);
    expect(said.join()).not.toContain("bewitching");
    expect(await stored(id)).toEqual([]);
  });

  test("that is not there is said to be missing", async () => {
    await anOffice("Missing");
    expect((await bring("Missing", [join(folder, "gone.json")])).said.join()).toMatch(/gone\.json is not there/);
  });

  test("needs an office that is there, named where there are several", async () => {
    await expect(bring("Nowhere", [join(folder, "second.json.gz")])).rejects.toMatchObject({ code: "cli.import-office-unknown", values: { office: "Nowhere" } });
    await expect(bring("", [join(folder, "second.json.gz")])).rejects.toMatchObject({ code: "cli.import-office-unknown", values: { isNamed: "no" } });
  });

  test("has no place in an exercise", async () => {
    const id = await house.compartment("Training");
    await sql`update access.compartment set is_exercise = true where id = ${id}`.execute(house.database.auth.db);
    const { result } = await bring("Training", [written("training.json", JSON.stringify(several))]);
    expect(result.refused).toBe("information.hrd-attacks-no-exercise");
    expect(await stored(id)).toEqual([]);
  });
});

describe("the published annotations", () => {
  const codes = { killing: "killing", "enforced disappearance": "enforced-disappearance", torture: "torture", "arbitrary detention": "arbitrary-detention", kidnapping: "kidnapping", other: "other-harmful-acts", unknown: "unknown" } as const;

  test.runIf(isPresent).each(["train", "dev"])("the incidents of %s, and those of each kind of act, are as many as its README counts", { timeout: 120_000 }, async (part) => {
    const readme = readFileSync(`${data}README.md`, "utf8");
    const articles = Number(new RegExp(`Articles:.*\\b${part} (\\d+)`).exec(readme)?.[1]);
    const counts: Record<keyof typeof codes, number> = JSON.parse(new RegExp(`${part}: (\\{'[^}]*\\})`).exec(readme)![1]!.replaceAll("'", '"'));
    expect(Object.keys(counts).toSorted()).toEqual(Object.keys(codes).toSorted());

    const { analyst } = await anOffice(`Office of ${part}`);
    const { result } = await bring(`Office of ${part}`, [`${data}hrdsattack_${part}.json.gz`]);
    expect(result).toMatchObject({ read: articles, stored: articles, unchanged: 0 });
    expect((await analyst.get("/api/incident-months")).body.total).toBe(articles);
    for (const [label, count] of Object.entries(counts)) {
      const type = codes[label as keyof typeof codes];
      expect(result.files[0].acts[type], label).toBe(count);
      for (const noun of ["claim", "incident"]) expect((await analyst.get(`/api/${noun}-months?type=${type}`)).body.total, `${label}, ${noun}`).toBe(count);
    }
    // What the annotators left open, counted in the file itself, is what the list of triage says is missing.
    const said = JSON.parse(gunzipSync(readFileSync(`${data}hrdsattack_${part}.json.gz`)).toString()).map((article: any) => article.merged_sample);
    const lacking: Record<string, (one: any) => boolean> = {
      date: ({ year }) => !/^[12]\d{3}(\.0)?$/.test(year),
      place: ({ city, region, country }) => [city, region, country].every((word) => /^(none|unknown|n\/a)$/i.test(word)),
      author: (one) => !one.perpetrator_mention || one.perpetrator_type === null || one.perpetrator_type === "insufficient info",
      type: (one) => one.violation_types.every((label: string) => label === "unknown"),
      source: () => false,
    };
    for (const [element, isOpen] of Object.entries(lacking)) expect((await analyst.get(`/api/incident-months?missing=${element}`)).body.total, element).toBe(said.filter(isOpen).length);
    expect((await bring(`Office of ${part}`, [`${data}hrdsattack_${part}.json.gz`])).result).toMatchObject({ stored: 0, unchanged: articles });
  });
});
