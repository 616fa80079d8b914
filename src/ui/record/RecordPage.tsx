import { lazy, Suspense, type ReactNode } from "react";
import { useSearch } from "wouter";
import { hasStandIn } from "../api.ts";
import { LinkButton } from "../button/LinkButton.tsx";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { Notice } from "../page/Notice.tsx";
import { Page, type Breadcrumb } from "../page/Page.tsx";
import { Section } from "../page/Section.tsx";
import { Skeleton } from "../page/Skeleton.tsx";
import { Tabs } from "../page/Tabs.tsx";
import { Badge } from "../text/Badge.tsx";
import { UserText } from "../text/UserText.tsx";
import { LinkedList } from "./LinkedList.tsx";
import { ChainPanel } from "./ChainPanel.tsx";
import { HistoryPanel } from "./HistoryPanel.tsx";
import { AskLowering, LoweringRequest, RaiseLabel } from "./Labelling.tsx";
import { StepBar, type StepBarProps } from "./StepBar.tsx";
import type { RecordAnswer } from "./record.ts";

const SharePanel = lazy(() => import("./SharePanel.tsx").then((module) => ({ default: module.SharePanel })));

export type RecordPageProps = {
  path: string;
  record: RecordAnswer<unknown>;
  label: "unclassified" | "confidential" | "strictly-confidential";
  breadcrumbs?: readonly Breadcrumb[];
  /** The sentence that says it first. */
  lead?: ReactNode;
  actions?: ReactNode;
  inputs?: StepBarProps["inputs"];
  without?: StepBarProps["without"];
  onTaken?: StepBarProps["onTaken"];
  /** Further parts, each at its own address `?part=…`. */
  parts?: readonly { readonly key: string; readonly text: string; readonly count?: number; readonly body: ReactNode }[];
  children: ReactNode;
};

/** The frame of one record: what it is, its state, what can be done, and beside its content the chain and the history. */
export function RecordPage({ path, record, label, breadcrumbs, lead, actions, inputs, without, onTaken, parts = [], children }: RecordPageProps) {
  const t = useMessages();
  const format = useFormat();
  const part = new URLSearchParams(useSearch()).get("part") ?? "";
  const { earlier } = record;
  const address = `/${path}/${record.id}`;
  // What is beside the content of an earlier version belongs to the record as it stands.
  const all = earlier !== null ? [{ key: "", text: t("ui.record.content"), body: children }] : [
    { key: "", text: t("ui.record.content"), body: children },
    ...parts,
    ...(record.mayShare ? [{ key: "sharing", text: t("ui.record.sharing"), body: <SharePanel path={path} record={record} /> }] : []),
    { key: "chain", text: t("ui.record.chain"), body: <Section title={t("ui.record.chain")}><ChainPanel path={path} kind={record.kind} id={record.id} /><LinkedList linked={record.linked} /></Section> },
    { key: "history", text: t("ui.record.history"), body: <Section title={t("ui.record.history")}><HistoryPanel path={path} kind={record.kind} id={record.id} /><RaiseLabel path={path} record={record} label={label} /><AskLowering path={path} record={record} label={label} /></Section> },
  ];
  const shown = all.find((one) => one.key === part) ?? all[0];
  return (
    <Page
      title={record.title}
      // The history of a browser keeps what its windows are called, on the disk and in the clear.
      windowTitle={label === "unclassified" && !hasStandIn() ? undefined : (record.number ?? t(record.kind))}
      label={label}
      number={record.number ?? undefined}
      asOf={record.changedAt}
      breadcrumbs={breadcrumbs}
      lead={<><Badge>{t(record.kind)}</Badge> <Badge tone="warn">{t(`${record.kind}.state.${record.state}`)}</Badge> {lead}</>}
      actions={earlier !== null ? <LinkButton to={address}>{t("ui.record.version-back")}</LinkButton> : <>{actions}<StepBar path={path} record={record} inputs={inputs} without={without} onTaken={onTaken} /></>}
    >
      {earlier !== null && <Notice><p><strong>{t("ui.record.version-shown", { version: record.version, latest: earlier.latest, when: format.dateTime(record.changedAt) })}</strong> {t("ui.record.version-links")}</p></Notice>}
      <LoweringRequest path={path} record={record} />
      {record.sentBack && <SentBack kind={record.kind} {...record.sentBack} />}
      <Tabs label={t("ui.record.parts")} current={part === "" ? address : `${address}?part=${part}`} tabs={all.map((one) => ({ to: one.key === "" ? address : `${address}?part=${one.key}`, text: one.text, count: "count" in one ? one.count : undefined }))} />
      <Suspense fallback={<Skeleton lines={6} />}>{shown?.body}</Suspense>
    </Page>
  );
}

/** Why the record is at its beginning again, above everything else that is on the page. */
function SentBack({ kind, step, at, reason }: { kind: string } & NonNullable<RecordAnswer<unknown>["sentBack"]>) {
  const t = useMessages();
  const format = useFormat();
  return (
    <Notice>
      <strong>{t("ui.record.sent-back", { step: t(`${kind}.step.${step}`), when: format.dateTime(at) })}</strong>
      {reason !== "" && <UserText text={reason} />}
    </Notice>
  );
}
