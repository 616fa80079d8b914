import { createContext, useCallback, useContext, useLayoutEffect, useRef, useState } from "react";
import { highestLabel, type Label } from "#platform/rules/label.ts";

/** Tells the page that something under this label stands on it, until the returned function is called. */
type See = (label: Label) => () => void;
export const SeenLabels = createContext<See>(() => () => undefined);

/** A page is never marked lower than what stands on it (S22): whatever shows a record on it says under which label. */
export function useSeenLabel(label: Label): void {
  const see = useContext(SeenLabels);
  useLayoutEffect(() => see(label), [see, label]);
}

/** For the page: the highest label of its own and of everything on it, and the way to tell. */
export function useHighestLabel(own: Label): { label: Label; see: See } {
  const counts = useRef(new Map<Label, number>());
  const [seen, setSeen] = useState<Label>("unclassified");
  const see = useCallback<See>((label) => {
    const count = (more: number) => {
      counts.current.set(label, (counts.current.get(label) ?? 0) + more);
      setSeen(highestLabel([...counts.current].flatMap(([one, times]) => (times > 0 ? [one] : []))));
    };
    count(1);
    return () => count(-1);
  }, []);
  return { label: highestLabel([own, seen]), see };
}
