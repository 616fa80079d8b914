import { QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import * as v from "valibot";
import { ApiProblem } from "./api.ts";
import { connection } from "./connection.ts";

const Notice = v.object({ topics: v.array(v.string()) });

/** Asks again only when the way there failed; a refusal is an answer. Without a network it fails at once and the screen says so. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.status >= 500,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** Follows the server's notices: what changed is asked for again, wherever it is shown. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => follow(queries), [queries]);
}

const firstPause = 3_000;
const longestPause = 60_000;

function follow(queries: QueryClient): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstPause;
  let wasInterrupted = false;
  const open = () => {
    source = new EventSource("/api/live");
    source.addEventListener("open", () => {
      connection.live();
      // Notices sent while the line was down are lost, so everything on screen is asked for again.
      if (wasInterrupted) void queries.invalidateQueries();
      wasInterrupted = false;
      pause = firstPause;
    });
    source.addEventListener("error", () => {
      wasInterrupted = true;
      connection.waiting();
      if (source.readyState !== EventSource.CLOSED) return;
      // Refused, not interrupted: the browser does not try again by itself. A session that has ended shows when it is asked for.
      void queries.invalidateQueries({ queryKey: ["session"] });
      timer = setTimeout(open, pause);
      pause = Math.min(longestPause, pause * 2);
    });
    source.addEventListener("message", ({ data }) => {
      const notice = v.safeParse(v.pipe(v.string(), v.parseJson(), Notice), data);
      if (notice.success) for (const topic of notice.output.topics) void queries.invalidateQueries({ queryKey: [topic] });
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

export function useConnection() {
  return connection.use();
}
