import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { Cancelled } from "#platform/jobs/job.ts";
import type { Person } from "../../testing/installation.ts";
import { analyst, bring, decide, house, list, match, office, openData, rowsOf, usePairTrials, work } from "../../testing/pair-trials.ts";

usePairTrials();

describe("a pair that a later matching does not find again", () => {
  const move = (id: string, by: number) => sql`update information.event set latitude = latitude + ${by}, longitude = longitude + ${by}, date_from = date_from + ${by < 0 ? -9 : 9}::int where id = ${id}`.execute(work());
  const later = () => { house.clock.now = new Date(house.clock.now.getTime() + 60_000); };

  test("leaves the queue and can still be read, decided, and found again", async () => {
    await match(analyst);
    const [pair, decided] = await list(analyst);
    await decide(analyst, decided.id, { verdict: "same" });
    await Promise.all([move(pair.other.id, 20), move(decided.other.id, 20)]);
    later();
    expect(await match(analyst, { datasets: ["harbour", "elsewhere"] }), "a matching that does not compare both says nothing").toMatchObject({ lost: 0 });
    expect(await match(analyst)).toMatchObject({ found: 18, lost: 1 });
    expect((await list(analyst, "?limit=100")).map(({ id }: any) => id)).not.toContain(pair.id);
    expect((await list(analyst, "?state=no-longer-found")).map(({ id, state }: any) => [id, state])).toEqual([[pair.id, "no-longer-found"]]);
    expect((await list(analyst, "?state=same")).map(({ id }: any) => id), "what was decided stays").toEqual([decided.id]);
    expect((await decide(analyst, pair.id, { verdict: "withdrawn" })).body.code).toBe("information.event-pair-undecided");
    expect((await decide(analyst, pair.id, { verdict: "different" })).body.state).toBe("different");
    expect((await decide(analyst, pair.id, { verdict: "withdrawn" })).body.state).toBe("no-longer-found");
    await Promise.all([move(pair.other.id, -20), move(decided.other.id, -20)]);
    later();
    expect(await match(analyst)).toMatchObject({ found: 20, lost: 0 });
    expect((await analyst.get(`/api/event-pairs/${pair.id}`)).body.state).toBe("undecided");
  });

  test("stays in the queue when the matching was cancelled before its end", async () => {
    await match(analyst);
    const [pair] = await list(analyst);
    await move(pair.other.id, 20);
    later();
    await expect(match(analyst, {}, async () => { throw new Cancelled(); })).rejects.toThrow(Cancelled);
    expect(await list(analyst, "?state=no-longer-found")).toEqual([]);
    await move(pair.other.id, -20);
  });
});

describe("two events that a person sets side by side", () => {
  const suggest = (person: Person, one: string, other: string) => person.send("POST", "/api/event-pairs", { one, other });
  const eventsOf = async (dataset: string) => (await analyst.get(`/api/events?dataset=${dataset}&limit=200`)).body.items.map((one: any) => one.id);

  test("wait first of all, of one data set too, with nothing computed; once decided they count once, and no matching takes them away", async () => {
    await match(analyst);
    const [one, other] = await eventsOf("harbour");
    const { status, body } = await suggest(analyst, one, other);
    expect([status, body.state, body.probability, body.reasons, body.mayDecide]).toEqual([201, "undecided", null, [], true]);
    expect((await list(analyst, "?limit=1")).map(({ id }: any) => id)).toEqual([body.id]);
    expect((await suggest(analyst, other, one)).body.id, "whichever is named first").toBe(body.id);
    house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    expect(await match(analyst)).toMatchObject({ lost: 0 });
    await decide(analyst, body.id, { verdict: "same" });
    expect((await analyst.get("/api/event-months?dataset=harbour")).body.joined).toMatchObject({ tellings: 2, events: 1 });
    const { rows } = await sql<{ event: string }>`select event from ledger.entry where record_id = ${body.id} order by at`.execute(work());
    expect(rows.map(({ event }) => event)).toEqual(["information.event-pair-suggested", "information.event-pair-decided"]);
  });

  test("are of one office, are two, and are set by whoever decides and sees both", async () => {
    const own = await house.compartment("An office with two rows of its own");
    const insider = await house.person({ roles: { [own]: ["analyst"] } });
    await bring("attic", rowsOf(1, (index) => index < 2), own);
    const [one] = await eventsOf("harbour");
    const attic = (await insider.get("/api/events?dataset=attic")).body.items.map((event: any) => event.id);
    expect((await suggest(insider, one, attic[0])).body.code).toBe("information.event-pair-of-two-offices");
    expect((await suggest(insider, one, one)).body.code).toBe("information.event-pair-of-one-event");
    expect((await suggest(insider, attic[0], attic[1])).status).toBe(201);
    const absent = await suggest(analyst, one, "00000000-0000-4000-8000-00000000dead");
    expect([absent.status, (await suggest(analyst, one, attic[0])).text], "what one does not see does not exist").toEqual([404, absent.text]);
    const investigator = await house.person({ roles: { [office]: ["investigator"] } });
    const [, other] = await eventsOf("harbour");
    expect((await suggest(investigator, one, other)).status).toBe(403);
    await sql`delete from information.event_pair where compartment_id = ${own}`.execute(work());
    for (const table of ["event", "event_sum", "event_year_sum", "event_name"]) await sql`delete from ${sql.table(`information.${table}`)} where dataset = 'attic'`.execute(work());
  });
});

describe("decisions that cannot all be right", () => {
  const contradictions = async (person: Person) => (await person.get("/api/event-contradictions")).body.items.map(({ different, same }: any) => [different.id, same.map((one: any) => one.id)]);

  test("are listed with each other until one is taken back, and only for whoever sees them all", async () => {
    await match(analyst);
    const [ab, cd] = await list(analyst);
    const link = async (one: string, other: string) => {
      const [first, second] = [one, other].toSorted();
      return (await sql<{ id: string }>`insert into information.event_pair (compartment_id, label, one_id, other_id, probability, bits, reasons, matched_at) values (${openData}, 0, ${first}, ${second}, 0.5, 0, '[]', now()) returning id`.execute(work())).rows[0]!.id;
    };
    const [bc, ac] = [await link(ab.other.id, cd.one.id), await link(ab.one.id, cd.one.id)];
    for (const id of [ab.id, bc]) await decide(analyst, id, { verdict: "same" });
    expect(await contradictions(analyst)).toEqual([]);
    await decide(analyst, ac, { verdict: "different" });
    expect(await contradictions(analyst)).toEqual([[ac, expect.arrayContaining([ab.id, bc])]]);
    await sql`update information.event set label = 1 where id = ${ab.other.id}`.execute(work());
    const uncleared = await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 });
    expect((await uncleared.get("/api/event-contradictions")).text).toBe('{"items":[]}');
    expect(await contradictions(await house.person({ roles: { [office]: ["analyst"] }, clearance: 1 }))).toHaveLength(1);
    await sql`update information.event set label = 0 where id = ${ab.other.id}`.execute(work());
    await decide(analyst, ac, { verdict: "withdrawn" });
    expect(await contradictions(analyst)).toEqual([]);
  });
});
