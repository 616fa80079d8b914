import { announce } from "../announce.ts";
import { makeStore } from "../store.ts";

export type Toast = { readonly id: number; readonly text: string; readonly undo?: () => void };

export const toasts = makeStore<readonly Toast[]>([]);

const shownMilliseconds = 10_000;
let lastId = 0;

/** Says what was done, and offers to undo it where that is possible. */
export function toast(text: string, undo?: () => void): void {
  const id = ++lastId;
  toasts.set([...toasts.get(), { id, text, undo }]);
  announce(text);
  setTimeout(() => dismissToast(id), shownMilliseconds);
}

export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((shown) => shown.id !== id));
}
