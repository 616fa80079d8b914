import { contactServer } from "#protection/screens/mission-pack/device.ts";
import { keepNote, keepPack, listWaiting } from "#protection/screens/mission-pack/device-store.ts";
import type { SealedNote } from "#protection/model/mission-pack/mission-pack.ts";

/** Keeps and sends notes as the pages of a mission pack do, until the page is killed; says each time that one is kept. Built for the browser by a test. */
async function keepAndSend(notes: readonly SealedNote[]): Promise<void> {
  const send = async (): Promise<void> => {
    await contactServer();
    return send();
  };
  void send();
  for (const note of notes) {
    await keepNote(note);
    // oxlint-disable-next-line no-console -- a test listens
    console.info(`kept ${note.id}`);
  }
}

/** Everything home: tries until nothing waits. */
async function sendAll(): Promise<number> {
  for (let tries = 0; tries < 50 && (await listWaiting()).length > 0; tries += 1) await contactServer();
  return (await listWaiting()).length;
}

Object.assign(globalThis, { road: { keepPack, keepAndSend, sendAll } });
