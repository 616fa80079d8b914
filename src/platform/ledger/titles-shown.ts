import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { prepared } from "../database/prepared.ts";
import type { Context } from "../context.ts";
import { labels } from "../rules/label.ts";
import { recordEntry } from "./record-entry.ts";

/** Whoever looks at the same list again within this time has seen nothing new; screens ask again whenever somebody saves. */
const rememberedMs = 10 * 60_000;
/** About fifty people with two thousand titles each; beyond that everything is forgotten, and entered once more when it is shown. */
const mostRemembered = 100_000;

/** Ids of records whose titles stand in an answer and are confidential or more, with the rank of their label. */
export function confidentialTitles(answer: unknown, found = new Map<string, number>()): Map<string, number> {
  if (Array.isArray(answer)) answer.forEach((part) => confidentialTitles(part, found));
  else if (typeof answer === "object" && answer !== null) {
    const [id, rank] = titled(answer);
    if (id !== undefined && rank > 0) found.set(id, rank);
    for (const part of Object.values(answer)) if (typeof part === "object") confidentialTitles(part, found);
  }
  return found;
}

/** An entry of the ledger has an id of its own and names the record beside it. */
function titled(part: object): [id: string | undefined, rank: number] {
  const { id, recordId, title, label }: { id?: unknown; recordId?: unknown; title?: unknown; label?: unknown } = part;
  if (typeof label !== "string" || typeof title !== "string" || title === "") return [undefined, 0];
  const of = typeof recordId === "string" ? recordId : id;
  return [typeof of === "string" ? of : undefined, labels.findIndex((one) => one === label)];
}

export type TitleLog = { enter(ctx: Context, event: string, answer: unknown): Promise<void> };

/**
 * S61 for answers with many records: one entry for those confidential titles that this person has not been shown in this list within
 * the last minutes, before the answer leaves. What is remembered is this server's own; another one enters them once more.
 */
export function openTitleLog(): TitleLog {
  const lists = new Map<string, Map<string, number>>();
  let remembered = 0;
  return {
    enter: async (ctx, event, answer) => {
      const titles = confidentialTitles(answer);
      if (titles.size === 0) return;
      const list = `${ctx.viewer.userId} ${event}`;
      const now = ctx.now.getTime();
      const known = lists.get(list);
      const fresh = [...titles].filter(([id]) => (known?.get(id) ?? 0) <= now);
      if (fresh.length === 0) return;
      await enterTitles(ctx, event, new Map(fresh));
      if (remembered > mostRemembered) {
        lists.clear();
        remembered = 0;
      }
      const kept = lists.get(list) ?? new Map<string, number>();
      for (const [id] of fresh) kept.set(id, now + rememberedMs);
      lists.set(list, kept);
      remembered += fresh.length;
    },
  };
}

async function enterTitles(ctx: Context, event: string, titles: ReadonlyMap<string, number>): Promise<void> {
  const [id, ids] = [randomUUID(), [...titles.keys()].toSorted()];
  await ctx.transaction(async (db) => {
    await recordEntry(db, { id, actorId: ctx.viewer.userId, event, label: Math.max(...titles.values()), digest: digestOf(ids) });
    await sql`${prepared} insert into ledger.titles_shown (entry_id, actor_id, record_ids) values (${id}, ${ctx.viewer.userId}, ${ids}::uuid[])`.execute(db);
  });
}

function digestOf(ids: readonly string[]): Buffer {
  return createHash("sha256").update(ids.join("\n")).digest();
}
