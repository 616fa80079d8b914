import { useId, useState } from "react";
import { Link, useLocation } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { useSession } from "#ui/session.ts";
import { currentEntry, navLinks } from "./navigation.ts";
import styles from "./Navigation.module.css";

/** Beside the screen on a desk; on a phone the first entries along the lower edge, the others behind "More". */
export function Navigation() {
  const t = useMessages();
  const id = useId();
  const [path] = useLocation();
  // Remembered together with the address, so that going somewhere closes the list.
  const [openAt, setOpenAt] = useState<string>();
  const isOpen = openAt === path;
  const links = navLinks(useSession().administrator);
  const current = currentEntry(links, path);
  return (
    <nav aria-label={t("web.nav")} className={styles["nav"]} data-open={isOpen || undefined}>
      <ul id={id}>
        {links.map(({ entry, path: to, titleKey }) => (
          <li key={entry}>
            <Link href={to} aria-current={entry === current ? "page" : undefined}>{t(titleKey)}</Link>
          </li>
        ))}
      </ul>
      {links.length > 3 && (
        <button type="button" className={styles["more"]} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpenAt(isOpen ? undefined : path)}>
          {isOpen ? t("web.nav.less") : t("web.nav.more")}
        </button>
      )}
    </nav>
  );
}
