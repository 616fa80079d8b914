import "#ui/tokens.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { catalogues } from "virtual:catalogues";
import { ApiProblem, goToSignIn } from "#ui/api.ts";
import { makeQueryClient } from "#ui/live.ts";
import { currentLanguage, hasStoredLanguage, loadLanguage, preferredLanguage, provideCatalogues } from "#ui/messages.ts";
import { sessionQuery, type Session } from "#ui/session.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { ErrorBoundary } from "./shell/ErrorBoundary.tsx";
import { Shell } from "./shell/Shell.tsx";

provideCatalogues(catalogues);

const queries = makeQueryClient();

/** Words and session are asked for together: on a slow line each wait costs a round trip. */
async function start(): Promise<void> {
  const [session] = await Promise.all([findSession(), loadLanguage(preferredLanguage())]);
  if (session === "signed-out") return;
  // On a device that nobody has set yet, the account's own language counts.
  if (session && !hasStoredLanguage() && session.language !== currentLanguage()) await loadLanguage(session.language);
  const root = document.getElementById("root");
  if (!root) throw new Error("the start page has no root");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ErrorBoundary place="start">
          <Suspense fallback={<Skeleton />}>
            <Shell />
          </Suspense>
        </ErrorBoundary>
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** Nobody signed in: the browser is already on its way to the sign-in page. Anything else the shell asks again and explains. */
async function findSession(): Promise<Session | "signed-out" | undefined> {
  try {
    const session = await queries.fetchQuery(sessionQuery);
    if (session.user !== null) return session;
    goToSignIn();
    return "signed-out";
  } catch (error) {
    return error instanceof ApiProblem && error.status === 401 ? "signed-out" : undefined;
  }
}

await start();
