import { useEffect } from "react";
import { makeStore } from "../store.ts";
import { verdictOfKey, type Verdict } from "./verdict-of-key.ts";

const place = "vigie.single-keys";

/** Whether single keys decide on this device (WCAG 2.1.4: whoever speaks to the machine must be able to switch them off). */
export const singleKeys = makeStore(localStorage.getItem(place) !== "off");

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(place, isOn ? "on" : "off");
  singleKeys.set(isOn);
}

export function useVerdictKeys(isOn: boolean, decide: (verdict: Verdict) => void): void {
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const verdict = verdictOfKey(event);
      if (verdict === undefined || isWriting(event.target)) return;
      event.preventDefault();
      decide(verdict);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isOn, decide]);
}

/** Keys belong to the field somebody writes in, and to a dialog that is open. */
function isWriting(target: EventTarget | null): boolean {
  const field = "input:not([type=checkbox]), textarea, select, [contenteditable]";
  return document.querySelector("dialog[open]") !== null || (target instanceof Element && target.closest(field) !== null);
}
