const hourMs = 3_600_000;

/** How long a mission pack opens without the server having been seen, in hours (S73). */
export const leaseHours = { usual: 72, most: 168 } as const;

/** Clocks of devices are put right by some minutes now and then; that is no setting back. */
const correctionMs = 10 * 60_000;

/**
 * In milliseconds of the device's own clock, which need not be right: only what passes on it counts. `latestSeen` is the latest moment that the device has been
 * through and never goes back, whatever its clock says.
 */
export type Lease = { readonly until: number; readonly latestSeen: number };
export type LeaseState = { readonly state: "open"; readonly leftMs: number } | { readonly state: "over" } | { readonly state: "set-back" };

export function leaseFrom(now: number, hours: number): Lease {
  return { until: now + Math.min(hours, leaseHours.most) * hourMs, latestSeen: now };
}

/** A clock before what was already seen proves nothing about how much time has passed, so the pack waits until the server is seen. */
export function leaseAt({ until, latestSeen }: Lease, now: number): LeaseState {
  if (Math.max(now, latestSeen) >= until) return { state: "over" };
  if (now < latestSeen - correctionMs) return { state: "set-back" };
  return { state: "open", leftMs: until - Math.max(now, latestSeen) };
}

/** The lease after some time with the pack open: `openMs` by a watch that nobody can set, so that a clock which stands or goes back gains nothing. */
export function leaseAfter(lease: Lease, now: number, openMs: number): Lease {
  return { ...lease, latestSeen: Math.max(now, lease.latestSeen + Math.max(0, openMs)) };
}

/** The server was seen `leftMs` before the end as it counts: the device's clock is believed anew from here, and the end is never later than it was. */
export function leaseRenewed(now: number, leftMs: number): Lease {
  return { until: now + leftMs, latestSeen: now };
}
