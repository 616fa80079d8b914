import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "../api.ts";
import { ChainView } from "../chain/ChainView.tsx";
import { useMessages } from "../messages.ts";
import { Empty } from "../page/Empty.tsx";

const Node = v.object({ id: v.string(), kind: v.string(), title: v.string(), state: v.string(), number: v.nullable(v.string()), label: v.picklist(["unclassified", "confidential", "strictly-confidential"]), path: v.optional(v.string()), stage: v.optional(v.string()) });
const Chain = v.object({ nodes: v.array(Node), edges: v.array(v.object({ from: v.string(), to: v.string(), link: v.string() })), isCut: v.boolean() });

const stages = ["know", "judge", "warn", "act", "learn", "beside"] as const;

/** What a record rests on, and what was done about it, walked both ways as far as the reader may see. */
export function ChainPanel({ path, kind, id }: { path: string; kind: string; id: string }) {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: [kind, id, "chain"], queryFn: () => api.get(`/api/${path}/${id}/chain`, undefined, Chain) });
  if (data.nodes.length < 2) return <Empty why="nothing">{t("ui.record.chain-empty")}</Empty>;
  const nodes = data.nodes.map((node) => ({
    id: node.id,
    stage: node.stage ?? "beside",
    title: node.title,
    to: node.path === undefined ? undefined : `/${node.path}/${node.id}`,
    detail: [t(node.kind), node.number, t(`${node.kind}.state.${node.state}`)].filter((word) => word !== null).join(" \u00b7 "),
    label: node.label,
    isCurrent: node.id === id,
  }));
  const edges = data.edges.map((edge) => ({ from: edge.from, to: edge.to, text: t(`ui.record.link.${edge.link}`) }));
  return (
    <>
      {data.isCut && <p>{t("ui.record.chain-cut", { count: data.nodes.length })}</p>}
      <ChainView stages={stages.map((stage) => ({ key: stage, title: t(`ui.record.stage.${stage}`) }))} nodes={nodes} edges={edges} />
    </>
  );
}
