import { openBox, type ClosedBox } from "./open-box.ts";

/** Opens boxes beside the page, so that it stays alive and all cores work: each takes some milliseconds of arithmetic. */
export type WorkForOpener = { readonly identity: string; readonly boxes: readonly ClosedBox[] };

addEventListener("message", ({ data }: MessageEvent<WorkForOpener>) => {
  void Promise.all(data.boxes.map(async (box) => [box.id, await openBox(data.identity, box)] as const)).then((opened) => postMessage(opened));
});
