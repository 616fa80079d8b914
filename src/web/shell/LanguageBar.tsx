import { api } from "#ui/api.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import styles from "./Header.module.css";

/** Languages in the order of the United Nations, each by its own name. The choice goes with the account to other devices. */
export function LanguageBar() {
  const t = useMessages();
  const { language, languages, setLanguage } = useLanguage();
  const choose = async (code: string) => {
    await setLanguage(code);
    // Kept on this device in any case; that the account could not be told is no reason to stop.
    await api.send("PUT", "/api/session/language", { language: code }).catch(() => undefined);
  };
  return (
    <ul className={styles["languages"]} aria-label={t("web.languages")}>
      {languages.map(({ code, name }) => (
        <li key={code}>
          <button type="button" lang={code} aria-pressed={code === language} onClick={() => void choose(code)}>{name}</button>
        </li>
      ))}
    </ul>
  );
}
