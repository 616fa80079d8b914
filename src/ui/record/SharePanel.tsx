import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { longestShareDays, SharedFact } from "#platform/rules/shared-view.ts";
import { announce } from "../announce.ts";
import { api } from "../api.ts";
import { Button } from "../button/Button.tsx";
import { Dialog } from "../dialog/Dialog.tsx";
import { Form } from "../form/Form.tsx";
import { ReasonDialog } from "../form/ReasonDialog.tsx";
import { TextArea } from "../form/TextArea.tsx";
import { TextField } from "../form/TextField.tsx";
import { useStepUp } from "../form/step-up.tsx";
import { useForm } from "../form/use-form.ts";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { Empty } from "../page/Empty.tsx";
import { Section } from "../page/Section.tsx";
import type { Column } from "../table/column.ts";
import { DataTable } from "../table/DataTable.tsx";
import type { RecordAnswer } from "./record.ts";
import { SharedFacts } from "./SharedFacts.tsx";

const Share = v.object({ id: v.string(), partnerName: v.string(), version: v.number(), reason: v.string(), sharedAt: v.string(), validUntil: v.string(), endedAt: v.nullable(v.string()) });
type Share = v.InferOutput<typeof Share>;
const Offer = v.object({ facts: v.array(SharedFact), whyNot: v.nullable(v.string()), items: v.array(Share) });

type Props = { path: string; record: RecordAnswer<unknown> };

/** With which partners a record is shared, exactly what they receive, and the way to share or withdraw it. */
export function SharePanel({ path, record }: Props) {
  const t = useMessages();
  const [ended, end] = useState<Share>();
  const [isSharing, setSharing] = useState(false);
  const { data } = useSuspenseQuery({ queryKey: [record.kind, record.id, "shares"], queryFn: () => api.get(`/api/${path}/${record.id}/shares`, undefined, Offer) });
  return (
    <>
      <Section title={t("ui.record.shared-with")} lead={t("ui.record.sharing-lead")}>
        {data.items.length === 0 ? <Empty why="nothing">{t("ui.record.shared-none")}</Empty> : <ShareTable shares={data.items} mayEnd={data.whyNot !== "platform.step-not-for-your-role"} onEnd={end} />}
      </Section>
      <Section title={t("ui.record.sharing-preview")}>
        {data.facts.length === 0 ? <p>{t("ui.record.sharing-nothing")}</p> : <SharedFacts facts={data.facts} />}
        <p><Button whyNot={data.whyNot === null ? undefined : t(data.whyNot)} onClick={() => setSharing(true)}>{t("ui.record.share")}</Button></p>
      </Section>
      {isSharing && <ShareDialog path={path} record={record} onClose={() => setSharing(false)} />}
      {ended && <EndDialog path={path} record={record} share={ended} onClose={() => end(undefined)} />}
    </>
  );
}

function ShareTable({ shares, mayEnd, onEnd }: { shares: readonly Share[]; mayEnd: boolean; onEnd: (share: Share) => void }) {
  const t = useMessages();
  const format = useFormat();
  const isOver = (share: Share) => share.endedAt !== null || Date.parse(share.validUntil) <= Date.now();
  const columns: readonly Column<Share>[] = [
    { key: "partner", title: t("ui.record.shared-with"), kind: "text", value: (row) => row.partnerName },
    { key: "version", title: t("ui.record.shared-version"), kind: "number", value: (row) => row.version },
    { key: "until", title: t("ui.record.shared-until"), kind: "text", value: (row) => row.validUntil, cell: (row) => (isOver(row) ? t("ui.record.share-over") : format.date(row.validUntil)) },
    { key: "reason", title: t("ui.record.reason"), kind: "text", value: (row) => row.reason },
    ...(mayEnd ? [{ key: "end", title: t("ui.record.share-end"), kind: "buttons", value: () => "", cell: (row: Share) => (isOver(row) ? "" : <Button look="quiet" label={t("ui.record.share-end-of", { name: row.partnerName })} onClick={() => onEnd(row)}>{t("ui.record.share-end")}</Button>) } as const] : []),
  ];
  return <DataTable caption={t("ui.record.shared-with")} isCaptionHidden columns={columns} rows={shares} rowKey={(row) => row.id} />;
}

/** Something leaves the office: the dialog says again what the record is, and asks for whom, for how long and why. */
function ShareDialog({ path, record, onClose }: Props & { onClose: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { email: "", days: "30", reason: "" },
    check: ({ days, reason }) => [
      ...(/^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= longestShareDays ? [] : [{ path: "days", sentence: t("ui.record.share-days-invalid") }]),
      ...(reason.trim().length < 3 ? [{ path: "reason", sentence: t("platform.reason-invalid") }] : []),
    ],
    save: ({ email, days, reason }) => stepUp.attempt(api.send("POST", `/api/${path}/${record.id}/shares`, { email, days: Number(days), reason }, { version: record.version })),
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: [record.kind, record.id, "shares"] });
      announce(t("ui.record.shared"));
      onClose();
    },
  });
  return (
    <Dialog title={t("ui.record.share")} isOpen onClose={onClose}>
      <Form form={form} submitText={t("ui.record.share")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
        {stepUp.link}
        <p dir="auto"><strong>{record.title}</strong></p>
        <TextField label={t("ui.record.share-email")} type="email" isRequired maxLength={320} {...form.field("email")} />
        <TextField label={t("ui.record.share-days")} isRequired maxLength={3} {...form.field("days")} />
        <TextArea label={t("ui.record.reason")} isRequired rows={2} maxLength={1000} {...form.field("reason")} />
      </Form>
    </Dialog>
  );
}

function EndDialog({ path, record, share, onClose }: Props & { share: Share; onClose: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const onDone = () => {
    void queries.invalidateQueries({ queryKey: [record.kind, record.id, "shares"] });
    announce(t("ui.record.share-ended"));
  };
  return <ReasonDialog title={t("ui.record.share-end-of", { name: share.partnerName })} submitText={t("ui.record.share-end")} send={(reason) => api.send("POST", `/api/${path}/${record.id}/shares/${share.id}/end`, { reason })} onDone={onDone} onClose={onClose} />;
}
