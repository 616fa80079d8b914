import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { ReasonDialog } from "#ui/form/ReasonDialog.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { DataTable } from "#ui/table/DataTable.tsx";
import { PackList, type ListedNote, type ListedPack } from "../../model/mission-pack/mission-pack.ts";
import { NoteText } from "./NoteText.tsx";
import { readNote } from "../mission-pack/open-pack.ts";
import { openKeys, type OpenKeys } from "../sealing/key-session.ts";
import { useRootOf } from "../sealing/sealing-query.ts";
import { usePackWords } from "./use-pack-words.ts";
import { UnlockForm } from "../sealing/UnlockForm.tsx";

/** Who carries what of a visit, what can be done about a device that is lost, and what came back. */
export function VisitPacks({ id, compartmentId }: { id: string; compartmentId: string }) {
  usePackWords();
  const t = useMessages();
  const queryKey = ["protection.visit", id, "mission-packs"];
  const { data, refetch } = useSuspenseQuery({ queryKey, queryFn: () => api.get(`/api/visits/${id}/mission-packs`, undefined, PackList) });
  return (
    <>
      <Section title={t("protection.screen.pack.of-visit")} lead={t("protection.screen.pack.of-visit-lead")} actions={<LinkButton to={`/visits/${id}/mission-pack`}>{t("protection.screen.pack.new")}</LinkButton>}>
        {data.packs.length === 0 ? <p>{t("protection.screen.pack.of-visit-none")}</p> : <Packs visitId={id} packs={data.packs} onChanged={() => void refetch()} />}
      </Section>
      {data.notes.length > 0 && <Notes compartmentId={compartmentId} {...data} />}
    </>
  );
}

function Packs({ visitId, packs, onChanged }: { visitId: string; packs: readonly ListedPack[]; onChanged: () => void }) {
  const t = useMessages();
  const format = useFormat();
  const say = (name: string) => t(`protection.screen.pack.${name}`);
  const [wiping, setWiping] = useState<ListedPack>();
  const standing = ({ wipedAt, wipeAskedAt, until }: ListedPack) => {
    if (wipedAt !== null) return t("protection.screen.pack.wiped-at", { when: format.dateTime(wipedAt) });
    if (wipeAskedAt !== null) return t("protection.screen.pack.wipe-asked-at", { when: format.dateTime(wipeAskedAt) });
    return t(until < new Date().toISOString() ? "protection.screen.pack.lease-over" : "protection.screen.pack.on-the-road");
  };
  return (
    <>
      <DataTable
        isStacked
        caption={say("of-visit")}
        isCaptionHidden
        rows={packs}
        rowKey={(row) => row.id}
        columns={[
          { key: "holder", title: say("holder"), kind: "text", value: ({ holderName }) => holderName },
          { key: "records", title: say("carried"), kind: "text", value: ({ records, identities }) => t("protection.screen.pack.carried-count", { records, identities }) },
          { key: "made", title: say("made-at"), kind: "date", value: ({ madeAt }) => madeAt, isMinor: true },
          { key: "until", title: say("until"), kind: "date", value: ({ until }) => until, cell: ({ until }) => format.dateTime(until) },
          { key: "contact", title: say("last-contact"), kind: "date", value: ({ lastContactAt }) => lastContactAt, cell: ({ lastContactAt }) => (lastContactAt === null ? undefined : format.dateTime(lastContactAt)) },
          { key: "standing", title: t("ui.record.state"), kind: "text", value: standing },
          { key: "wipe", title: say("wipe-remote"), kind: "text", value: () => undefined, cell: (row) => row.mayWipe && <Button look="danger" label={t("protection.screen.pack.wipe-of", { name: row.holderName })} onClick={() => setWiping(row)}>{say("wipe-remote")}</Button> },
        ]}
      />
      {wiping && (
        <ReasonDialog
          title={t("protection.screen.pack.wipe-of", { name: wiping.holderName })}
          lead={<p>{say("wipe-remote-means")}</p>}
          submitText={say("wipe-remote")}
          send={(reason) => api.send("POST", `/api/visits/${visitId}/mission-packs/${wiping.id}/wipe`, { reason })}
          onDone={onChanged}
          onClose={() => setWiping(undefined)}
        />
      )}
    </>
  );
}

function Notes({ packs, notes, compartmentId }: PackList & { compartmentId: string }) {
  const t = useMessages();
  const keys = openKeys.use();
  return (
    <Section title={t("protection.screen.pack.came-back", { count: notes.length })} lead={t("protection.screen.pack.came-back-lead")}>
      <UnlockForm />
      {keys && notes.map((note) => <Note key={note.id} note={note} pack={packs.find(({ id }) => id === note.packId)} compartmentId={compartmentId} keys={keys} />)}
    </Section>
  );
}

/** The author is whoever made the pack: the note is signed with the key of that device. */
function Note({ note, pack, compartmentId, keys }: { note: ListedNote; pack: ListedPack | undefined; compartmentId: string; keys: OpenKeys }) {
  const t = useMessages();
  const format = useFormat();
  const organisation = useRootOf()(compartmentId);
  const { data } = useQuery({
    queryKey: ["road-note", note.id], gcTime: 0,
    queryFn: () => readNote(note, { organisation, compartmentId, signer: pack?.signer ?? "" }, keys.identity).then((text) => ({ text }), (error: unknown) => ({ refused: error instanceof SealingRefused ? error.code : "sealing.damaged" })),
  });
  return (
    <>
      <h3>{t("protection.screen.pack.note-by", { name: pack?.holderName ?? "", when: format.dateTime(note.receivedAt) })}</h3>
      {data && ("text" in data ? <NoteText note={data.text} /> : <p role="alert">{t(data.refused)}</p>)}
    </>
  );
}
