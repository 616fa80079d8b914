import { lazy, Suspense, useEffect, useState } from "react";
import { Route, Switch, useLocation, useSearch } from "wouter";
import { Toasts } from "#ui/dialog/Toasts.tsx";
import { useFormat } from "#ui/format.ts";
import { useLive } from "#ui/live.ts";
import { loadAllVolumes, useMessages } from "#ui/messages.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { useSession } from "#ui/session.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Header } from "./Header.tsx";
import { LiveRegion } from "./LiveRegion.tsx";
import { Navigation } from "./Navigation.tsx";
import { navLinks } from "./navigation.ts";
import styles from "./Shell.module.css";

const Watch = lazy(() => import("#response/screens/Watch/index.tsx").then((module) => ({ default: module.WatchScreen })));
const loadOthers = () => import("./OtherScreens.tsx");
const OtherScreens = lazy(() => loadOthers().then((module) => ({ default: module.OtherScreens })));
/** Nobody opens the list of commands before the first screen stands. */
const CommandList = lazy(() => import("./CommandList.tsx").then((module) => ({ default: module.CommandList })));

/** What stands around every screen. */
export function Shell() {
  const t = useMessages();
  const session = useSession();
  const [path] = useLocation();
  useLive();
  useEffect(loadOthersWhenIdle, []);
  return (
    <div className={styles["shell"]}>
      <a href="#main" className={styles["skip"]}>{t("web.skip")}</a>
      {session.exercise && <aside aria-label={t("web.exercise.name")} className={styles["exercise"]}>{t("web.exercise")}</aside>}
      <Header session={session} />
      <div className={styles["body"]}>
        <Navigation />
        <main id="main" tabIndex={-1} className={styles["main"]}>
          <PrintHeader name={session.user?.name} />
          <ErrorBoundary place={path}>
            <Suspense fallback={<Skeleton />}>
              <Switch>
                <Route path="/"><Watch /></Route>
                <Route><OtherScreens /></Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Suspense><CommandList places={navLinks(session.administrator)} /></Suspense>
      <Toasts />
      <LiveRegion />
    </div>
  );
}

/** The other screens' table and words, so that going on costs no wait and the command list can name them; not on a line whose owner asked to save it. */
function loadOthersWhenIdle(): void {
  const savesData = "connection" in navigator && typeof navigator.connection === "object" && navigator.connection !== null && "saveData" in navigator.connection && navigator.connection.saveData === true;
  if (!savesData) setTimeout(() => void Promise.all([loadOthers(), loadAllVolumes()]), 4_000);
}

/** On paper: what it was printed from, by whom and when, and where it is found again with all its sources. Number and label stand beside the title. */
function PrintHeader({ name }: { name: string | undefined }) {
  const t = useMessages();
  const format = useFormat();
  const [now] = useState(() => new Date().toISOString());
  const [path] = useLocation();
  const search = useSearch();
  return (
    <div className={styles["print"]}>
      <span>{t("ui.product")}</span>
      <bdi dir="ltr">{`${location.origin}${path}${search === "" ? "" : `?${search}`}`}</bdi>
      <span>{t("web.printed", { name: name ?? t("ui.product"), when: format.dateTime(now) })}</span>
    </div>
  );
}
