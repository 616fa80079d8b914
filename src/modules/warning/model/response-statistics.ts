import type { Alert } from "./alert.ts";
import { isAfter } from "./clocks.ts";
import { awaitsAnswer, type AddresseeKind, type FormName } from "./forms.ts";
import { medianWaiting, type Waiting } from "./median-waiting.ts";
import type { Receipt } from "./receipt.ts";
import { acknowledgedAt, decidedAt, emptyReceipt, isDecision, promisesAction } from "./receipts.ts";
import { hoursBetween } from "./warning-to-response.ts";

/** An issued alert with its receipts. `observedUntil` is now for an open one, and its end for a closed or withdrawn one. */
export type ObservedAlert = { readonly id: string; readonly alert: Alert; readonly receipts: readonly Receipt[]; readonly observedUntil: string };

export type ResponseRow = {
  readonly by: "all" | "situation" | "form" | "addressee-kind";
  readonly value: string;
  readonly alerts: number;
  readonly addressees: number;
  readonly acknowledged: number;
  readonly act: number;
  readonly partlyAct: number;
  readonly note: number;
  readonly decline: number;
  readonly later: number;
  readonly noAnswer: number;
  /** Nothing recorded yet, neither an answer nor a silence. */
  readonly open: number;
  readonly answeredInTime: number;
  readonly actedUpon: number;
  /** From the issue to the decision; null while too few have decided. See `medianWaiting` for how the silent are counted. */
  readonly medianHours: number | null;
};

type Observation = {
  readonly alertId: string;
  readonly situation: string;
  readonly form: FormName;
  readonly kind: AddresseeKind;
  readonly receipt: Receipt;
  readonly waiting: Waiting;
  readonly isInTime: boolean;
};

/** What numbers are made of: invented people never stand among real ones. Where there is nothing but an exercise, it counts for itself. */
export function withoutExercise<Row extends { readonly isExercise: boolean }>(all: readonly Row[]): readonly Row[] {
  const real = all.filter((one) => !one.isExercise);
  return real.length > 0 ? real : all;
}

/**
 * Who answered what, by situation, form and kind of addressee: one row each, ready for a file of comma-separated values. Each row
 * carries its numbers of alerts and addressees, because a share without its denominator misleads.
 */
export function responseStatistics(all: readonly ObservedAlert[]): ResponseRow[] {
  const observations = all.flatMap(observe);
  return [
    row("all", "", observations),
    ...grouped("situation", observations, (one) => one.situation),
    ...grouped("form", observations, (one) => one.form),
    ...grouped("addressee-kind", observations, (one) => one.kind),
  ];
}

/** Hours from issue to decision over all addressees; the silent and the postponing are counted as still waiting. */
export function medianWarningToResponseHours(all: readonly ObservedAlert[]): number | undefined {
  return medianWaiting(all.flatMap(observe).map((one) => one.waiting));
}

function observe({ id, alert, receipts, observedUntil }: ObservedAlert): Observation[] {
  const issuedAt = alert.cleared?.at;
  if (issuedAt === undefined) return [];
  const byKey = new Map(receipts.map((receipt) => [receipt.addresseeKey, receipt]));
  return alert.addressees.filter(awaitsAnswer).map(({ key, kind }) => {
    const receipt = byKey.get(key) ?? emptyReceipt(id, key);
    const decided = decidedAt(receipt);
    const { respondBy } = alert.deadlines;
    return {
      alertId: id,
      situation: alert.situationId,
      form: alert.form,
      kind,
      receipt,
      waiting: { hours: hoursBetween(issuedAt, decided ?? observedUntil), hasAnswered: decided !== null },
      isInTime: decided !== null && respondBy !== null && !isAfter(decided, respondBy),
    };
  });
}

function grouped(by: ResponseRow["by"], all: readonly Observation[], valueOf: (one: Observation) => string): ResponseRow[] {
  const values = [...new Set(all.map(valueOf))].toSorted();
  return values.map((value) => row(by, value, all.filter((one) => valueOf(one) === value)));
}

function row(by: ResponseRow["by"], value: string, all: readonly Observation[]): ResponseRow {
  const answering = (response: Receipt["response"]) => all.filter((one) => one.receipt.response === response).length;
  return {
    by,
    value,
    alerts: new Set(all.map((one) => one.alertId)).size,
    addressees: all.length,
    acknowledged: all.filter((one) => acknowledgedAt(one.receipt) !== null).length,
    act: answering("act"),
    partlyAct: answering("partly-act"),
    note: answering("note"),
    decline: answering("decline"),
    later: answering("later"),
    noAnswer: answering("no-answer"),
    open: answering(null),
    answeredInTime: all.filter((one) => isDecision(one.receipt.response) && one.isInTime).length,
    actedUpon: all.filter((one) => promisesAction(one.receipt) && one.receipt.firstActionAt !== null).length,
    medianHours: medianWaiting(all.map((one) => one.waiting)) ?? null,
  };
}
