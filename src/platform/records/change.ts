import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import * as v from "valibot";
import { rolesIn, type Context } from "../context.ts";
import type { Db } from "../database/pools.ts";
import { reachOf } from "../database/reach.ts";
import { refuse, type FieldRefusal } from "../refusal.ts";
import { highestLabel, labelRank } from "../rules/label.ts";
import type { LinkedRecord, RecordContent, StoredRecord } from "../rules/kind.ts";
import { whyNotStep } from "../rules/machine.ts";
import { whyNotAbove } from "../rules/raising.ts";
import { holdLabels } from "./hold-labels.ts";
import { checkKeptFields } from "./kept-fields.ts";
import { checkRaisedLabel } from "./raised-label.ts";
import type { AnyKind, RegisteredKind, TargetSource } from "./registry.ts";
import { findRecord, listLinked } from "./stored.ts";
import { whyNotTake } from "./why-not-take.ts";
import { nextNumber, writeVersion } from "./write.ts";

export type Creation = { readonly compartmentId: string; readonly content: unknown; readonly reason: string; readonly id?: string };
export type Saving = { readonly version: number; readonly content: unknown; readonly reason: string };
export type Stepping = { readonly step: string; readonly version: number; readonly reason: string; readonly input: Readonly<Record<string, unknown>> };

/** Makes a record in a compartment in which the viewer holds one of the kind's creating roles. */
export async function createRecord(ctx: Context, registered: RegisteredKind, sources: readonly TargetSource[], creation: Creation): Promise<StoredRecord<RecordContent>> {
  const { kind } = registered;
  const roles = rolesIn(ctx.viewer, creation.compartmentId);
  if (roles.length === 0) refuse("platform.compartment-not-found");
  if (!kind.createRoles.some((role) => roles.includes(role))) refuse("platform.step-not-for-your-role");
  const written = checkedContent(kind, creation.content);
  checkKeptFields(kind, roles, written);
  checkWithinClearance(ctx, written);
  return ctx.transaction(async (db) => {
    const compartment = await findCompartment(db, creation.compartmentId);
    if (compartment?.isClosed) refuse("platform.office-closed");
    const content = await withCheckedLinks(db, kind, written, sources);
    const now = ctx.now.toISOString();
    const record: StoredRecord<RecordContent> = {
      id: creation.id ?? randomUUID(),
      compartmentId: creation.compartmentId,
      kind: kind.kind,
      version: 1,
      state: kind.machine.initial,
      number: null,
      content,
      authors: [ctx.viewer.userId],
      steps: [],
      createdAt: now,
      changedAt: now,
    };
    await writeVersion(db, ctx, kind, record, { step: null, event: `${kind.kind}-created`, reason: creation.reason, isExercise: compartment?.isExercise ?? false });
    await registered.afterSave?.(db, ctx, record);
    return record;
  });
}

/** Saves new content on top of the version the editor saw; on any other version both are shown to the person instead. */
export async function saveRecord(ctx: Context, registered: RegisteredKind, sources: readonly TargetSource[], id: string, saving: Saving): Promise<StoredRecord<RecordContent>> {
  const { kind } = registered;
  const written = checkedContent(kind, saving.content);
  return ctx.transaction(async (db) => {
    const record = await findForChange(db, ctx, kind, id, saving.version);
    const roles = rolesIn(ctx.viewer, record.compartmentId);
    if (!kind.editRoles.some((role) => roles.includes(role))) refuse("platform.step-not-for-your-role");
    if (!kind.editableIn.includes(record.state)) refuse("platform.not-editable-now");
    if (labelRank(written.label) < labelRank(record.content.label)) refuse("platform.label-lowered-alone");
    if (labelRank(written.label) > labelRank(record.content.label)) {
      checkWithinClearance(ctx, written);
      await holdLabels(db, citedBy(kind, written), id);
      await checkRaisedLabel(db, id, written.label);
    }
    checkKeptFields(kind, roles, written, record.content);
    const content = await withCheckedLinks(db, kind, written, sources);
    const authors = [...new Set([...record.authors, ctx.viewer.userId])];
    const next = { ...record, version: record.version + 1, content, authors, changedAt: ctx.now.toISOString() };
    await writeVersion(db, ctx, kind, next, { step: null, event: `${kind.kind}-changed`, reason: saving.reason, isExercise: false });
    await registered.afterSave?.(db, ctx, next);
    return next;
  });
}

/** Takes one step of the kind's machine: role, order and guard decide; the reason is kept. */
export async function takeStep(ctx: Context, registered: RegisteredKind, sources: readonly TargetSource[], id: string, stepping: Stepping): Promise<StoredRecord<RecordContent>> {
  return ctx.transaction(async (db) => {
    const record = await findForChange(db, ctx, registered.kind, id, stepping.version);
    return stepInside(db, ctx, registered, sources, record, stepping);
  });
}

/** The same inside a transaction that already holds the record: for steps that follow from another change. */
export async function stepInside(
  db: Db,
  ctx: Context,
  registered: RegisteredKind,
  sources: readonly TargetSource[],
  record: StoredRecord<RecordContent>,
  stepping: Omit<Stepping, "version">,
): Promise<StoredRecord<RecordContent>> {
  const { kind } = registered;
  const { step, reason } = stepping;
  const rule = Object.hasOwn(kind.machine.steps, step) ? kind.machine.steps[step] : undefined;
  if (!rule) refuse("platform.step-not-found");
  const actor = { userId: ctx.viewer.userId, roles: rolesIn(ctx.viewer, record.compartmentId) };
  const input = checkedInput(kind, step, stepping.input);
  const early = whyNotStep(kind.machine, record.state, step, actor) ?? (rule.needsReason && reason.trim() === "" ? "platform.reason-invalid" : undefined);
  if (early) refuse(early);
  const asked = { record, actor, linked: [], further: [], input, reason, now: ctx.now.toISOString() };
  // Once to learn what the step cites, and once more with what the cited records say.
  const cited = kind.apply ? kind.apply(step, asked) : record.content;
  const linked = await listStepLinks(db, kind, record.content, cited, sources);
  const why = await whyNotTake(db, registered, step, { ...asked, linked });
  if (why) refuse(why);
  const content = kind.apply ? kind.apply(step, { ...asked, linked }) : record.content;

  const next: StoredRecord<RecordContent> = {
    ...record,
    version: record.version + 1,
    state: rule.stays ? record.state : rule.to,
    content,
    number: kind.numberedOn === step && record.number === null ? await numberOf(db, registered, { ...record, content }, ctx) : record.number,
    steps: [...record.steps, { step, by: ctx.viewer.userId, at: asked.now, reason }],
    changedAt: asked.now,
  };
  await writeVersion(db, ctx, kind, next, { step, event: `${kind.kind}-${step}`, reason, isExercise: false, keepsLinks: isSameLinks(kind, record.content, next.content) });
  await registered.afterStep?.(db, ctx, next, step, input);
  return next;
}

function numberOf(db: Db, { kind, numbering }: RegisteredKind, record: StoredRecord<RecordContent>, ctx: Context): Promise<string> {
  return numbering ? numbering(db, record) : nextNumber(db, record.compartmentId, kind.kind, ctx.now);
}

/** Records that the content links to before or after a step. What the step itself cites must be there for its taker, like on saving (S20). */
async function listStepLinks(db: Db, kind: AnyKind, before: RecordContent, after: RecordContent, sources: readonly TargetSource[]): Promise<LinkedRecord[]> {
  const [old, next] = [before, after].map((content) => [...new Set(kind.links(content).map((link) => link.to))]);
  const cited = (next ?? []).filter((id) => !old?.includes(id));
  await holdLabels(db, cited);
  const linked = await listLinked(db, [...(old ?? []), ...cited], sources);
  refuseMissing(cited, linked);
  checkLabelAgainst(after, linked.filter((one) => cited.includes(one.id)));
  return linked;
}

/** A principal may take a step on what was released to it, but writes no links: a step that changes none leaves them alone. */
function isSameLinks(kind: AnyKind, before: RecordContent, after: RecordContent): boolean {
  if (before === after) return true;
  const [old, fresh] = [before, after].map((content) => kind.links(content).map((link) => `${link.to} ${link.as}`).toSorted().join());
  return old === fresh && before.label === after.label;
}

export async function findForChange(db: Db, ctx: Context, kind: AnyKind, id: string, version: number): Promise<StoredRecord<RecordContent>> {
  const record = await findRecord(db, kind, id, true);
  if (!record) refuse(`${kind.kind}-not-found`);
  // A principal sees what was released and changes nothing: for it the record has no editing side at all.
  if (rolesIn(ctx.viewer, record.compartmentId).length === 0) refuse("platform.step-not-for-your-role");
  if (record.version !== version) {
    refuse("platform.version-stale", { values: { version: record.version }, current: { version: record.version, state: record.state, content: record.content, changedAt: record.changedAt } });
  }
  return record;
}

export function checkedContent(kind: AnyKind, content: unknown): RecordContent {
  const result = v.safeParse(kind.schema, content);
  if (!result.success) return refuse("platform.content-invalid", { fields: fieldRefusals(result.issues) });
  const faults = kind.faults?.(result.output) ?? [];
  return faults.length === 0 ? result.output : refuse("platform.content-invalid", { fields: faults });
}

function checkedInput(kind: AnyKind, step: string, input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const schema = kind.stepInput?.[step];
  if (!schema) {
    if (Object.keys(input).length > 0) refuse("platform.content-invalid", { fields: Object.keys(input).map((path) => ({ path, code: "platform.field-unknown" })) });
    return {};
  }
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  return refuse("platform.content-invalid", { fields: fieldRefusals(result.issues) });
}

/** Issues of the schema library as fields with codes; a message that is itself a code (`module.reason`) is kept. */
export function fieldRefusals(issues: readonly v.BaseIssue<unknown>[]): FieldRefusal[] {
  return issues.slice(0, 50).map((issue) => {
    const path = v.getDotPath(issue) ?? "";
    if (/^[a-z-]+\.[a-z0-9.-]+$/.test(issue.message)) return { path, code: issue.message };
    const code = issue.type === "strict_object" && issue.expected === "never" ? "platform.field-unknown" : issue.received === "undefined" || issue.received === '""' || (issue.type === "min_length" && issue.received === "0") ? "platform.field-missing" : "platform.field-not-as-expected";
    return { path, code, values: { expected: String(issue.expected ?? issue.type), received: issue.received.slice(0, 60) } };
  });
}

/** The content as it is stored: what it links to is there, allows its label, and says of itself what the content repeats of it. */
export async function withCheckedLinks(db: Db, kind: AnyKind, content: RecordContent, sources: readonly TargetSource[]): Promise<RecordContent> {
  const wanted = citedBy(kind, content);
  await holdLabels(db, wanted);
  const linked = await listLinked(db, wanted, sources);
  refuseMissing(wanted, linked);
  checkLabelAgainst(content, linked);
  const why = kind.whyNotSave?.(content, linked);
  if (why) refuse(why);
  return kind.completed?.(content, linked) ?? content;
}

function citedBy(kind: AnyKind, content: RecordContent): string[] {
  const cited = kind.links(content).map((link) => link.to);
  return [...new Set(content.situationId === undefined ? cited : [...cited, content.situationId])];
}

function checkWithinClearance(ctx: Context, content: RecordContent): void {
  const why = whyNotAbove(content.label, reachOf(ctx.viewer).clearance);
  if (why) refuse(why);
}

/** S20: an id that is out of reach is refused exactly like one that does not exist. */
function refuseMissing(wanted: readonly string[], linked: readonly LinkedRecord[]): void {
  const missing = wanted.filter((id) => !linked.some((record) => record.id === id));
  if (missing.length > 0) refuse("platform.reference-not-found", { fields: missing.map((id) => ({ path: id, code: "platform.reference-not-found" })) });
}

/** S22: what cites confidential evidence is at least confidential itself, unless it says that it was redacted. */
function checkLabelAgainst(content: RecordContent, linked: readonly LinkedRecord[]): void {
  const isRedacted = "redacted" in content && content.redacted === true;
  const highest = highestLabel(linked.map((record) => record.label));
  if (!isRedacted && labelRank(content.label) < labelRank(highest)) refuse("platform.label-below-evidence", { values: { label: highest } });
}

async function findCompartment(db: Db, id: string): Promise<{ isExercise: boolean; isClosed: boolean } | undefined> {
  const { rows } = await sql<{ isExercise: boolean; isClosed: boolean }>`select is_exercise as "isExercise", closed_at is not null as "isClosed" from access.compartment where id = ${id}`.execute(db);
  return rows[0];
}
