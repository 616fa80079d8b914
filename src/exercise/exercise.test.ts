import { sql } from "kysely";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../testing/installation.ts";
import { fromBase64Url } from "#platform/rules/sealing/bytes.ts";
import { unwrapWithPassphrase } from "#platform/rules/sealing/passphrase.ts";
import { openSealed } from "#platform/rules/sealing/sealed-content.ts";
import { LoadedExercise } from "#response/model/loaded-exercise.ts";
import { submissionField } from "#protection/model/sealed-submission.ts";
import { exerciseEvents } from "./events.ts";
import { seededRandom } from "./random.ts";
import { happenings } from "./story.ts";

let house: TestInstallation;
let trainer: Person;
let recordsLoaded: number;
beforeAll(async () => {
  house = await openTestInstallation();
  const office = await house.compartment();
  trainer = await house.person({ roles: { [office]: ["analyst"] } });
});
afterAll(() => house.close());

test("the same seed and day tell the same story", () => {
  const day = new Date("2026-11-25T00:00:00Z");
  expect(exerciseEvents(seededRandom(7), day)).toBe(exerciseEvents(seededRandom(7), day));
  expect(exerciseEvents(seededRandom(7), day)).not.toBe(exerciseEvents(seededRandom(8), day));
});

test("it contains contradictions, a rumour that is refuted, a report that came late and accounts in three languages", () => {
  const tellings = happenings.flatMap((happening) => happening.tellings);
  expect(happenings.some((happening) => new Set(happening.tellings.map((telling) => telling.killed?.best)).size > 1)).toBe(true);
  expect(happenings.some((happening) => happening.outcome === "refuted")).toBe(true);
  expect(tellings.some((telling) => telling.daysLater > 60)).toBe(true);
  expect(new Set(tellings.map((telling) => telling.language))).toEqual(new Set(["en", "fr", "ar"]));
});

const named = (list: { body: any }, title: string) => list.body.items.find((one: any) => one.title === title);

describe("loading it from the screen", () => {
  test("gives a half-finished chain to whoever loaded it, marked as an exercise, and is refused twice", { timeout: 90_000 }, async () => {
    const loaded = await trainer.send("POST", "/api/exercise");
    expect(loaded.status, loaded.text).toBe(201);
    expect(loaded.body.events).toBeGreaterThan(100);
    recordsLoaded = loaded.body.records;
    expect(loaded.body.people.length).toBeGreaterThan(7);
    // What the screen reads, or the links that are shown this once are lost.
    expect(v.safeParse(LoadedExercise, loaded.body).issues).toBeUndefined();
    const session = await trainer.get("/api/session");
    expect(session.body.exercise).toBe(true);
    expect((await trainer.get("/api/event-countries")).body.items.map((one: any) => one.countryIso3 ?? one.country)).toEqual(["XKS"]);
    const alerts = await trainer.get("/api/alerts");
    expect(alerts.body.items.map((one: any) => [one.state, one.isExercise])).toEqual([["issued", true], ["response-recorded", true], ["response-recorded", true], ["response-recorded", true], ["closed", true]]);
    // Something is due on every load: the clocks of yesterday's flash; and the answers of the spring give a median.
    const flash = named(alerts, "Road to Serrat: travellers taken from buses");
    const spring = named(alerts, "Oumé plain: expulsions likely before the vote");
    const receipts = await trainer.get(`/api/alerts/${flash.id}/receipts`);
    expect(receipts.body.due.map((one: any) => one.what)).toContain("second-reading");
    expect(receipts.body.clocks).toMatchObject({ acknowledge: { state: "running" }, decide: { state: "running" } });
    const { medianHours } = (await trainer.get("/api/warning-statistics")).body;
    expect(medianHours).toBeGreaterThan(24);
    const file = await trainer.get("/api/warning-statistics.csv");
    expect(file.headers.get("content-disposition")).toContain('"exercise-responses-unclassified.csv"');
    expect(file.text.split("\r\n").slice(0, 2).map((line) => line.split(",").at(-1)), "marked as an exercise on every line").toEqual(["Exercise", "Exercise"]);
    const assessments = await trainer.get("/api/assessments");
    expect(assessments.body.items.map((one: any) => one.state).toSorted()).toEqual(["draft", "issued"]);
    const { foreseen } = (await trainer.get("/api/watch")).body;
    expect(foreseen.map((one: any) => one.what)).toEqual(["Verdict in the trial of two committee men"]);
    const shares = (await trainer.get(`/api/situations/${loaded.body.situationId}/shares`)).body.items;
    expect(shares.map((one: any) => [one.partnerName, one.endedAt]), "a partner sees the situation until a day").toEqual([["Yara Desrosiers", null]]);
    expect(Date.parse(shares[0].validUntil)).toBeGreaterThan(house.clock.now.getTime());
    expect(loaded.body.people.find((one: any) => one.name === "Yara Desrosiers")).toMatchObject({ roles: [] });
    expect((await trainer.get("/api/watch")).body.lowerings.map((one: any) => [one.title, one.to]), "a request waits for a second person").toEqual([["Observatory of the Inner Basin, exercise", "unclassified"]]);
    const { rows: letters } = await sql`select from mail.message where address like '%exercise.invalid' or compartment_id in (select compartment_id from record.head where is_exercise)`.execute(house.database.worker.db);
    expect(letters, "nobody invented is written to").toEqual([]);
    const chain = await trainer.get(`/api/alerts/${spring.id}/chain`);
    expect(new Set(chain.body.nodes.map((node: any) => node.stage))).toEqual(new Set(["know", "judge", "warn", "act"]));
    expect((await trainer.send("POST", "/api/exercise")).status).toBe(409);
  });

  test("holds an example of what people can do here, each in the story", async () => {
    const content = async (path: string, title: string) => (await trainer.get(`/api/${path}/${named(await trainer.get(`/api/${path}`), title).id}`)).body.content;
    const ford = await content("alerts", "Serrat ford: the next market buses");
    const review = (await trainer.get(`/api/outcome-reviews/${ford.outcomeReviewId}`)).body;
    expect([review.state, review.content.wasRight], "a closed alert with what came of it").toEqual(["concluded", "cannot-say"]);
    const contact = (await trainer.get(`/api/persons/${ford.addressees[1].contactId}`)).body;
    expect([contact.title, contact.content.email, contact.content.telephone], "a contact of the register who cannot be written to").toEqual(["Ximena Aldous-Parr", null, ""]);
    expect((await content("addressee-groups", "Road to Serrat: to be warned first, exercise")).members).toContain(contact.id);
    const measures = (await trainer.get("/api/measures")).body.items.map((one: any) => one.state).toSorted();
    expect(measures).toEqual(["implemented", "in-progress"]);
    expect((await content("measures", "Observers ride with the market buses")).effects.map((one: any) => one.effect)).toEqual(["no-change", "improved"]);
    const market = await content("incidents", "Herders driven from Oumé market");
    expect([market.events.length, market.when.working.reason, market.acts[0].perpetrators.working.value.name]).toEqual([1, "All three name the market day.", "Plain Defence Committees"]);
    const { judgements } = await content("assessments", "Risk on the Oumé plain, spring");
    expect(judgements.flatMap((one: any) => one.evidence.filter((each: any) => each.direction === "contradicts"))).toHaveLength(1);
    expect(judgements.flatMap((one: any) => one.dissent)).toHaveLength(1);
    const relations = await Promise.all((await trainer.get("/api/actors")).body.items.map(async (one: any) => (await trainer.get(`/api/actors/${one.id}`)).body.content.relations));
    expect(new Set(relations.flat().map((one: any) => one.relation))).toEqual(new Set(["split-from", "alias-of"]));
    const { rows: kept } = await sql<{ kind: string }>`select kind from record.head where is_exercise and label > 0 order by kind`.execute(house.database.worker.db);
    expect(kept.map(({ kind }) => kind)).toEqual(["information.report", "information.source-identity", "partners.organisation", "protection.case", "protection.communication", "protection.exchange", "protection.exchange", "protection.exchange", "protection.exposure", "protection.partner", "protection.partner", "protection.publication", "protection.recommendation", "protection.recommendation", "protection.recommendation", "protection.recommendation", "protection.reply", "protection.reprisal", "protection.sealed-note", "protection.sealed-note", "protection.submission", "protection.submission", "protection.visit"]);
    const runs = (await trainer.get("/api/forecast-runs")).body.items;
    expect(runs.map((one: any) => one.state), "forecasts of areas and of countries to be checked, and the one before them").toEqual(["estimated", "estimated", "published"]);
    const [areas, countries] = [(await trainer.get(`/api/forecast-runs/${runs[0].id}/forecasts`)).body, (await trainer.get(`/api/forecast-runs/${runs[1].id}/forecasts`)).body];
    expect([areas.basis.level, areas.items.length]).toEqual(["area", 3]);
    expect([countries.estimate.modelVersion, countries.basis.table.title], "told with a table").toEqual(["1+structure", expect.stringContaining("Twelve countries")]);
    const sheet = (await trainer.get(`/api/forecast-runs/${runs[1].id}/forecasts/XKS`)).body;
    expect(sheet.past.slice(-12).reduce((sum: number, one: any) => sum + one.count, 0), "people died in the story").toBeGreaterThan(50);
    expect(sheet.earlier.months.length, "and months that were foretold are known by now").toBeGreaterThan(6);
    const { models, killings } = (await trainer.get("/api/forecast-track-record")).body;
    expect(models.map((one: any) => one.model), "and held against what happened").toContain("vigie");
    expect(killings.map(({ years }: any) => years), "as chances of mass killing are").toEqual([1, 2]);
    const chances = (await trainer.get("/api/mass-killing-runs")).body.items;
    expect(chances.map((one: any) => one.state).toSorted()).toEqual(["estimated", "scored"]);
    const [archive] = (await trainer.get("/api/foreign-forecasts")).body.items;
    const { scores } = (await trainer.get(`/api/foreign-forecasts/${archive.id}/rows`)).body;
    expect(scores[0].beside.months, "forecasts from elsewhere beside ours").toBeGreaterThan(5);
    const weeks = (await trainer.get("/api/surge-signals")).body.items;
    for (const of of ["country", "area", "violence", "actor"]) expect((await trainer.get(`/api/surge-signals?of=${of}`)).body.count, of).toBeGreaterThan(0);
    const noted = weeks.filter((one: any) => one.notes.length > 0);
    expect(noted.map((one: any) => [one.area, one.kind, one.notes[0].verdict, one.notes[0].notedByName]), "an unusual week that was an error").toEqual([["Coast", "surge", "error-in-data", "Tadeo Vanterpool"]]);
    const watched = (await trainer.get("/api/watch")).body;
    expect(watched.signalCount, "and weeks of which nobody has said yet what they are").toBe(weeks.length - 1);
    expect(watched.signals.flatMap((one: any) => [one, ...one.also]).map((one: any) => one.area)).toContain("Serrat River");
    expect(watched.signals.some((one: any) => one.also.length > 0), "what is one burst is one line").toBe(true);
    const own = named(await trainer.get("/api/situations"), "Kasuria: displaced families at Port Ivern");
    expect([own.state, (await trainer.get(`/api/reports?situation=${own.id}`)).body.items.map((one: any) => one.state)], "the second office has work of its own").toEqual(["monitored", ["received"]]);
  });

  test("has claims that were judged each way, one of which nobody has said yet what happened, and one that still runs", async () => {
    const spring = named(await trainer.get("/api/alerts"), "Oumé plain: expulsions likely before the vote");
    const { compartmentId } = (await trainer.get(`/api/alerts/${spring.id}`)).body;
    const { body } = await trainer.get(`/api/warning-track-record?compartment=${compartmentId}`);
    const counted = (name: string) => body.bands.reduce((sum: number, band: any) => sum + band[name], 0);
    expect(["judged", "cameTrue", "afterMeasures", "waiting", "notYetDue"].map(counted)).toEqual([1, 1, 1, 1, 1]);
    expect(body.scores, "of so few nothing is concluded").toBeNull();
    const asked = (await trainer.get("/api/watch")).body.due.filter((one: any) => one.asks === "what-happened");
    expect(asked.map((one: any) => one.title)).toEqual(["Ridge villages: families will not return before the rains"]);
    expect((await trainer.get(`/api/alerts/${spring.id}/receipts`)).body.verdicts.map((one: any) => one.outcome), "a verdict that was corrected stays").toEqual(["came-true", "cannot-be-judged"]);
  });

  test("has two publishers who tell of some of the same events: pairs that wait, and one decided each way", async () => {
    const pairs = async (state: string) => (await trainer.get(`/api/event-pairs?state=${state}&limit=100`)).body.items;
    const waiting = await pairs("undecided");
    expect(waiting.length).toBeGreaterThan(10);
    expect(waiting.every((one: any) => one.one.dataset === "basin-monitor-exercise" && one.other.dataset === "kasuria-exercise" && one.mayDecide)).toBe(true);
    expect(waiting.some((one: any) => one.differences.some(({ how }: any) => how === "different"))).toBe(true);
    for (const verdict of ["same", "different"]) {
      const [decided, ...more] = (await pairs(verdict)).filter((one: any) => one.probability !== null);
      expect([decided.decision.verdict, decided.decision.by, more]).toEqual([verdict, "Tadeo Vanterpool", []]);
    }
    const [{ one, other }] = (await pairs("same")).filter((pair: any) => pair.probability !== null);
    expect([one.sourceOffice, other.sourceOffice], "two tellings of one origin").toEqual(["Basin monitor; KESTREL", "KESTREL"]);
    expect((await trainer.get("/api/event-months?country=XKS")).body.joined, "which count once").toEqual({ tellings: 2, events: 1, contested: 3 });
    const [contradiction, ...others] = (await trainer.get("/api/event-contradictions")).body.items;
    expect([contradiction.different.decision.by, contradiction.same.map((pair: any) => pair.decision.by).toSorted(), others], "and a landing about which three decisions cannot all be right").toEqual(["Tadeo Vanterpool", ["Noor Abeyta", "Tadeo Vanterpool"], []]);
  });

  test("publishes one statement, which says in every language that it is an exercise", async () => {
    const feed = await house.stranger().get("/feed/alerts.atom?language=fr");
    expect(feed.text).toContain("<title>EXERCICE Des familles de la plaine d’Oumé");
    const cap = await house.stranger().get(new URL(/href="([^"]+\.cap)"/.exec(feed.text)![1]!).pathname);
    expect(cap.text).toContain("<status>Exercise</status>");
  });

  test("holds three submissions, sealed for its desk alone: one whose author nobody knows, one in Arabic that was admitted and answered, one whose sender took consent back", async () => {
    const { items } = (await trainer.get("/api/sealed-submissions")).body;
    expect(items.map((one: any) => [one.status, one.consentWithdrawnOn !== null, one.messages])).toEqual([["received", false, 0], ["under-review", false, 1], ["under-review", true, 0]]);
    const { offices, exercise, organisation } = (await trainer.get("/api/sealing")).body;
    expect(organisation, "the exercise founds no organisation for the work").toBeNull();
    const keys: { identity: string } = JSON.parse(await unwrapWithPassphrase(fromBase64Url(exercise.closed), exercise.passphrase));
    const texts = await Promise.all(items.map(async ({ id, compartmentId }: any) => {
      const { sealed } = (await trainer.get(`/api/sealed-submissions/${id}`)).body;
      const { root } = offices.find((one: any) => one.id === compartmentId);
      return JSON.parse(new TextDecoder().decode((await openSealed(fromBase64Url(sealed), [keys.identity], { organisation: root, compartment: compartmentId, record: id, field: submissionField, version: 1 })).content));
    }));
    expect(texts.map(({ language, author }) => [language, author !== ""])).toEqual([["en", false], ["ar", true], ["fr", true]]);
    expect((await house.stranger().get("/api/contact/keys")).body.doors, "nobody in need is led to an exercise").toEqual([]);
  });

  test("can be reopened as known on a day in the middle of its story", async () => {
    const situations = await trainer.get("/api/situations");
    const { id } = named(situations, "Kasuria: herding families of the Oumé plain");
    const then = new Date(house.clock.now.getTime() - 200 * 86_400_000).toISOString();
    const known = await trainer.get(`/api/situations/${id}/as-known-on?at=${then}`);
    expect(known.body.content.concernLevel).toBe(2);
    expect((await trainer.get(`/api/situations/${id}`)).body.content.concernLevel).toBe(3);
  });

  test("has a joint letter to the State: four mandates sign it, one refused, one was silent, it is public without a name, and its answer came late", async () => {
    const [head] = (await trainer.get("/api/communications")).body.items;
    expect(head.number).toMatch(/^AL XKS \d+\/\d{4}$/);
    const { body: letter } = await trainer.get(`/api/communications/${head.id}`);
    expect(letter.state).toBe("published");
    expect(letter.content.sent.signatories).toHaveLength(4);
    expect(letter.content.invitations.map(({ state }: any) => state).toSorted()).toEqual(["declined", "joined", "joined", "joined", "no-answer"]);
    const { letters } = (await house.stranger().get("/register/letters.json")).body;
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ isExercise: true, replies: [{ isLate: true }] });
    expect(letters[0].letter.facts[0]).toContain("a woman who helps herding families");
    const page = (await house.stranger().get("/register")).text;
    expect(page).toContain("EXERCISE");
    expect(page, "nobody counts what was invented").not.toMatch(/\d of \d \(/);
  });

  test("has partners of the mandate: one of them is never telephoned, and a need that was raised still waits", async () => {
    const partners = (await trainer.get("/api/mandate-partners")).body.items;
    expect(partners).toHaveLength(2);
    const timeline = (await trainer.get("/api/exchanges")).body.items.map(({ state }: { state: string }) => state);
    expect(timeline.toSorted()).toEqual(["closed", "held", "planned"]);
    const held = (await trainer.get("/api/exchanges?state=held")).body.items[0];
    expect((await trainer.get(`/api/exchanges/${held.id}`)).body.steps.find(({ step }: any) => step === "close").whyNot).toBe("protection.need-open");
  });

  test("has a visit whose confidential meeting holds no names, and recommendations in three languages of which two are not rated yet", async () => {
    const [head] = (await trainer.get("/api/visits")).body.items;
    const { body: visit } = await trainer.get(`/api/visits/${head.id}`);
    expect([visit.state, visit.content.programme.filter(({ isConfidential }: any) => isConfidential).map(({ withWhom }: any) => withWhom)]).toEqual(["report-issued", [""]]);
    const { items, figures } = (await trainer.get(`/api/visits/${head.id}/recommendations`)).body;
    expect(items.map(({ language, state, isOverdue }: any) => [language, state, isOverdue])).toEqual([["en", "implemented", false], ["fr", "partially-implemented", true], ["ar", "in-progress", false], ["en", "open", true]]);
    expect(figures.find(({ state }: any) => state === "open")).toEqual({ state: "open", count: 1, of: 4 });
    expect(visit.steps.find(({ step }: any) => step === "follow-up").whyNot).toBe("protection.recommendation-not-rated");
    expect((await trainer.get(`/api/visits/${head.id}/recommendations.csv`)).headers.get("content-disposition")).toContain('"exercise-recommendations-confidential.csv"');
  });

  test("had a device on the road, which was wiped when its one note had come home, closed to the desk of the exercise", async () => {
    const [head] = (await trainer.get("/api/visits")).body.items;
    const { packs, notes } = (await trainer.get(`/api/visits/${head.id}/mission-packs`)).body;
    expect(packs).toMatchObject([{ records: 1, identities: 0, wipeAskedAt: null, mayWipe: false }]);
    expect(packs[0].wipedAt).not.toBeNull();
    const { exercise } = (await trainer.get("/api/sealing")).body;
    expect(notes.map(({ packId, keyIds }: any) => [packId, keyIds.includes(exercise.signer)])).toEqual([[packs[0].id, true]]);
  });

  test("has an exposure whose harm came because of it, and the file that followed, which counts nobody by name", async () => {
    const [met] = (await trainer.get("/api/exposures")).body.items;
    const { content } = (await trainer.get(`/api/exposures/${met.id}`)).body;
    expect(content.harms[0].answers.map(({ answer }: any) => answer)).toEqual(["cannot-say", "yes"]);
    expect(new Date(met.dueAt).getTime(), "the next check-in is ahead").toBeGreaterThan(house.clock.now.getTime());
    const [file] = (await trainer.get("/api/reprisals")).body.items;
    expect([file.state, file.isExercise]).toEqual(["followed-up", true]);
    const { items, isExercise } = (await trainer.get("/api/reprisal-years")).body;
    expect([items.map(({ country, cases, named, anonymised }: any) => [country, cases, named, anonymised]), isExercise]).toEqual([[["XKS", 1, 0, 1]], true]);
  });

  test("is removed in one step and leaves nothing of it in any table, shared copies and requests included", async () => {
    const situation = named(await trainer.get("/api/situations"), "Kasuria: herding families of the Oumé plain");
    const partner = await house.person();
    const { rows: [row] } = await sql<{ email: string }>`select email from access.account where id = ${partner.id}`.execute(house.database.auth.db);
    const shared = await trainer.send("POST", `/api/situations/${situation.id}/shares`, { email: row!.email, days: 30, reason: "trains with us" }, situation.version);
    expect(shared.status, shared.text).toBe(201);
    await sql`
      insert into record.lowering (record_id, version, compartment_id, label, to_label, reason, asked_by, asked_at)
      select id, version, compartment_id, 1, 0, 'no longer sensitive', ${trainer.id}, now() from record.head where id = ${situation.id}
    `.execute(house.database.worker.db);
    const { rows: offices } = await sql<{ id: string; name: string }>`select id, name from access.compartment where is_exercise order by name`.execute(house.database.auth.db);
    expect(offices.map(({ name }) => name)).toEqual(["Exercise: Field office in Kasuria", "Exercise: Mandate on defenders", "Exercise: Office on prevention"]);
    const before = offices.map(({ id }) => id);
    const admin = await house.person({ administrator: true, clearance: 0 });
    expect((await admin.send("POST", `/api/compartments/${before[0]}/rename`, { name: "Exercise: Office of the coast", reason: "the course changes" })).status).toBe(204);

    const invented = async () => (await admin.get("/api/accounts")).body.items.filter((one: any) => one.email.endsWith("@exercise.invalid")).length;
    expect(await invented()).toBe(15);
    const { rows: [written] } = await sql<{ count: number }>`select count(*) as count from ledger.entry where actor_id in (select id from access.account where email like '%@exercise.invalid')`.execute(house.database.worker.db);

    const removed = await trainer.send("DELETE", "/api/exercise");
    expect(removed.status, removed.text).toBe(200);
    expect(removed.body.records).toBe(recordsLoaded);
    expect(await invented(), "nobody looks after people who never were").toBe(0);
    const { rows: [kept] } = await sql<{ count: number }>`
      select count(*) as count from ledger.entry join access.account on account.id = entry.actor_id where account.email like '%@exercise.invalid' and account.disabled_at is not null
    `.execute(house.database.worker.db);
    expect(kept, "the ledger still knows its authors").toEqual(written);
    expect(written!.count).toBeGreaterThan(100);
    const { rows: tables } = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where column_name = 'compartment_id' and table_type = 'BASE TABLE' and table_name <> 'entry' order by name
    `.execute(house.database.worker.db);
    expect(tables.length).toBeGreaterThan(20);
    const left: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select from ${sql.table(name)} where compartment_id = any (${before}::uuid[]) limit 1`.execute(name.startsWith("access.") ? house.database.auth.db : house.database.worker.db);
      if (rows.length > 0) left.push(name);
    }
    expect(left).toEqual([]);
    expect((await partner.get("/api/shared")).body.items).toEqual([]);
    expect((await trainer.get("/api/session")).body.exercise).toBe(false);
    expect((await house.stranger().get("/feed/alerts.atom")).text).not.toContain("<entry>");
    expect((await house.stranger().get("/register/letters.json")).body.letters).toEqual([]);
  });

  test("names its offices in the language of whoever loads it", { timeout: 90_000 }, async () => {
    expect((await trainer.send("PUT", "/api/session/language", { language: "fr" })).status).toBe(204);
    expect((await trainer.send("POST", "/api/exercise")).status).toBe(201);
    const { memberships } = (await trainer.get("/api/session")).body;
    expect(memberships.filter((one: any) => one.isExercise).map((one: any) => one.compartmentName)).toEqual(["Exercice\u00a0: Bureau de la prévention", "Exercice\u00a0: Bureau de terrain en Kasurie", "Exercice\u00a0: Mandat sur les défenseurs"]);
  });
});
