import { setTimeout as wait } from "node:timers/promises";
import type { Postmaster } from "./postmaster.ts";

/** A full disk stays full for a while: the pause doubles, so that neither the disk nor the log is flooded. */
const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * Starts the server again when it ends without being asked (killed for lack of memory, a failed flush to disk). Recovery brings
 * back all that was acknowledged, and the pools connect anew. When it cannot come up, the disk may be full: the reserve is given back.
 */
export async function supervise(start: (givenUp: AbortSignal) => Promise<Postmaster>, log: (line: string) => void, reserve: { release(): boolean }): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let current = await start(stopping.signal);

  async function keepRunning(): Promise<void> {
    for (;;) {
      await current.gone;
      if (stopping.signal.aborted) return;
      log("database: the server ended unexpectedly and is started again");
      await restart();
    }
  }

  async function restart(): Promise<void> {
    for (let pauseMs = firstPauseMs; !stopping.signal.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      try {
        current = await start(stopping.signal);
        if (stopping.signal.aborted) await current.stop();
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        log(`database: ${error instanceof Error ? error.message : String(error)}`);
        if (reserve.release()) {
          log("database: the disk reserve was given back for the recovery; free some space on this disk");
          continue;
        }
        await wait(pauseMs, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  const running = keepRunning();
  return {
    stop: async () => {
      stopping.abort();
      await current.stop();
      await running;
    },
  };
}
