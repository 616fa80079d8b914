import "#ui/tokens.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { goToSignIn } from "#ui/api.ts";
import { makeQueryClient } from "#ui/live.ts";
import { hasStoredLanguage, loadLanguage, preferredLanguage, provideCatalogues } from "#ui/messages.ts";
import { sessionQuery } from "#ui/session.ts";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { ErrorBoundary } from "./shell/ErrorBoundary.tsx";
import { Shell } from "./shell/Shell.tsx";

provideCatalogues({
  en: () => import("virtual:catalogue/en"),
  fr: () => import("virtual:catalogue/fr"),
  ar: () => import("virtual:catalogue/ar"),
});

const queries = makeQueryClient();

/** Words and session are asked for together: on a slow line each wait costs a round trip. */
async function start(): Promise<void> {
  const session = queries.fetchQuery(sessionQuery).catch(() => undefined);
  await loadLanguage(preferredLanguage());
  const known = await session;
  if (known && known.user === null) return goToSignIn();
  // On a device that nobody has set yet, the account's own language counts.
  if (known && !hasStoredLanguage() && known.language !== preferredLanguage()) await loadLanguage(known.language).catch(() => undefined);
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

await start();
