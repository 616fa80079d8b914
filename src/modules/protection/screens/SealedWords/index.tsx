import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useRecordList } from "#ui/record/record.ts";
import { isolate } from "#ui/text/isolate.ts";
import { openKeys, type OpenKeys } from "../sealing/key-session.ts";
import { UnlockForm } from "../sealing/UnlockForm.tsx";
import type { SealedKind } from "./sealed-kind.ts";
import type { OpenedWords } from "./fetch-words.ts";
import { useOpenedWords } from "./use-opened-words.ts";
import { useSealedWords } from "./use-sealed-words.ts";
import { useReadersOf } from "./use-readers.ts";
import { WordsForm } from "./WordsForm.tsx";
import { WordsText } from "./WordsText.tsx";

type Props = { kind: SealedKind; of: { readonly id: string; readonly compartmentId: string }; mayWrite: boolean };

/** Words that are sealed in the browser: one deliberate press, logged before they are shown, opened here with the person's key, and covered again after a minute. */
export function SealedWords(props: Props) {
  useSealedWords();
  const { kind, of, mayWrite } = props;
  const t = useMessages();
  const [known] = useRecordList(kind.path, kind.kind, { linked: of.id });
  const keys = openKeys.use();
  return (
    <Section title={t(`${kind.says}.title`)} lead={t(known === undefined ? `${kind.says}.none` : `${kind.says}.logged`)}>
      {(mayWrite || known !== undefined) && <UnlockForm />}
      {keys && <WhileOpen {...props} id={known?.id} keys={keys} />}
    </Section>
  );
}

type OpenProps = Props & { /** Absent while nothing is written down. */ id: string | undefined; keys: OpenKeys };

/** What is shown, and what is being typed, is in this component alone: locking the keys takes it away (S33). */
function WhileOpen({ kind, of, mayWrite, id, keys }: OpenProps) {
  const t = useMessages();
  const [writing, setWriting] = useState<{ readonly on: OpenedWords | undefined }>();
  const { opened, problem, link, reveal, cover } = useOpenedWords(kind, of, id, keys);
  const write = () => setWriting({ on: opened });
  if (writing) return <WordsForm kind={kind} of={of} opened={writing.on} author={keys.author} onDone={() => { setWriting(undefined); cover(); }} />;
  if (id === undefined) return mayWrite ? <div><Button onClick={write}>{t(`${kind.says}.write`)}</Button></div> : null;
  return (
    <>
      {opened && <Opened kind={kind} of={of} opened={opened} />}
      {problem !== undefined && <p role="alert">{problem}</p>}
      {link}
      {opened ? (
        <div>
          <Button onClick={cover}>{t("protection.screen.sealed-words.cover")}</Button>{" "}
          {opened.stored.mayEdit && <Button look="quiet" onClick={write}>{t("protection.screen.sealed-words.change")}</Button>}
        </div>
      ) : <div><Button look="danger" onClick={reveal}>{t(`${kind.says}.reveal`)}</Button></div>}
    </>
  );
}

function Opened({ kind, of, opened: { words, box } }: Pick<Props, "kind" | "of"> & { opened: OpenedWords }) {
  const t = useMessages();
  const format = useFormat();
  const { people } = useReadersOf(kind, of.compartmentId, box?.keyIds);
  const without = people.filter(({ signer }) => box && !box.keyIds.includes(signer)).map(({ name }) => name);
  return (
    <>
      {box === undefined && <Notice>{t("protection.screen.sealed-words.in-clear")}</Notice>}
      {without.length > 0 && <Notice>{t("protection.screen.sealed-words.without", { names: format.list(without.map(isolate)) })}</Notice>}
      <WordsText kind={kind} words={words} />
    </>
  );
}
