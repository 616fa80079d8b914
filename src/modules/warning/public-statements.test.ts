import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { anAlertTo, anIssuedAssessment, anOffice, create, hour, house, inHours, issue, later, take, useTrials, type Office } from "../../testing/alert-trials.ts";
import { aPublicNotice, aPublicStatement } from "./examples.ts";

useTrials();

describe("public statements", () => {
  async function aStatement(given: Record<string, unknown> = {}): Promise<{ office: Office; id: string }> {
    const office = await anOffice();
    const content = aPublicStatement({ situationId: office.situationId, assessmentId: await anIssuedAssessment(office), secondReading: null, cleared: null, publicNotice: aPublicNotice({ expires: null }), ...given });
    return { office, id: await create(office.analyst, "alerts", office.id, content) };
  }
  const feed = async () => (await house.stranger().get("/feed/alerts.atom")).text;
  const cap = (id: string) => house.stranger().get(`/feed/alerts/${id}.cap`);

  test("are open to everybody once issued, with the public text alone", async () => {
    const { office, id } = await aStatement();
    expect(await feed()).not.toContain(id);
    expect((await cap(id)).status).toBe(404);
    const issued = await issue(office, id);
    expect(issued.status ?? 200).toBe(200);
    const read = await cap(id);
    expect(read.status).toBe(200);
    expect(read.headers.get("content-type")).toContain("application/cap+xml");
    expect(read.text).toContain("<status>Actual</status>");
    expect(read.text).toContain("<msgType>Alert</msgType>");
    const everything = `${await feed()}${read.text}`;
    expect(everything).toContain("Herding families in Oumé are at risk");
    for (const inner of ["Statement on Kasuria", "We are gravely concerned", "Organised attacks", office.situationId, office.id, "Office of the plain"]) expect(everything).not.toContain(inner);
  });

  test("wait for nobody: an issued one can be reviewed and closed", async () => {
    const { office, id } = await aStatement();
    await issue(office, id);
    expect((await office.analyst.get(`/api/alerts/${id}`)).body.state).toBe("response-recorded");
    expect((await cap(id)).status).toBe(200);
  });

  test("under embargo do not exist until it ends", async () => {
    const { office, id } = await aStatement({ embargoUntil: inHours(2) });
    await issue(office, id);
    const absent = await cap("00000000-0000-4000-8000-00000000dead");
    expect([(await cap(id)).status, (await cap(id)).text]).toEqual([absent.status, absent.text]);
    expect(await feed()).not.toContain(id);
    later(2 * hour);
    expect((await cap(id)).status).toBe(200);
  });

  test("are cancelled, not deleted, when they are withdrawn", async () => {
    const { office, id } = await aStatement();
    await issue(office, id);
    later(60_000);
    await take("alerts", id, { step: "withdraw", by: office.director, reason: "A wrong place" });
    const { text } = await cap(id);
    expect(text).toContain("<msgType>Cancel</msgType>");
    expect(text).toMatch(/<references>[^ ]+,vigie\.[0-9a-f-]+\.1,[^<]+<\/references>/);
    expect(text).not.toContain("A wrong place");
    expect(await feed()).toContain("Withdrawn:");
  });

  test("of an exercise say so in the status and before the headline", async () => {
    const { office, id } = await aStatement();
    await issue(office, id);
    await sql`update record.head set is_exercise = true where id = ${id}`.execute(house.database.worker.db);
    expect((await cap(id)).text).toContain("<status>Exercise</status>");
    expect(await feed()).toContain("EXERCISE Herding families");
  });

  test("no advice to decision-makers, issued or not, is ever among them", async () => {
    const office = await anOffice();
    const id = await anAlertTo(office, ["envoy"]);
    await issue(office, id);
    expect((await cap(id)).status).toBe(404);
    expect(await feed()).not.toContain(id);
    for (const file of ["x", `${id}`, "alerts.cap", `${id}.cap.cap`]) expect((await house.stranger().get(`/feed/alerts/${file}`)).status).toBe(404);
  });
});
