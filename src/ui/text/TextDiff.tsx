import { diffWords } from "./diff-words.ts";
import { OnlyRead } from "./OnlyRead.tsx";
import { useMessages } from "../messages.ts";
import styles from "./TextDiff.module.css";

/** Two texts as one: what was removed is struck through, what was added underlined, and both are said. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const t = useMessages();
  return (
    <div className={styles["diff"]} dir="auto">
      {diffWords(before, after).map((part, index) => {
        if (part.kind === "same") return <span key={index}>{part.text}</span>;
        const Tag = part.kind === "added" ? "ins" : "del";
        return (
          <Tag key={index}>
            <OnlyRead>{t(`ui.diff.${part.kind}`)}</OnlyRead>
            {part.text}
          </Tag>
        );
      })}
    </div>
  );
}
