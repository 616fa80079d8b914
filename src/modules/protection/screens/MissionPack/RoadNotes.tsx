import { useEffect, useRef } from "react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { wakeOfflineWorker } from "#ui/offline-worker.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import { mostNoteLetters, type SealedNote } from "../../model/mission-pack/mission-pack.ts";
import { loadDraft, readNote, saveDraft, writeNote, type OpenPack } from "../mission-pack/open-pack.ts";
import { NoteText } from "./NoteText.tsx";
import { useRefreshDevice } from "./use-device.ts";

/** Writing on the road, and what was written and has not come home yet. */
export function RoadNotes({ open, waiting }: { open: OpenPack; waiting: readonly SealedNote[] }) {
  const t = useMessages();
  const { data: draft } = useSuspenseQuery({ queryKey: ["mission-pack-draft", open.pack.id], queryFn: () => loadDraft(open), staleTime: Infinity });
  const { data: notes } = useQuery({ queryKey: ["mission-pack-waiting", waiting.map(({ id }) => id)], queryFn: () => Promise.all(waiting.map((note) => readNote(note, open.pack, open.keys.identity))) });
  return (
    <Section title={t("protection.screen.pack.notes")} lead={t("protection.screen.pack.notes-lead")}>
      {open.pack.readers.length === 0 ? <Notice>{t("protection.screen.pack.no-readers")}</Notice> : <WriteNote open={open} draft={draft} />}
      {notes?.map((note) => <NoteText key={note.writtenAt} note={note} />)}
    </Section>
  );
}

const draftPauseMs = 700;

function WriteNote({ open, draft }: { open: OpenPack; draft: string }) {
  const t = useMessages();
  const refresh = useRefreshDevice();
  const { items } = open.contents;
  const form = useForm({
    initial: { about: "", text: draft },
    outlivesPage: true,
    check: ({ text }) => (text.trim() === "" ? [{ path: "text", sentence: t("protection.screen.pack.note-empty") }] : []),
    save: async ({ about, text }) => {
      const item = items.find(({ id }) => id === about);
      await writeNote(open, { about: item ? { path: item.path, id: item.id, title: item.title } : null, writtenAt: new Date().toISOString(), text });
    },
    onSaved: () => {
      form.reset({ about: "", text: "" });
      toast(t("protection.screen.pack.note-kept"));
      // On the way home at once where there is a way.
      wakeOfflineWorker();
      void refresh();
    },
  });
  const { text } = form.values;
  const kept = useRef(draft);
  useEffect(() => {
    if (text === kept.current) return undefined;
    const timer = setTimeout(() => {
      kept.current = text;
      void saveDraft(open, text);
    }, draftPauseMs);
    return () => clearTimeout(timer);
  }, [open, text]);
  return (
    <Form form={form} submitText={t("protection.screen.pack.note-keep")}>
      <SelectField label={t("protection.screen.pack.note-about")} emptyText={t("protection.screen.pack.note-mission")} options={items.map(({ id, title }) => ({ value: id, text: title }))} {...form.field("about")} />
      <TextArea label={t("protection.screen.pack.note-text")} hint={t("protection.screen.pack.note-hint")} isRequired rows={6} maxLength={mostNoteLetters} {...form.field("text")} />
    </Form>
  );
}
