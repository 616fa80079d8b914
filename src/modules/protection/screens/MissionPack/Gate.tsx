import { Suspense, use, useEffect, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useFormat } from "#ui/format.ts";
import { currentLanguage, hasStoredLanguage, loadLanguage, loadVolume, useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { lockPack, openedPack } from "../mission-pack/open-pack.ts";
import { OpenPackForm } from "./OpenPackForm.tsx";
import { useDevice, type OnDevice } from "./use-device.ts";
import { WipeButton } from "./WipeButton.tsx";
import styles from "./pack.module.css";

/** What stands before every screen while the server is out of reach and this device carries a pack: it is opened, and then it answers. */
export function Gate({ children }: { children: ReactNode }) {
  for (const volume of ["words", "protection", "pack"].map(loadVolume)) use(volume);
  const device = useDevice();
  const open = openedPack.use();
  const language = device?.pack.language;
  useEffect(() => {
    if (language !== undefined && !hasStoredLanguage() && language !== currentLanguage()) void loadLanguage(language);
  }, [language]);
  if (device === undefined) return null;
  if (device === null) return children;
  if (open) return <><PackBar device={device} />{children}</>;
  return <main id="main" className={styles["gate"]}><Closed device={device} /></main>;
}

function PackBar({ device: { pack, waiting } }: { device: OnDevice }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <aside aria-label={t("protection.screen.pack.name")} className={styles["bar"]}>
      <span>{t("protection.screen.pack.open-until", { when: format.dateTime(new Date(pack.lease.until).toISOString()) })} {waiting.length > 0 && t("protection.screen.pack.waiting", { count: waiting.length })}</span>
      <span><Link href="/mission-pack">{t("protection.screen.pack.name")}</Link> <Button look="quiet" onClick={lockPack}>{t("protection.screen.unlock.lock")}</Button></span>
    </aside>
  );
}

function Closed({ device: { pack, standing, waiting } }: { device: OnDevice }) {
  const t = useMessages();
  const format = useFormat();
  const [path, go] = useLocation();
  // The way from here is the list of what is along, unless the address names something that is.
  const arrive = () => {
    if (!openedPack.get()?.contents.items.some((item) => path === `/${item.path}/${item.id}`)) go("/mission-pack");
  };
  return (
    <Suspense>
      <Page title={t("protection.screen.pack.name")} lead={t("protection.screen.pack.gate-lead")}>
        <Standing state={standing.state} until={format.dateTime(new Date(pack.lease.until).toISOString())} isGone={pack.closed === ""} />
        {standing.state === "open" && pack.closed !== "" && <OpenPackForm pack={pack} onOpened={arrive} />}
        {waiting.length > 0 && <p>{t("protection.screen.pack.waiting", { count: waiting.length })}</p>}
        <p><WipeButton waiting={waiting.length} /></p>
      </Page>
    </Suspense>
  );
}

/** Until when the pack opens, or why it does not and what to do. */
export function Standing({ state, until, isGone }: { state: OnDevice["standing"]["state"]; until: string; isGone: boolean }) {
  const t = useMessages();
  if (state === "set-back") return <Refused sentence={t("protection.screen.pack.set-back")} />;
  if (state === "over" || isGone) return <Refused sentence={t("protection.screen.pack.over")} />;
  return <p>{t("protection.screen.pack.opens-until", { when: until })}</p>;
}
