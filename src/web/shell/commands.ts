import { makeStore } from "#ui/store.ts";

export const commandsOpen = makeStore(false);

export function openCommands(): void {
  commandsOpen.set(true);
}

export type Command = { readonly id: string; readonly text: string; readonly run: () => void };

/** Commands whose words all begin somewhere in the text, in the order given; case and accents do not count. */
export function matchingCommands(commands: readonly Command[], typed: string): Command[] {
  const words = plain(typed).split(/\s+/).filter((word) => word !== "");
  return commands.filter(({ text }) => {
    const parts = plain(text).split(/\s+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
