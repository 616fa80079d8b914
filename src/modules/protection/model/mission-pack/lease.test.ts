import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leaseAfter, leaseAt, leaseFrom, leaseRenewed, type Lease } from "./lease.ts";

const hour = 3_600_000;
const made = Date.parse("2026-03-02T08:00:00Z");

describe("S73: a pack opens for 72 hours without the server, at most for seven days", () => {
  test("to the last moment, and not in it", () => {
    const lease = leaseFrom(made, 72);
    expect(leaseAt(lease, made)).toEqual({ state: "open", leftMs: 72 * hour });
    expect(leaseAt(lease, made + 72 * hour - 1)).toEqual({ state: "open", leftMs: 1 });
    expect(leaseAt(lease, made + 72 * hour)).toEqual({ state: "over" });
    expect(leaseAt(leaseFrom(made, 1_000), made + 168 * hour)).toEqual({ state: "over" });
  });

  test("a clock that is set back closes it, until it is put right or the server was seen", () => {
    const lease = leaseAfter(leaseFrom(made, 72), made + 50 * hour, 0);
    expect(leaseAt(lease, made + 2 * hour)).toEqual({ state: "set-back" });
    expect(leaseAt(lease, made + 50 * hour)).toEqual({ state: "open", leftMs: 22 * hour });
    expect(leaseAt(leaseRenewed(made + 2 * hour, 22 * hour), made + 2 * hour)).toEqual({ state: "open", leftMs: 22 * hour });
  });

  test("what is over stays over, whatever the clock says afterwards", () => {
    const lease = leaseAfter(leaseFrom(made, 72), made + 73 * hour, 0);
    for (const now of [made, made + hour, made + 72 * hour, made - 9_000 * hour]) expect(leaseAt(lease, now)).toEqual({ state: "over" });
  });

  test("a correction of some minutes is no setting back, and gains nothing", () => {
    const lease = leaseAfter(leaseFrom(made, 72), made + hour, 0);
    expect(leaseAt(lease, made + hour - 5 * 60_000)).toEqual({ state: "open", leftMs: 71 * hour });
    expect(leaseAt(lease, made + hour - 11 * 60_000)).toEqual({ state: "set-back" });
  });

  test("property: whatever is done to the clock, nobody reads for longer than the lease", () => {
    const step = fc.record({ openMs: fc.integer({ min: 0, max: 20 * hour }), clock: fc.integer({ min: made - 500 * hour, max: made + 500 * hour }) });
    fc.assert(fc.property(fc.integer({ min: 1, max: 168 }), fc.array(step, { maxLength: 60 }), (hours, steps) => {
      let lease: Lease = leaseFrom(made, hours);
      let read = 0;
      let last = 0;
      for (const { openMs, clock } of steps) {
        if (leaseAt(lease, clock).state !== "open") continue;
        read += openMs;
        last = openMs;
        lease = leaseAfter(lease, clock, openMs);
      }
      // What is open when the end comes is closed at the next count, so the last stretch may reach over it.
      expect(read - last).toBeLessThan(hours * hour);
    }));
  });
});
