import * as v from "valibot";
import type { Context } from "../context.ts";
import { rolesIn } from "../context.ts";
import { signedInRoute, type Answer, type Route } from "../http/route.ts";
import { refuse } from "../refusal.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import type { RecordContent, StepTaken, StoredRecord } from "../rules/kind.ts";
import { whyNotDecideLowering } from "../rules/lowering.ts";
import { stepsFrom, whyNotStep } from "../rules/machine.ts";
import { walkChain } from "./chain.ts";
import { createRecord, saveRecord, takeStep } from "./change.ts";
import { RecordFilter } from "./filter.ts";
import { findAsKnownOn, findVersion, listHistory } from "./history.ts";
import { listRecords } from "./list.ts";
import { AskLowering, askLowering, DecideLowering, decideLowering, findLowering } from "./lowering.ts";
import { mayRaise, raiseLabel, RaiseLabel } from "./raising.ts";
import { recordReading } from "./record-reading.ts";
import type { AnyKind, PlaceOf, RegisteredKind, TargetSource } from "./registry.ts";
import { contentFor } from "./released-view.ts";
import { sharers } from "./share.ts";
import { findRecord, listLinked } from "./stored.ts";
import { withMissing, withWhenAndWhere } from "./when-and-where.ts";
import { whyNotTake, whyNotWhatever } from "./why-not-take.ts";

const Reason = v.pipe(v.string(), v.trim(), v.maxLength(2000));
const Saving = v.strictObject({ content: v.unknown(), reason: v.optional(Reason, "") });
const Creating = v.strictObject({ compartmentId: v.pipe(v.string(), v.uuid()), content: v.unknown(), reason: v.optional(Reason, "") });
const Stepping = v.strictObject({ reason: v.optional(Reason, ""), input: v.optional(v.record(v.string(), v.unknown()), {}) });
const Version = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/));
const AsKnownOn = v.strictObject({ at: v.pipe(v.string(), v.isoTimestamp()) });

/** The same doors for every kind of record; what differs is in the kind itself. */
export function recordRoutes(registered: RegisteredKind, sources: readonly TargetSource[], placeOf: PlaceOf): Route[] {
  const { kind } = registered;
  const base = `/api/${kind.path}`;
  const read = { data: "compartmented", stepUp: kind.revealsIdentity ?? false, allowed: "member" } as const;
  const id = (params: Readonly<Record<string, string>>) => params["id"] ?? "";
  return [
    signedInRoute({
      ...read, method: "GET", path: base, action: `${kind.kind}-list-read`, audit: null, query: registered.filter?.query ?? RecordFilter,
      summary: `Lists ${kind.path} the caller may see, last changed first, or the best matches for words.`,
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          if (kind.logsSearches && call.query.q) await recordEntry(db, { actorId: ctx.viewer.userId, event: `${kind.kind}-searched` });
          const page = await listRecords(db, [kind.kind], call.query, registered.filter?.conditions(db, call.query));
          return { body: await withMissing(db, registered, await withWhenAndWhere(db, kind, page)) };
        }),
    }),
    signedInRoute({
      ...read, method: "POST", path: base, action: `${kind.kind}-created`, audit: null, body: Creating, described: { body: v.strictObject({ ...Creating.entries, content: kind.schema }) },
      summary: `Creates one of the ${kind.path} in a compartment.`,
      handle: async (ctx, call) => ({ ...recordAnswer(ctx, kind, await createRecord(ctx, registered, sources, call.body)), status: 201 }),
    }),
    signedInRoute({
      ...read, method: "GET", path: `${base}/:id`, action: `${kind.kind}-read`, audit: null, query: v.strictObject({ version: v.optional(Version) }),
      summary: `One of the ${kind.path} with the steps the caller may take; or one of its earlier versions, on which none can be taken.`,
      handle: async (ctx, call) => (call.query.version === undefined ? readRecord(ctx, registered, sources, id(call.params), placeOf) : readVersion(ctx, registered, sources, { id: id(call.params), version: Number(call.query.version) }, placeOf)),
    }),
    signedInRoute({
      ...read, method: "PUT", path: `${base}/:id`, action: `${kind.kind}-changed`, audit: null, body: Saving, isVersioned: true, described: { body: v.strictObject({ ...Saving.entries, content: kind.schema }) },
      summary: `Saves new content on top of the version named by If-Match.`,
      handle: async (ctx, call) => {
        const version = call.ifMatch ?? refuse("platform.version-needed");
        return recordAnswer(ctx, kind, await saveRecord(ctx, registered, sources, id(call.params), { ...call.body, version }));
      },
    }),
    signedInRoute({
      ...read, method: "POST", path: `${base}/:id/steps/:step`, action: `${kind.kind}-step-taken`, audit: null, body: Stepping, isVersioned: true, described: describedSteps(kind),
      summary: `Takes one step of the state machine, on the version named by If-Match.`,
      handle: async (ctx, call) => {
        const version = call.ifMatch ?? refuse("platform.version-needed");
        const step = call.params["step"] ?? "";
        return recordAnswer(ctx, kind, await takeStep(ctx, registered, sources, id(call.params), { ...call.body, step, version }));
      },
    }),
    signedInRoute({
      ...read, stepUp: true, method: "POST", path: `${base}/:id/lowering`, action: `${kind.kind}-lowering-asked`, audit: null, body: AskLowering, isVersioned: true,
      summary: "Asks for a lower classification of the version named by If-Match; a second person decides.",
      handle: async (ctx, call) => {
        await askLowering(ctx, registered, id(call.params), call.ifMatch ?? refuse("platform.version-needed"), call.body);
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...read, stepUp: true, method: "POST", path: `${base}/:id/lowering/decision`, action: `${kind.kind}-lowering-decided`, audit: null, body: DecideLowering, isVersioned: true,
      summary: "Lowers the classification, or refuses to, as the second person.",
      handle: async (ctx, call) => {
        await decideLowering(ctx, registered, sources, id(call.params), call.ifMatch ?? refuse("platform.version-needed"), call.body);
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...read, method: "POST", path: `${base}/:id/raising`, action: `${kind.kind}-label-raised`, audit: null, body: RaiseLabel, isVersioned: true,
      summary: "Raises the classification of the version named by If-Match, of a record that is no longer written.",
      handle: async (ctx, call) => {
        await raiseLabel(ctx, registered, id(call.params), call.ifMatch ?? refuse("platform.version-needed"), call.body);
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...read, method: "GET", path: `${base}/:id/history`, action: `${kind.kind}-history-read`, audit: null,
      summary: `Every version: who, when, which step, why, and its place in the ledger.`,
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const record = (await findRecord(db, kind, id(call.params))) ?? refuse(`${kind.kind}-not-found`);
          const [items] = await Promise.all([listHistory(db, record.id), recordReading(db, ctx, record, `${kind.kind}-history-read`)]);
          return { body: { items } };
        }),
    }),
    signedInRoute({
      ...read, method: "GET", path: `${base}/:id/as-known-on`, action: `${kind.kind}-reopened-as-known-on`, audit: null, query: AsKnownOn,
      summary: `The record as it stood at a moment.`,
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const record = await findRecord(db, kind, id(call.params));
          const known = record ? await findAsKnownOn(db, id(call.params), call.query.at) : undefined;
          if (!record || !known) return refuse(`${kind.kind}-not-found`);
          await recordReading(db, ctx, record, `${kind.kind}-reopened-as-known-on`);
          return { body: { ...known, content: contentFor(kind, ctx.viewer, record.compartmentId, v.parse(kind.stored ?? kind.schema, known.content)) } };
        }),
    }),
    signedInRoute({
      ...read, method: "GET", path: `${base}/:id/chain`, action: `${kind.kind}-chain-walked`, audit: null,
      summary: `Everything the record rests on and everything that was done about it, as far as the caller may see.`,
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const record = (await findRecord(db, kind, id(call.params))) ?? refuse(`${kind.kind}-not-found`);
          const [chain] = await Promise.all([walkChain(db, record.id, sources, placeOf), recordReading(db, ctx, record, `${kind.kind}-chain-walked`)]);
          return { body: chain };
        }),
    }),
  ];
}

/** The steps of the kind by name, and what those that ask for something ask for. */
function describedSteps(kind: AnyKind): NonNullable<Route["described"]> {
  const inputs = Object.values(kind.stepInput ?? {}).filter((input) => input !== undefined);
  return { steps: Object.keys(kind.machine.steps), body: v.strictObject({ reason: v.optional(Reason, ""), input: v.optional(v.union([...inputs, v.strictObject({})]), {}) }) };
}

async function readRecord(ctx: Context, registered: RegisteredKind, sources: readonly TargetSource[], id: string, placeOf: PlaceOf): Promise<Answer> {
  const { kind } = registered;
  return ctx.transaction(async (db) => {
    const record = (await findRecord(db, kind, id)) ?? refuse(`${kind.kind}-not-found`);
    const [lowering, linked] = await Promise.all([
      // Nothing stands below unclassified, so nobody can have asked for it.
      record.content.label === "unclassified" ? undefined : findLowering(db, id),
      listLinked(db, kind.links(record.content).map((link) => link.to), sources),
      recordReading(db, ctx, record, `${kind.kind}-read`),
    ]);
    const actor = { userId: ctx.viewer.userId, roles: rolesIn(ctx.viewer, record.compartmentId) };
    const facts = { record, actor, linked, reason: "", now: ctx.now.toISOString() };
    const steps = [];
    for (const step of stepsFrom(kind.machine, record.state)) {
      // What a guard says of the input itself it can say only when the step is taken.
      const asked = () => (kind.stepInput?.[step] ? whyNotWhatever(db, registered, step, facts) : whyNotTake(db, registered, step, { ...facts, input: {} }));
      const whyNot = whyNotStep(kind.machine, record.state, step, actor) ?? (await asked());
      // What the clock of the system may do is no role that a person could ask for.
      const roles = (kind.machine.steps[step]?.roles ?? []).filter((role) => role !== "system");
      steps.push({ step, whyNot: whyNot ?? null, needsReason: kind.machine.steps[step]?.needsReason ?? false, needsInput: kind.stepInput?.[step] !== undefined, roles });
    }
    const mayEdit = kind.editableIn.includes(record.state) && kind.editRoles.some((role) => actor.roles.includes(role));
    return { ...recordAnswer(ctx, kind, record), body: { ...shown(ctx, kind, record), steps, sentBack: sentBack(kind, record), mayEdit, lowering: lowering === undefined ? null : { ...lowering, whyNotDecide: whyNotDecideLowering({ lowering, userId: actor.userId, roles: actor.roles, version: record.version }) ?? null }, mayShare: kind.sharedView !== undefined && sharers.some((role) => actor.roles.includes(role)), mayAskLowering: kind.editRoles.some((role) => actor.roles.includes(role)), mayRaise: mayRaise(ctx, kind, record), earlier: null, linked: linked.map(({ content: _content, ...rest }) => ({ ...rest, ...placeOf(rest.kind) })) } };
  });
}

/** A version as it was saved, in the shape of the record: nothing can be done to it, and what it names is named as it is today. */
async function readVersion(ctx: Context, { kind }: RegisteredKind, sources: readonly TargetSource[], wanted: { id: string; version: number }, placeOf: PlaceOf): Promise<Answer> {
  return ctx.transaction(async (db) => {
    const latest = (await findRecord(db, kind, wanted.id)) ?? refuse(`${kind.kind}-not-found`);
    const known = (await findVersion(db, wanted.id, wanted.version)) ?? refuse("platform.version-not-found", { values: { version: wanted.version } });
    await recordReading(db, ctx, latest, `${kind.kind}-version-read`);
    const content = v.parse(kind.stored ?? kind.schema, known.content);
    const wasNumbered = latest.steps.some((taken) => taken.step === kind.numberedOn && Date.parse(taken.at) <= Date.parse(known.at));
    const record = { ...latest, version: known.version, state: known.state, number: wasNumbered ? latest.number : null, content, changedAt: known.at };
    const linked = await listLinked(db, kind.links(content).map((link) => link.to), sources);
    const nothing = { steps: [], sentBack: null, mayEdit: false, lowering: null, mayShare: false, mayAskLowering: false, mayRaise: false };
    return { body: { ...shown(ctx, kind, record), ...nothing, earlier: { latest: latest.version }, linked: linked.map(({ content: _content, ...rest }) => ({ ...rest, ...placeOf(rest.kind) })) } };
  });
}

/** The step that brought the record back to its beginning, and why: whoever goes on with it has to know. A step that can be taken there leaves it where it was. */
function sentBack(kind: AnyKind, record: StoredRecord<RecordContent>): Pick<StepTaken, "step" | "at" | "reason"> | null {
  const last = record.steps.at(-1);
  const { initial, steps } = kind.machine;
  if (!last || record.state !== initial || steps[last.step]?.from.includes(initial)) return null;
  return { step: last.step, at: last.at, reason: last.reason };
}

function recordAnswer(ctx: Context, kind: AnyKind, record: StoredRecord<RecordContent>): Answer {
  return { body: shown(ctx, kind, record), version: record.version };
}

function shown(ctx: Context, kind: AnyKind, record: StoredRecord<RecordContent>): StoredRecord<RecordContent> & { title: string } {
  return { ...record, content: contentFor(kind, ctx.viewer, record.compartmentId, record.content), title: kind.title(record.content) };
}
