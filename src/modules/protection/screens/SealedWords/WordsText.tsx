import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Words } from "../../model/sealed-words.ts";
import type { SealedKind } from "./sealed-kind.ts";
import { useSealedWords } from "./use-sealed-words.ts";

/** Opened words, each by its name. */
export function WordsText({ kind, words }: { kind: SealedKind; words: Words }) {
  useSealedWords();
  const t = useMessages();
  return <KeyValue items={kind.inputs.map(({ name }) => ({ key: t(`${kind.says}.${name}`), value: words[name] ? <UserText text={words[name]} /> : undefined }))} />;
}
