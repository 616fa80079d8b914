import "#ui/tokens.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { catalogues } from "virtual:catalogues";
import { ApiProblem, goToSignIn } from "#ui/api.ts";
import { makeQueryClient } from "#ui/live.ts";
import { currentLanguage, hasStoredLanguage, loadLanguage, preferredLanguage, provideCatalogues } from "#ui/messages.ts";
import { offlineWorker, wakeOfflineWorker } from "#ui/offline-worker.ts";
import { sessionQuery, type Session } from "#ui/session.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { ErrorBoundary } from "./shell/ErrorBoundary.tsx";
import { Shell } from "./shell/Shell.tsx";

provideCatalogues(catalogues);

const queries = makeQueryClient();
/** Wanted by devices that carry a mission pack, when the server is out of reach. */
const Gate = lazy(() => import("#protection/screens/pack.ts").then((module) => ({ default: module.Gate })));

/** Words and session are asked for together: on a slow line each wait costs a round trip. */
async function start(): Promise<void> {
  const [session] = await Promise.all([findSession(), loadLanguage(preferredLanguage())]);
  if (session === "signed-out") return;
  // The failure is not remembered: once the pack is open, it answers who this is.
  if (session === "out-of-reach") queries.removeQueries({ queryKey: sessionQuery.queryKey });
  // On a device that nobody has set yet, the account's own language counts.
  if (typeof session === "object" && !hasStoredLanguage() && session.language !== currentLanguage()) await loadLanguage(session.language);
  const root = document.getElementById("root");
  if (!root) throw new Error("the start page has no root");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ErrorBoundary place="start">
          <Suspense fallback={<Skeleton />}>
            {session === "out-of-reach" ? <Gate><Shell /></Gate> : <Shell />}
          </Suspense>
        </ErrorBoundary>
      </QueryClientProvider>
    </StrictMode>,
  );
}

/**
 * Nobody signed in: the browser is already on its way to the sign-in page. Out of reach: this page came from the copy that a device with a mission pack keeps, and
 * the server did not answer. Anything else the shell asks again and explains.
 */
async function findSession(): Promise<Session | "signed-out" | "out-of-reach" | undefined> {
  try {
    const session = await queries.fetchQuery(sessionQuery);
    if (session.user !== null) return session;
    goToSignIn();
    return "signed-out";
  } catch (error) {
    if (!(error instanceof ApiProblem)) return undefined;
    if (error.status === 401) return "signed-out";
    return error.code === "ui.offline" && offlineWorker() ? "out-of-reach" : undefined;
  }
}

// Back in reach: what was written on the road goes home.
addEventListener("online", wakeOfflineWorker);
await start();
