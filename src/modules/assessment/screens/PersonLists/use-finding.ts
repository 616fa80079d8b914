import { useEffect, useRef, useState } from "react";
import { ownThread } from "#ui/own-thread.ts";
import type { PairsOnLists } from "../../model/person-lists/pairs-on-lists.ts";
// oxlint-disable-next-line import/default -- the build makes the address of a script of it
import findPairs from "./find-pairs-worker.ts?worker&url";
import type { AskedPairs, Fault, PairsAnswer } from "./find-pairs-worker.ts";

export type Finding = { readonly is: "choosing"; readonly fault?: Fault } | { readonly is: "running"; readonly share: number } | { readonly is: "found"; readonly found: PairsOnLists };

/** Finds pairs in a thread of this page. What it found lives as long as the page. */
export function useFinding() {
  const [finding, setFinding] = useState<Finding>({ is: "choosing" });
  const worker = useRef<Worker>(undefined);
  const stop = (next: Finding = { is: "choosing" }) => {
    worker.current?.terminate();
    worker.current = undefined;
    setFinding(next);
  };
  useEffect(() => () => worker.current?.terminate(), []);
  const start = (asked: AskedPairs) => {
    stop({ is: "running", share: 0 });
    const thread = ownThread(findPairs);
    worker.current = thread;
    thread.addEventListener("message", ({ data }: MessageEvent<PairsAnswer>) => {
      if (data.is === "progress") setFinding({ is: "running", share: data.share });
      else stop(data.is === "fault" ? { is: "choosing", fault: data.fault } : { is: "found", found: data.found });
    });
    thread.addEventListener("error", () => stop({ is: "choosing", fault: { fault: "unexpected", values: {} } }));
    thread.postMessage(asked);
  };
  return { finding, start, stop: () => stop() };
}
