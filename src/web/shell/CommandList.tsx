import { useEffect, useId, useState } from "react";
import { useLocation } from "wouter";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { commandsOpen, matchingCommands, type Command } from "./commands.ts";
import type { NavLink } from "./navigation.ts";
import styles from "./CommandList.module.css";

/** Ctrl or Cmd with K: go anywhere by typing. The places come from the shell: imported here, the table of all screens would be a file of its own. */
export function CommandList({ places }: { places: readonly NavLink[] }) {
  const t = useMessages();
  const isOpen = commandsOpen.use();
  useShortcut();
  return (
    <Dialog title={t("web.commands.title")} isOpen={isOpen} onClose={() => commandsOpen.set(false)}>
      <Commands places={places} />
    </Dialog>
  );
}

function useShortcut(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      commandsOpen.set(!commandsOpen.get());
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

function Commands({ places }: { places: readonly NavLink[] }) {
  const t = useMessages();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [marked, setMarked] = useState(0);
  const found = useCommands(places, typed);
  const run = (command: Command | undefined) => {
    commandsOpen.set(false);
    command?.run();
  };
  const onKey = (key: string): boolean => {
    if (key === "ArrowDown") setMarked(Math.min(found.length - 1, marked + 1));
    else if (key === "ArrowUp") setMarked(Math.max(0, marked - 1));
    else if (key === "Enter") run(found[marked]);
    else return false;
    return true;
  };
  return (
    <div className={styles["commands"]}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found[marked] && `${id}-${marked}`}
        aria-label={t("web.commands.type")}
        placeholder={t("web.commands.type")}
        dir={typed === "" ? undefined : "auto"}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMarked(0);
        }}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing && onKey(event.key)) event.preventDefault();
        }}
      />
      <ul id={id} role="listbox" aria-label={t("web.commands.title")}>
        {found.map((command, index) => (
          <li key={command.id} id={`${id}-${index}`} role="option" aria-selected={index === marked} onClick={() => run(command)}>{command.text}</li>
        ))}
      </ul>
    </div>
  );
}

function useCommands(places: readonly NavLink[], typed: string): readonly Command[] {
  const t = useMessages();
  const [, navigate] = useLocation();
  const { languages, setLanguage } = useLanguage();
  const go = places.map(({ entry, path, titleKey }) => ({ id: entry, text: t("web.commands.go", { place: t(titleKey) }), run: () => navigate(path) }));
  const speak = languages.map(({ code, name }) => ({ id: code, text: t("web.commands.language", { language: name }), run: () => void setLanguage(code) }));
  const words = typed.trim();
  const search = words === "" ? [] : [{ id: "search", text: t("web.commands.search", { words }), run: () => navigate(`/search?q=${encodeURIComponent(words)}`) }];
  return [...matchingCommands([...go, ...speak], typed), ...search];
}
