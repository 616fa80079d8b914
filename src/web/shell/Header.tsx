import { useState, type SubmitEvent } from "react";
import { Link, useLocation } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import type { Session } from "#ui/session.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { openCommands } from "./commands.ts";
import { ConnectionMark } from "./ConnectionMark.tsx";
import { LanguageBar } from "./LanguageBar.tsx";
import { SubjectChoice } from "./SubjectChoice.tsx";
import styles from "./Header.module.css";

/** Where one is, what one is working on, how to find something, in which language, connected or not, and as whom. */
export function Header({ session }: { session: Session }) {
  const t = useMessages();
  return (
    <header className={styles["header"]}>
      <Link href="/" className={styles["product"]}>{t("ui.product")}</Link>
      <SubjectChoice />
      <SearchBox />
      <span className={styles["command"]}>
        <Button look="quiet" onClick={openCommands}>{t("web.commands.title")} <kbd dir="ltr">Ctrl K</kbd></Button>
      </span>
      <span className={styles["end"]}>
        <ConnectionMark />
        <LanguageBar />
        <AccountMenu session={session} />
      </span>
    </header>
  );
}

function SearchBox() {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [words, setWords] = useState("");
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    if (words.trim() !== "") navigate(`/search?q=${encodeURIComponent(words.trim())}`);
  };
  return (
    <search className={styles["search"]}>
      <form onSubmit={find}>
        <input type="search" name="q" dir={words === "" ? undefined : "auto"} value={words} aria-label={t("web.search")} placeholder={t("web.search")} onChange={(event) => setWords(event.target.value)} />
      </form>
    </search>
  );
}
