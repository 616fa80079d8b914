import { useMessages } from "#ui/messages.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { isBlank } from "../../model/text.ts";
import styles from "./styles.module.css";

/** What the authors wrote; an empty section says that it is empty. */
export function Written({ text, language }: { text: string; language: string }) {
  const t = useMessages();
  return isBlank(text) ? <p className={styles["soft"]}>{t("assessment.screen.reading.nothing-written")}</p> : <UserText text={text} lang={language} />;
}
