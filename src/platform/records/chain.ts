import { sql } from "kysely";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { withinBeside, withinOrReleased } from "../database/reach.ts";
import type { Label } from "../rules/label.ts";
import { labelOf } from "./stored.ts";
import type { PlaceOf, TargetSource } from "./registry.ts";

export type ChainNode = { readonly id: string; readonly kind: string; readonly title: string; readonly state: string; readonly number: string | null; readonly label: Label; readonly path?: string; readonly stage?: string };
export type ChainEdge = { readonly from: string; readonly to: string; readonly link: string };
export type Chain = { readonly nodes: readonly ChainNode[]; readonly edges: readonly ChainEdge[]; readonly isCut: boolean };

const mostNodes = 300;

/**
 * Everything that can be reached from a record by walking links both ways, as far as the viewer may see: what it rests on, and
 * what was done about it. The walk goes through visible records only, so an invisible one also hides the way behind it.
 * Situations are shown but not walked through, otherwise everything of a situation would hang on everything else.
 */
export async function walkChain(db: Db, startId: string, sources: readonly TargetSource[], placeOf: PlaceOf): Promise<Chain> {
  const nodes = new Map<string, ChainNode>();
  const edges = new Map<string, ChainEdge>();
  let ids: readonly string[] = [startId];
  while (ids.length > 0 && nodes.size < mostNodes) {
    const around = await listAround(db, ids);
    around.edges.forEach((edge) => edges.set(`${edge.from} ${edge.to} ${edge.link}`, edge));
    const ends = [...new Set([startId, ...around.edges.flatMap((edge) => [edge.from, edge.to])])].filter((id) => !nodes.has(id));
    const heads = new Map(around.heads.map((node) => [node.id, node]));
    const room = mostNodes - nodes.size;
    const targets = await listTargets(db, ends.filter((id) => !heads.has(id)).slice(0, room), sources);
    const frontier = [...ends.flatMap((id) => heads.get(id) ?? []), ...targets].slice(0, room);
    frontier.forEach((node) => nodes.set(node.id, node));
    ids = frontier.filter((node) => node.id !== startId && !isStanding(node.kind)).map((node) => node.id);
  }
  // What has no page of its own, an attached file, stands on the page of the record that it belongs to.
  const placed = [...nodes.values()].flatMap((node) => (placeOf(node.kind) ? [{ ...node, ...placeOf(node.kind) }] : []));
  const shown = new Set(placed.map((node) => node.id));
  return { nodes: placed, edges: [...edges.values()].filter((edge) => shown.has(edge.from) && shown.has(edge.to)), isCut: nodes.size >= mostNodes };
}

/** Kinds that stand above the chain (situations, sources): many records name them, which does not make those records related. */
function isStanding(kind: string): boolean {
  return kind.endsWith(".situation") || kind.endsWith(".source") || kind.endsWith(".organisation") || kind.endsWith(".person") || kind.endsWith(".actor");
}

type HeadRow = Omit<ChainNode, "label"> & { label: number };

/** Links that begin or end at these, and the records themselves and at the other ends: what one step of the walk asks, asked at once. */
async function listAround(db: Db, ids: readonly string[]): Promise<{ edges: ChainEdge[]; heads: ChainNode[] }> {
  const { rows } = await sql<{ edges: ChainEdge[]; heads: HeadRow[] }>`${prepared}
    with edge as materialized (
      select from_id, to_id, link from record.link where from_id = any (${ids}::uuid[]) and ${withinBeside(db, "link", sql`whole.id = link.from_id`)}
      union
      select from_id, to_id, link from record.link where to_id = any (${ids}::uuid[]) and ${withinBeside(db, "link", sql`whole.id = link.from_id`)}
    ), seen as (
      select id, kind, title, state, number, label from record.head
       where id = any (array(select from_id from edge union select to_id from edge union select unnest(${ids}::uuid[]))) and ${withinOrReleased(db, "head")}
       limit ${2 * mostNodes}
    )
    select coalesce((select jsonb_agg(jsonb_build_object('from', from_id, 'to', to_id, 'link', link)) from edge), '[]') as edges,
           coalesce((select jsonb_agg(seen) from seen), '[]') as heads
  `.execute(db);
  const [found] = rows;
  return { edges: found?.edges ?? [], heads: (found?.heads ?? []).map((row) => ({ ...row, label: labelOf(row.label) })) };
}

/** What is linked to and is no record: events of data sets, attached files. */
async function listTargets(db: Db, ids: readonly string[], sources: readonly TargetSource[]): Promise<ChainNode[]> {
  const found = ids.length === 0 ? [] : (await Promise.all(sources.map((source) => source(db, ids)))).flat();
  return found.map(({ id, kind, title, state, label }) => ({ id, kind, title: title ?? "", state, number: null, label }));
}
