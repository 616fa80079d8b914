import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { Link } from "wouter";
import { api } from "../api.ts";
import { Timeline } from "../chain/Timeline.tsx";
import { useMessages, type Translate } from "../messages.ts";

const Revision = v.object({
  version: v.number(),
  state: v.string(),
  step: v.nullable(v.string()),
  title: v.string(),
  authorName: v.nullable(v.string()),
  at: v.string(),
  reason: v.string(),
  digest: v.string(),
  leafIndex: v.nullable(v.number()),
});
const History = v.object({ items: v.array(Revision) });

/** Every version: who, when, why, and its place in the ledger. */
export function HistoryPanel({ path, kind, id }: { path: string; kind: string; id: string }) {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: [kind, id, "history"], queryFn: () => api.get(`/api/${path}/${id}/history`, undefined, History) });
  const latest = data.items[0]?.version;
  const items = data.items.map((revision) => ({
    id: String(revision.version),
    at: revision.at,
    author: revision.authorName ?? t("ui.record.unnamed"),
    title: revision.step === null ? t(revision.version === 1 ? "ui.record.created" : "ui.record.saved", { version: revision.version }) : t(`${kind}.step.${revision.step}`),
    reason: revision.reason === "" ? undefined : revision.reason,
    change: (
      <>
        {placeInLedger(revision, t)}
        {revision.version !== latest && <> · <Link href={`/${path}/${id}?version=${revision.version}`}>{t("ui.record.version-read")}</Link></>}
      </>
    ),
  }));
  return <Timeline items={items} />;
}

/** To whoever receives a record from an office, neither its people nor the entries of its ledger are open: then only the digest is said. */
function placeInLedger({ leafIndex, authorName, digest }: v.InferOutput<typeof Revision>, t: Translate): string {
  if (leafIndex !== null) return t("ui.record.in-ledger", { index: leafIndex, digest: digest.slice(0, 12) });
  return authorName === null ? t("ui.record.digest", { digest: digest.slice(0, 12) }) : t("ui.record.not-in-ledger-yet");
}
