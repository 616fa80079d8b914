import { useEffect, useRef } from "react";
import { say } from "../messages.ts";

/** What is lost outlives the page: nobody is asked when leaving for another screen. `question` is the key of what is asked there. */
export type LeaveWarningOptions = { readonly outlivesPage?: boolean; readonly question?: string };

/**
 * Asks before what was done is lost: by the browser itself when the page is closed, by a question of ours when another screen is
 * opened. Browsers without the Navigation API only do the first. Saving allows the next step at once, before the page is drawn again.
 */
export function useLeaveWarning(isUnsaved: boolean, { outlivesPage = false, question = "ui.form.leave" }: LeaveWarningOptions = {}): { allow(): void } {
  const mayLeave = useRef(false);
  useEffect(() => {
    mayLeave.current = false;
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      if (!mayLeave.current) event.preventDefault();
    };
    const ask = (event: NavigateEvent) => {
      // Filters and places on this screen are put in the address by replacing it; a page that is closed is asked about above.
      const staysHere = event.navigationType === "replace" || event.hashChange || !event.destination.sameDocument;
      if (mayLeave.current || outlivesPage || staysHere || !event.cancelable) return;
      if (!confirm(say(question))) event.preventDefault();
    };
    const navigation = "navigation" in globalThis ? globalThis.navigation : undefined;
    addEventListener("beforeunload", warn);
    navigation?.addEventListener("navigate", ask);
    return () => {
      removeEventListener("beforeunload", warn);
      navigation?.removeEventListener("navigate", ask);
    };
  }, [isUnsaved, outlivesPage, question]);
  return { allow: () => void (mayLeave.current = true) };
}
