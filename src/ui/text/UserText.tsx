import styles from "./UserText.module.css";

/** Text written by a person: its own language and direction, its paragraphs kept, never read as markup. */
export function UserText({ text, lang }: { text: string; lang?: string }) {
  return (
    <div className={styles["text"]} dir="auto" lang={lang}>
      {text}
    </div>
  );
}
