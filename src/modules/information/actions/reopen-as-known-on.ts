import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { refuse } from "#platform/refusal.ts";
import { listAsKnownOn, type KnownRecord } from "#platform/records/history.ts";
import type { AnyKind, PlaceOf, RegisteredKind } from "#platform/records/registry.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import { contentFor } from "#platform/records/released-view.ts";
import { findRecord } from "#platform/records/stored.ts";
import type { RecordContent } from "#platform/rules/kind.ts";
import type { Label } from "#platform/rules/label.ts";
import { situationKind } from "../model/situation.ts";
import { listCompartmentsOf } from "../store/situation-heads.ts";

export type KnownItem = Omit<KnownRecord, "content"> & {
  readonly label: Label;
  readonly path: string | undefined;
  /** The words of the record as it stood, without its structure: enough to read, never to edit. */
  readonly words: string;
};
export type KnownSituation = { readonly situation: (KnownItem & { readonly content: unknown }) | null; readonly items: readonly KnownItem[] };

/** A situation and its records as they stood at a moment. Before the situation was opened there is nothing to reopen. */
export async function reopenAsKnownOn(ctx: Context, kinds: readonly RegisteredKind[], placeOf: PlaceOf, id: string, at: string): Promise<KnownSituation> {
  const byName = new Map(kinds.map(({ kind }) => [kind.kind, kind]));
  return ctx.transaction(async (db) => {
    const kind = byName.get(situationKind.kind);
    if (!kind || !(await findRecord(db, kind, id))) return refuse("information.situation-not-found");
    const known = await listAsKnownOn(db, id, at);
    const compartments = await listCompartmentsOf(db, known.map((one) => one.id));
    const read = known.flatMap((one) => readAsViewer(ctx, byName.get(one.kind), compartments.get(one.id), one));
    for (const one of read) await enterReading(db, ctx, one);
    const items = read.map(({ kind: itsKind, content, record }) => itemOf(itsKind, content, record, placeOf));
    const own = read.find(({ record }) => record.id === id);
    const situation = own ? { ...itemOf(own.kind, own.content, own.record, placeOf), content: own.content } : null;
    return { situation, items: items.filter((item) => item.id !== id) };
  });
}

type ReadRecord = { readonly kind: AnyKind; readonly content: RecordContent; readonly record: KnownRecord; readonly compartmentId: string };

function readAsViewer(ctx: Context, kind: AnyKind | undefined, compartmentId: string | undefined, record: KnownRecord): ReadRecord[] {
  if (!kind || compartmentId === undefined) return [];
  return [{ kind, compartmentId, record, content: contentFor(kind, ctx.viewer, compartmentId, v.parse(kind.schema, record.content)) }];
}

/** S61: reading the past of a record is reading it. */
async function enterReading(db: Db, ctx: Context, { kind, content, record, compartmentId }: ReadRecord): Promise<void> {
  await recordReading(db, ctx, { id: record.id, version: record.version, compartmentId, content }, `${kind.kind}-read`);
}

function itemOf(kind: AnyKind, content: RecordContent, record: KnownRecord, placeOf: PlaceOf): KnownItem {
  const { id, version, state, at } = record;
  const { text, beside = "" } = kind.searchText(content);
  return { id, version, state, at, kind: kind.kind, title: kind.title(content), label: content.label, path: placeOf(kind.kind)?.path, words: `${text}\n${beside}`.trim() };
}
