import { api } from "#ui/api.ts";
import { ownThread } from "#ui/own-thread.ts";
import { makeStore } from "#ui/store.ts";
import { BoxesAnswer } from "../../contract.ts";
import { onLock, openKeys, type OpenKeys } from "./key-session.ts";
import type { ClosedBox, OpenedBox } from "./open-box.ts";
// oxlint-disable-next-line import/default -- the build makes the address of a script of it
import openWorker from "./open-worker.ts?worker&url";
import type { WorkForOpener } from "./open-worker.ts";

type Opened = readonly (readonly [string, OpenedBox])[];

/** What was opened, in the memory of this page alone, and gone when the keys are locked. */
export const openedBoxes = makeStore<ReadonlyMap<string, OpenedBox>>(new Map());
onLock(() => openedBoxes.set(new Map()));

type Box = { readonly id: string; readonly compartmentId: string };
const atOnce = 50;
/** Each showing sorts and draws the whole list anew. */
const shownEveryMs = 400;
const mostWorkers = 4;

/** Opens boxes on all cores and shows them as they come: an inbox of thousands is read from its first second. */
export async function openAll(keys: OpenKeys, rootOf: (compartmentId: string) => string, boxes: readonly Box[]): Promise<void> {
  const closed = boxes.filter(({ id }) => !openedBoxes.get().has(id));
  const waiting = Array.from({ length: Math.ceil(closed.length / atOnce) }, (_, at) => closed.slice(at * atOnce, (at + 1) * atOnce));
  let shown = 0;
  let unshown: Opened = [];
  const keep = (opened: Opened, isLast: boolean) => {
    unshown = [...unshown, ...opened];
    if (!isLast && performance.now() - shown < shownEveryMs) return;
    shown = performance.now();
    keepOpened(keys, unshown);
    unshown = [];
  };
  const openers = Array.from({ length: Math.min(mostWorkers, navigator.hardwareConcurrency, waiting.length) }, () => ownThread(openWorker));
  try {
    await Promise.all(openers.map(async (opener) => {
      for (let these = waiting.shift(); these !== undefined && openKeys.get() === keys; these = waiting.shift()) keep(await openSome(opener, keys, rootOf, these), false);
    }));
    keep([], true);
  } finally {
    for (const opener of openers) opener.terminate();
  }
}

async function openSome(opener: Worker, keys: OpenKeys, rootOf: (compartmentId: string) => string, these: readonly Box[]): Promise<Opened> {
  const { items } = await api.send("POST", "/api/sealed-submission-boxes", { ids: these.map(({ id }) => id) }, { schema: BoxesAnswer });
  const boxes = items.map(({ id, sealed }): ClosedBox => {
    const compartment = these.find((one) => one.id === id)?.compartmentId ?? "";
    return { id, compartment, root: rootOf(compartment), sealed };
  });
  return new Promise((resolve, reject) => {
    opener.onmessage = ({ data }: MessageEvent<Opened>) => resolve(data);
    opener.onerror = () => reject(new Error("boxes could not be opened"));
    opener.postMessage({ identity: keys.identity, boxes } satisfies WorkForOpener);
  });
}

/** Unless the keys were locked in the meantime: then nothing stays. */
export function keepOpened(keys: OpenKeys, opened: Opened): void {
  if (openKeys.get() === keys && opened.length > 0) openedBoxes.set(new Map([...openedBoxes.get(), ...opened]));
}

/** Words anywhere in the text, without case and accents; searched here, because nobody else can (D6). */
export function hasWords(box: OpenedBox | undefined, words: string): boolean {
  if (words.trim() === "") return true;
  if (box === undefined || "refused" in box) return false;
  const text = plain(Object.values(box.text).filter((value) => typeof value === "string").join("\n"));
  return plain(words).split(/\s+/).every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
