import { describe, expect, test } from "vitest";
import { anIssuedAssessment, anOffice, day, house, later, take, useTrials } from "../../testing/alert-trials.ts";

useTrials();

describe("the level of a watched situation", () => {
  test("is set first by a reason, then on an issued assessment, which a person of another office cannot name", async () => {
    const office = await anOffice();
    const path = `/api/situations/${office.situationId}`;
    await take("situations", office.situationId, { step: "place-on-watch", by: office.senior }, { step: "change-concern-level", by: office.senior, input: { level: 2, assessmentId: null } });
    const change = async (assessmentId: string | null) => office.director.send("POST", `${path}/steps/change-concern-level`, { reason: "Orders were given", input: { level: 3, assessmentId } }, (await office.director.get(path)).body.version);
    expect((await change(null)).body.code).toBe("assessment.level-without-assessment");
    const elsewhere = await anOffice();
    const [foreign, absent] = [await change(await anIssuedAssessment(elsewhere)), await change("00000000-0000-4000-8000-00000000dead")];
    expect([foreign.status, foreign.body.code]).toEqual([absent.status, absent.body.code]);
    expect(absent.status).toBe(404);
    expect((await change(await anIssuedAssessment(office))).body.content).toMatchObject({ concernLevel: 3 });
  });

  test("rests on no assessment that is older than the review period, and keeps the situation from becoming dormant", async () => {
    const office = await anOffice();
    await take("situations", office.situationId, { step: "place-on-watch", by: office.senior });
    const assessmentId = await anIssuedAssessment(office);
    later(91 * day);
    // Sessions end with time.
    const director = await house.person({ roles: { [office.id]: ["director"] } });
    const { body } = await director.get(`/api/situations/${office.situationId}`);
    expect(body.steps.find((one: { step: string }) => one.step === "make-dormant").whyNot).toBe("assessment.dormant-while-worsening");
    const answer = await director.send("POST", `/api/situations/${office.situationId}/steps/change-concern-level`, { reason: "Still", input: { level: 2, assessmentId } }, body.version);
    expect(answer.body.code).toBe("assessment.level-on-old-assessment");
    expect((await director.send("POST", `/api/situations/${office.situationId}/steps/make-dormant`, { reason: "Quiet" }, body.version)).body.code).toBe("assessment.dormant-while-worsening");
  });
});
