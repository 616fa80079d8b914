import { useId } from "react";
import { Link } from "wouter";
import { classNames } from "../class-names.ts";
import { useMessages } from "../messages.ts";
import type { LabelName } from "../page/LabelMark.tsx";
import { RaisedLabel } from "../page/RecordLabel.tsx";
import styles from "./ChainView.module.css";

export type ChainStage = { readonly key: string; readonly title: string };
export type ChainViewNode = {
  readonly id: string;
  readonly stage: string;
  readonly title: string;
  readonly to?: string;
  /** Kind, state, number: what tells it from its neighbours. */
  readonly detail?: string;
  readonly label?: LabelName;
  readonly isCurrent?: boolean;
};
/** `from` cites `to`; the text says as what. */
export type ChainViewEdge = { readonly from: string; readonly to: string; readonly text: string };
export type ChainViewProps = { stages: readonly ChainStage[]; nodes: readonly ChainViewNode[]; edges: readonly ChainViewEdge[] };

/** The chain both ways: one column per stage, and under each record what it rests on and what followed from it. */
export function ChainView({ stages, nodes, edges }: ChainViewProps) {
  const t = useMessages();
  const prefix = useId();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return (
    <div className={styles["scroll"]} role="region" tabIndex={0} aria-label={t("ui.chain.title")}>
      <ol className={styles["stages"]}>
        {stages.map((stage) => {
          const here = nodes.filter((node) => node.stage === stage.key);
          return (
            <li key={stage.key} className={styles["stage"]}>
              <h3>{stage.title}</h3>
              {here.length === 0 && <p className={styles["none"]}>{t("ui.chain.none")}</p>}
              <ul>
                {here.map((node) => (
                  <li key={node.id} id={`${prefix}-${node.id}`} tabIndex={-1} className={classNames(styles["node"], node.isCurrent && styles["current"])} aria-current={node.isCurrent ? "true" : undefined}>
                    <NodeTitle node={node} />
                    <Ways prefix={prefix} title={t("ui.chain.rests-on")} ends={endsOf(edges, byId, node.id, "to")} />
                    <Ways prefix={prefix} title={t("ui.chain.led-to")} ends={endsOf(edges, byId, node.id, "from")} />
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function NodeTitle({ node }: { node: ChainViewNode }) {
  return (
    <>
      <span dir="auto">{node.to === undefined ? <strong>{node.title}</strong> : <Link href={node.to}>{node.title}</Link>}</span>
      <span className={styles["detail"]}>
        {node.detail !== undefined && <bdi>{node.detail}</bdi>}
        {node.label !== undefined && <RaisedLabel label={node.label} />}
      </span>
    </>
  );
}

type End = { readonly node: ChainViewNode; readonly text: string };

function endsOf(edges: readonly ChainViewEdge[], byId: ReadonlyMap<string, ChainViewNode>, id: string, far: "from" | "to"): End[] {
  const near = far === "to" ? "from" : "to";
  return edges.flatMap((edge) => {
    const node = edge[near] === id ? byId.get(edge[far]) : undefined;
    return node ? [{ node, text: edge.text }] : [];
  });
}

function Ways({ prefix, title, ends }: { prefix: string; title: string; ends: readonly End[] }) {
  if (ends.length === 0) return null;
  return (
    <div className={styles["ways"]}>
      <span>{title}</span>
      <ul>
        {ends.map(({ node, text }) => (
          <li key={`${node.id} ${text}`}>
            <a
              href={`#${prefix}-${node.id}`}
              onClick={(event) => {
                event.preventDefault();
                const place = document.getElementById(`${prefix}-${node.id}`);
                place?.scrollIntoView({ block: "nearest", inline: "nearest" });
                place?.focus();
              }}
            >
              <bdi>{node.title}</bdi>
            </a>{" "}
            <span className={styles["detail"]}>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
