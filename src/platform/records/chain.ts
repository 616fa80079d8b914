import { sql } from "kysely";
import type { Db } from "../database/pools.ts";
import { prepared } from "../database/prepared.ts";
import { within, withinOrReleased } from "../database/reach.ts";
import type { Label } from "../rules/label.ts";
import { listLinked, labelOf } from "./stored.ts";
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
  let frontier = await listNodes(db, [startId], sources);
  frontier.forEach((node) => nodes.set(node.id, node));
  while (frontier.length > 0 && nodes.size < mostNodes) {
    const around = await listEdges(db, frontier.filter((node) => node.id === startId || !isStanding(node.kind)).map((node) => node.id));
    const unknown = [...new Set(around.flatMap((edge) => [edge.from, edge.to]))].filter((id) => !nodes.has(id));
    frontier = await listNodes(db, unknown.slice(0, mostNodes - nodes.size), sources);
    frontier.forEach((node) => nodes.set(node.id, node));
    around.forEach((edge) => edges.set(`${edge.from} ${edge.to} ${edge.link}`, edge));
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

async function listNodes(db: Db, ids: readonly string[], sources: readonly TargetSource[]): Promise<ChainNode[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<ChainNode, "label"> & { label: number }>`${prepared}
    select id, kind, title, state, number, label from record.head where id = any (${ids}::uuid[]) and ${withinOrReleased(db, "head")}
  `.execute(db);
  const found = new Set(rows.map((row) => row.id));
  const others = await listLinked(db, ids.filter((id) => !found.has(id)), sources);
  const targets = others.map((target) => ({ id: target.id, kind: target.kind, title: target.title ?? "", state: target.state, number: null, label: target.label }));
  return [...rows.map((row) => ({ ...row, label: labelOf(row.label) })), ...targets];
}

async function listEdges(db: Db, ids: readonly string[]): Promise<ChainEdge[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ChainEdge>`${prepared}
    select from_id as "from", to_id as "to", link from record.link where from_id = any (${ids}::uuid[]) and ${within(db, "link")}
    union
    select from_id, to_id, link from record.link where to_id = any (${ids}::uuid[]) and ${within(db, "link")}
  `.execute(db);
  return rows;
}
