import { sql } from "kysely";
import * as v from "valibot";
import { rolesIn, type Context } from "#platform/context.ts";
import type { Db } from "#platform/database/pools.ts";
import { getCopyFacts } from "#platform/documents/copy-facts.ts";
import type { TargetSource } from "#platform/records/registry.ts";
import { findRecord, listLinked } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { Assessment } from "../model/assessment.ts";
import { assessmentKind } from "../model/assessment-kind.ts";
import { withoutDissent } from "../model/assessment-texts.ts";
import type { DocumentFacts } from "./facts-on-paper.ts";

/** Dissent stays with those who write and review, so that people dare to write it. */
const reviewers = ["analyst", "senior", "director"];

export type DocumentSource = { readonly sources: readonly TargetSource[]; readonly measureName: DocumentFacts["measureName"] };

/** One assessment with all that its paper names, as this viewer may see it. */
export async function getDocumentFacts(db: Db, ctx: Context, { sources, measureName }: DocumentSource, id: string): Promise<DocumentFacts> {
  const record = (await findRecord(db, assessmentKind, id)) ?? refuse("assessment.assessment-not-found");
  const whole = v.parse(Assessment, record.content);
  const seesDissent = rolesIn(ctx.viewer, record.compartmentId).some((role) => reviewers.includes(role));
  const content = seesDissent ? whole : withoutDissent(whole);
  const linked = await listLinked(db, content.judgements.flatMap((judgement) => judgement.evidence.map((evidence) => evidence.recordId)), sources);
  return {
    content,
    copy: await getCopyFacts(db, ctx, assessmentKind, record),
    evidence: new Map(linked.map(({ id: recordId, kind, state, label, changedAt }) => [recordId, { kind, state, label, changedAt }])),
    people: await namesOf(db, content.judgements.flatMap((judgement) => judgement.dissent.map((dissent) => dissent.by))),
    measureName,
  };
}

async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select id, name from access.account where id = any (${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}
