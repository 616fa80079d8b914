import type { Alert } from "./alert.ts";
import { isAfter } from "./clocks.ts";
import type { Receipt } from "./receipt.ts";
import { acknowledgedAt, decidedAt } from "./receipts.ts";

export const moments = ["first-credible-sign", "item-received", "evaluated", "assessment-issued", "alert-issued", "acknowledged", "decision", "first-action", "effect"] as const;
export type MomentName = (typeof moments)[number];

/** Moments that other records know: the reports, the assessment, and the measures with their effect. */
export type KnownElsewhere = Readonly<Record<"first-credible-sign" | "item-received" | "evaluated" | "assessment-issued" | "effect", string | null>>;

/** `isOpen`: the next moment has not come yet, and the time counts until now. */
export type LogStep = { readonly from: MomentName; readonly to: MomentName; readonly hours: number; readonly isOpen: boolean };
export type WarningLog = {
  readonly times: Readonly<Record<MomentName, string | null>>;
  readonly steps: readonly LogStep[];
  readonly longest: LogStep | undefined;
};

/**
 * The way from the first credible sign to an effect, and where it took longest. A moment nobody recorded is passed over, so that
 * a step then spans two; a moment that came before its predecessor (a flash ahead of the assessment) makes a step of no length.
 */
export function warningToResponse(alert: Alert, receipts: readonly Receipt[], elsewhere: KnownElsewhere, now: string): WarningLog {
  const times: Record<MomentName, string | null> = {
    ...elsewhere,
    "alert-issued": alert.cleared?.at ?? null,
    acknowledged: earliest(receipts.map(acknowledgedAt)),
    decision: earliest(receipts.map(decidedAt)),
    "first-action": earliest(receipts.map((receipt) => receipt.firstActionAt)),
  };
  const steps = stepsBetween(times, now);
  const longest = steps.reduce<LogStep | undefined>((most, step) => (most === undefined || step.hours > most.hours ? step : most), undefined);
  return { times, steps, longest };
}

function stepsBetween(times: Record<MomentName, string | null>, now: string): LogStep[] {
  const known = moments.flatMap((name) => {
    const at = times[name];
    return at === null ? [] : [{ name, at }];
  });
  const steps = known.slice(1).map((to, index) => {
    const from = known[index] ?? to;
    return { from: from.name, to: to.name, hours: hoursBetween(from.at, to.at), isOpen: false };
  });
  const last = known.at(-1);
  const next = last && moments[moments.indexOf(last.name) + 1];
  return last && next ? [...steps, { from: last.name, to: next, hours: hoursBetween(last.at, now), isOpen: true }] : steps;
}

export function hoursBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 3_600_000);
}

function earliest(all: readonly (string | null)[]): string | null {
  return all.reduce((first, moment) => (moment !== null && (first === null || isAfter(first, moment)) ? moment : first), null);
}
