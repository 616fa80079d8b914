import { useState } from "react";
import { announce } from "#ui/announce.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import styles from "./styles.module.css";

/** Something that is shown only once: the text, a button that copies it, and how to hand it over. */
export function Secret({ label, secret, how, onDone }: { label: string; secret: string; how: string; onDone: () => void }) {
  const t = useMessages();
  const [copied, setCopied] = useState<"yes" | "failed">();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied("yes");
      announce(t("web.people.copied"));
    } catch {
      setCopied("failed");
    }
  };
  return (
    <div className={styles["secret"]}>
      <p>{how}</p>
      <label>
        {label}
        <input readOnly dir="ltr" value={secret} onFocus={(event) => event.target.select()} />
      </label>
      <div className={styles["actions"]}>
        <Button look="main" onClick={() => void copy()}>{t("web.people.copy")}</Button>
        <Button onClick={onDone}>{t("web.people.done")}</Button>
        {copied !== undefined && <span role="status">{t(copied === "yes" ? "web.people.copied" : "web.people.copy-failed")}</span>}
      </div>
    </div>
  );
}
