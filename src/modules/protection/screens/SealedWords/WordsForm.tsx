import * as v from "valibot";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import type { SigningPair } from "#platform/rules/sealing/signing.ts";
import { Button } from "#ui/button/Button.tsx";
import { Form } from "#ui/form/Form.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { useRecordChanges } from "#ui/record/record.ts";
import { isolate } from "#ui/text/isolate.ts";
import { sealWords, type Words } from "../../model/sealed-words.ts";
import { sayingOf } from "../sealing/saying-of.ts";
import { provenReaders, useRootOf, useSealing } from "../sealing/sealing-query.ts";
import type { SealedKind } from "./sealed-kind.ts";
import type { OpenedWords } from "./fetch-words.ts";
import { useReadersOf } from "./use-readers.ts";

type Props = { kind: SealedKind; of: { readonly id: string; readonly compartmentId: string }; opened: OpenedWords | undefined; /** Absent when the recovery key is open: it reads, and nobody writes in its name. */ author: SigningPair | undefined; onDone: () => void };

/** Writes what is sealed before it leaves this page; it says to whom. */
export function WordsForm({ kind, of, opened, author, onDone }: Props) {
  const t = useMessages();
  const format = useFormat();
  const sealing = useSealing();
  const root = useRootOf()(of.compartmentId);
  const changes = useRecordChanges(kind.path, kind.kind);
  const { people, isReader } = useReadersOf(kind, of.compartmentId, opened?.box?.keyIds);
  const initial: Words = Object.fromEntries(kind.inputs.map(({ name }) => [name, opened?.words[name] ?? ""]));
  const form = useForm({
    initial,
    check: (words) => kind.inputs.filter(({ name, isRequired }) => isRequired && words[name]?.trim() === "").map(({ name }) => ({ path: name, sentence: t(`${kind.says}.${name}-missing`) })),
    save: async (words) => {
      if (author === undefined) throw sayingOf(new SealingRefused("sealing.author-other"), t("protection.screen.recovery.is-open"));
      const readers = await provenReaders(sealing, of.compartmentId, isReader).catch((error: unknown) => {
        throw error instanceof SealingRefused ? sayingOf(error, t(error.code)) : error;
      });
      const edition = (opened?.stored.version ?? 0) + 1;
      const box = await sealWords(v.parse(kind.schema, words), { organisation: root, compartment: of.compartmentId, record: of.id, field: kind.field }, edition, readers, author);
      const content = { ...kind.frame(of.id), ...box };
      return opened ? changes.save(opened.stored.id, opened.stored.version, content) : changes.create(of.compartmentId, content);
    },
    onSaved: onDone,
  });
  const cancel = <Button look="quiet" onClick={onDone}>{t("ui.record.cancel")}</Button>;
  if (people.length === 0) return <><Notice>{t("protection.screen.sealed-words.nobody")}</Notice><div>{cancel}</div></>;
  return (
    <Form form={form} submitText={t("protection.screen.sealed-words.seal")} actions={cancel}>
      <p>{t("protection.screen.sealed-words.readers", { names: format.list(people.map(({ name }) => isolate(name))) })}</p>
      {kind.inputs.map(({ name, most, isLong, isRequired, hasHint }) => {
        const field = { key: name, label: t(`${kind.says}.${name}`), hint: hasHint ? t(`${kind.says}.${name}-hint`) : undefined, isRequired, maxLength: most, ...form.field(name) };
        return isLong ? <TextArea {...field} key={name} rows={3} /> : <TextField {...field} key={name} autoComplete="off" />;
      })}
    </Form>
  );
}
