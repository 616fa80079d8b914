import { endOfDay, endOfTerm, type Term } from "./term.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** Somebody stopped a clock, let it go on, or gave it longer. Each with who and why, or it did not happen. */
export type ClockEvent =
  | { readonly kind: "hold" | "release"; readonly at: string; readonly by: string; readonly reason: string }
  | { readonly kind: "extension"; readonly at: string; readonly by: string; readonly reason: string; readonly until: string };

export type DeadlineClock = { readonly startedAt: string; readonly term: Term; readonly calendar: WorkCalendar; readonly events: readonly ClockEvent[] };

export type ClockReading = {
  /** Null while it is held: nobody knows for how long. */
  readonly dueAt: string | null;
  readonly heldSince: string | null;
  readonly areHolidaysKnown: boolean;
};

type Running = { readonly dueAt: string; readonly heldSince: string | null; readonly last: string };

/** Where a clock stands after all that was done to it. What nobody named or gave a reason for moves nothing. */
export function readClock({ startedAt, term, calendar, events }: DeadlineClock): ClockReading {
  const end = endOfTerm(startedAt, term, calendar);
  const clock = events.reduce<Running>((before, event) => (whyNot(before, event) === undefined ? after(before, event, term, calendar) : before), { dueAt: end.at, heldSince: null, last: startedAt });
  return { dueAt: clock.heldSince === null ? clock.dueAt : null, heldSince: clock.heldSince, areHolidaysKnown: end.areHolidaysKnown };
}

/** Why this cannot be done to the clock now: the sentence for whoever tries, and what reading it leaves out. */
export function whyNotClockEvent(clock: DeadlineClock, event: ClockEvent): string | undefined {
  const { startedAt, term, calendar, events } = clock;
  const start: Running = { dueAt: endOfTerm(startedAt, term, calendar).at, heldSince: null, last: startedAt };
  return whyNot(events.reduce<Running>((before, one) => (whyNot(before, one) === undefined ? after(before, one, term, calendar) : before), start), event);
}

export function isOver({ dueAt }: Pick<ClockReading, "dueAt">, now: string): boolean {
  return dueAt !== null && Date.parse(now) >= Date.parse(dueAt);
}

function whyNot({ dueAt, heldSince, last }: Running, event: ClockEvent): string | undefined {
  if (event.by.trim() === "" || event.reason.trim() === "") return "platform.clock-event-not-named";
  if (Date.parse(event.at) < Date.parse(last)) return "platform.clock-event-out-of-order";
  if (event.kind === "release") return heldSince === null ? "platform.clock-not-held" : undefined;
  if (heldSince !== null) return "platform.clock-held-already";
  if (Date.parse(event.at) >= Date.parse(dueAt)) return "platform.clock-over";
  return event.kind === "extension" && Date.parse(event.until) <= Date.parse(dueAt) ? "platform.clock-not-later" : undefined;
}

function after(before: Running, event: ClockEvent, term: Term, { zone }: WorkCalendar): Running {
  const last = event.at;
  if (event.kind === "hold") return { ...before, heldSince: event.at, last };
  if (event.kind === "extension") return { ...before, dueAt: event.until, last };
  const held = Date.parse(event.at) - Date.parse(before.heldSince ?? event.at);
  const later = new Date(Date.parse(before.dueAt) + held).toISOString();
  // A term of days stays one of whole days.
  return { dueAt: term.unit.endsWith("days") && held > 0 ? endOfDay(later, zone) : later, heldSince: null, last };
}
