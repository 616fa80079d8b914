import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import styles from "./styles.module.css";

/** A word that stands further down in the file than the rows that are shown. */
export function NewWord({ onAdd }: { onAdd: (word: string) => void }) {
  const t = useMessages();
  const [word, setWord] = useState("");
  const add = () => {
    if (word.trim() !== "") onAdd(word.trim());
    setWord("");
  };
  return (
    <div className={styles["new-word"]}>
      <TextField label={t("information.screen.import.new-word")} name="newWord" value={word} onChange={setWord} maxLength={200} />
      <Button onClick={add}>{t("ui.tags.add")}</Button>
    </div>
  );
}
