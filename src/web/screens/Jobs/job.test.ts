import { describe, expect, test } from "vitest";
import { paceOf } from "./job.ts";

const started = "2026-03-03T10:00:00Z";
const after = (seconds: number) => Date.parse(started) + seconds * 1000;
const aJob = { state: "running", done: 500, total: 2000, startedAt: started } as const;

describe("the pace of a job", () => {
  test("is what was done over the whole time, and the rest at that pace", () => {
    expect(paceOf(aJob, after(10))).toEqual({ rate: 50, secondsLeft: 30 });
  });
  test("without a total gives no time left", () => {
    expect(paceOf({ ...aJob, total: null }, after(10))).toEqual({ rate: 50 });
  });
  test.each([
    { name: "before two seconds have passed", job: aJob, now: after(1.9) },
    { name: "while nothing is done", job: { ...aJob, done: 0 }, now: after(10) },
    { name: "while it waits", job: { ...aJob, state: "queued", startedAt: null } as const, now: after(10) },
    { name: "when it is over", job: { ...aJob, state: "done" } as const, now: after(10) },
  ])("is not guessed $name", ({ job, now }) => {
    expect(paceOf(job, now)).toEqual({});
  });
  test("never says less than no time left, when more was done than was thought", () => {
    expect(paceOf({ ...aJob, done: 2500 }, after(10)).secondsLeft).toBe(0);
  });
});
