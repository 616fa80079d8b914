import * as v from "valibot";
import { fromBase64Url } from "#platform/rules/sealing/bytes.ts";
import { SealingRefused, type SealingCode } from "#platform/rules/sealing/sealing-refused.ts";
import { openSealed } from "#platform/rules/sealing/sealed-content.ts";
import { api } from "#ui/api.ts";
import { makeStore } from "#ui/store.ts";
import { BoxesAnswer } from "../../contract.ts";
import { submissionField, SubmissionText } from "../../model/sealed-submission.ts";
import { onLock, openKeys, type OpenKeys } from "./key-session.ts";

export type OpenedBox = { readonly text: SubmissionText; readonly signer: string } | { readonly refused: SealingCode };

/** What was opened, in the memory of this page alone, and gone when the keys are locked. */
export const openedBoxes = makeStore<ReadonlyMap<string, OpenedBox>>(new Map());

onLock(() => openedBoxes.set(new Map()));

type Box = { readonly id: string; readonly compartmentId: string };
const atOnce = 50;

/** Opens boxes one after the other and shows each as it comes: an inbox of thousands is read from its first second. */
export async function openAll(keys: OpenKeys, rootOf: (compartmentId: string) => string, boxes: readonly Box[]): Promise<void> {
  const closed = boxes.filter(({ id }) => !openedBoxes.get().has(id));
  for (let at = 0; at < closed.length; at += atOnce) {
    const these = closed.slice(at, at + atOnce);
    const { items } = await api.send("POST", "/api/sealed-submission-boxes", { ids: these.map(({ id }) => id) }, { schema: BoxesAnswer });
    const opened = await Promise.all(items.map(async ({ id, sealed }) => {
      const compartment = these.find((one) => one.id === id)?.compartmentId ?? "";
      return [id, await openBox(keys, rootOf(compartment), compartment, id, sealed)] as const;
    }));
    keepOpened(keys, opened);
    if (openKeys.get() !== keys) return;
  }
}

/** Unless the keys were locked in the meantime: then nothing stays. */
export function keepOpened(keys: OpenKeys, opened: readonly (readonly [string, OpenedBox])[]): void {
  if (openKeys.get() === keys) openedBoxes.set(new Map([...openedBoxes.get(), ...opened]));
}

export async function openBox(keys: OpenKeys, organisation: string, compartment: string, id: string, sealed: string): Promise<OpenedBox> {
  try {
    const { content, signer } = await openSealed(fromBase64Url(sealed), [keys.identity], { organisation, compartment, record: id, field: submissionField, version: 1 });
    return { text: v.parse(SubmissionText, JSON.parse(new TextDecoder().decode(content))), signer };
  } catch (error) {
    return { refused: error instanceof SealingRefused ? error.code : "sealing.damaged" };
  }
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
