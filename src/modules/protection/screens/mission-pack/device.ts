import * as v from "valibot";
import { forgetDeviceKeys } from "#ui/device-keys.ts";
import { leaseRenewed } from "../../model/mission-pack/lease.ts";
import { ContactAnswer, notesAtOnce, type SealedNote } from "../../model/mission-pack/mission-pack.ts";
import { isReceiptFor, NoteReceipts } from "../../model/mission-pack/road-note.ts";
import { changePack, forgetContents, forgetNote, listWaiting, NoPack, readPack, wipeStore, type DevicePack } from "./device-store.ts";

const databaseLock = "vigie-mission";
/** Of the service worker's copy of the screens. */
export const shellCache = "vigie-shell";

export type Heard = "no-pack" | "unreached" | "kept" | "wiped";

/**
 * What a device does whenever it reaches the server, locked or open: it sends what waits, and asks whether it may keep what it carries. Used by the page and by the service
 * worker, so it knows neither.
 */
export function contactServer(): Promise<Heard> {
  return oneAtATime(contact);
}

/** Several windows and the service worker share one device: what one of them wipes, no other sends or keeps meanwhile. */
function oneAtATime<Value>(work: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request(databaseLock, work);
}

async function contact(): Promise<Heard> {
  const pack = await readPack();
  if (!pack) return "no-pack";
  try {
    await sendWaiting(pack);
    const { isKept, leftMs } = v.parse(ContactAnswer, await post("/api/mission-pack-contact", { token: pack.token }));
    if (!isKept) {
      // Notes that the server did not take (it was set back to a day before this pack) stay, closed to everybody but the office.
      if ((await listWaiting()).length > 0) await forgetContents();
      else await tellWiped(await wipeDevice());
      return "wiped";
    }
    await changePack((now) => ({ ...now, lease: leaseRenewed(Date.now(), Math.min(leftMs, now.lease.until - now.lease.latestSeen)) }));
    if (leftMs === 0) await forgetContents();
    return "kept";
  } catch (error) {
    if (error instanceof Unreached) return "unreached";
    // Somebody wiped it meanwhile, and waits for no line.
    if (error instanceof NoPack) return "no-pack";
    throw error;
  }
}

/** Each note goes when the server's ledger has signed for exactly this box, and not before (S74). */
async function sendWaiting(pack: DevicePack): Promise<void> {
  const waiting = await listWaiting();
  for (let at = 0; at < waiting.length; at += notesAtOnce) await sendSome(pack, waiting.slice(at, at + notesAtOnce));
}

async function sendSome({ token, logKey }: DevicePack, notes: readonly SealedNote[]): Promise<void> {
  // Refused as a whole, they stay; what the device is told next decides what becomes of it.
  const answer = await post("/api/mission-pack-notes", { token, notes });
  const { receipts } = v.parse(v.fallback(NoteReceipts, { receipts: [] }), answer);
  for (const note of notes) {
    for (const receipt of receipts) if (await isReceiptFor(receipt, note, logKey)) await forgetNote(note.id);
  }
}

/** S75: everything, at once, and without waiting for any line. Gives the token with which the server can be told afterwards. */
export async function wipeDevice(): Promise<string | undefined> {
  const token = (await readPack())?.token;
  await Promise.all([wipeStore(), forgetDeviceKeys()]);
  await caches.delete(shellCache);
  return token;
}

/** The server learns that a device carries its pack no more; told or not, nothing is left there. */
export async function tellWiped(token: string | undefined): Promise<void> {
  if (token !== undefined) await post("/api/mission-pack-contact", { token, isWiped: true }).catch(() => undefined);
}

/** A server that is not there, or that is not itself (a gateway that answers for it). */
class Unreached extends Error {}

/** What a browser still sends for a page that is gone. */
const mostKept = 60_000;

async function post(path: string, body: unknown): Promise<unknown> {
  const text = JSON.stringify(body);
  const response = await fetch(path, { method: "POST", credentials: "omit", keepalive: text.length < mostKept, headers: { "Content-Type": "application/json", Accept: "application/json", "X-Vigie": "1" }, body: text }).catch(() => undefined);
  if (!response || response.status >= 500 || response.status === 429) throw new Unreached();
  return response.json().catch(() => {
    throw new Unreached();
  });
}
