import { useDeferredValue, useEffect, useState } from "react";

/** Long enough that nobody is asked about in the middle of a word. */
const quietMs = 350;

/** A value once it has been left alone, and then without hiding what is shown while the new answer is on its way. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quietMs);
    return () => clearTimeout(timer);
  }, [value]);
  return useDeferredValue(settled);
}
