import { makeStore } from "./store.ts";

/** The last sentence for people who do not see the change. The shell holds the one polite live region that reads it. */
export const announcements = makeStore<{ readonly text: string; readonly count: number }>({ text: "", count: 0 });

export function announce(text: string): void {
  announcements.set({ text, count: announcements.get().count + 1 });
}
