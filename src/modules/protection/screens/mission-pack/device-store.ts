import type { Lease } from "../../model/mission-pack/lease.ts";
import type { SealedNote } from "../../model/mission-pack/mission-pack.ts";

/**
 * What a device keeps of its pack. In the clear: random names, keys that are public, days, and the token by which the server hears the device; a token opens
 * nothing. All else is closed boxes (S72).
 */
export type DevicePack = {
  readonly id: string;
  readonly token: string;
  readonly visitId: string;
  readonly compartmentId: string;
  /** The root that the keys of the office lead up to; empty where there is none. */
  readonly organisation: string;
  /** The device's own public keys; the private ones closed with the passphrase. Empty once the lease is over. */
  readonly recipient: string;
  readonly signer: string;
  readonly closed: string;
  /** Who opens what is written on the road. */
  readonly readers: readonly { readonly recipient: string; readonly signer: string }[];
  /** The key of the server's ledger, to check its receipts with. */
  readonly logKey: string;
  readonly language: string;
  readonly records: number;
  readonly lease: Lease;
};

/** As the database has it: the closed keys lie beside it. */
type KeptPack = Omit<DevicePack, "closed">;

const databaseName = "vigie-mission";
const stores = { pack: "pack", boxes: "boxes", outbox: "outbox" } as const;
type StoreName = keyof typeof stores;
const packKey = "pack";
const draftKey = "draft";

let opened: Promise<IDBDatabase> | undefined;

/** Whether this browser was ever given a pack; asking leaves nothing behind. */
export async function mayHavePack(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === databaseName);
}

/** The device carries nothing, or nothing any more. */
export class NoPack extends Error {}

/** Only a new pack makes the database: whoever merely looks, while another window wipes, must not leave an empty one behind. */
function openDatabase(mayMake: boolean): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.addEventListener("upgradeneeded", () => {
      if (!mayMake) return request.transaction?.abort();
      for (const name of Object.values(stores)) request.result.createObjectStore(name);
    });
    request.addEventListener("success", () => {
      // Whoever wipes in another window must not wait for this one.
      request.result.addEventListener("versionchange", () => forgetConnection(request.result));
      resolve(request.result);
    });
    request.addEventListener("error", () => reject(mayMake ? (request.error ?? new Error("the device keeps nothing")) : new NoPack()));
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

function forgetConnection(database: IDBDatabase): void {
  database.close();
  opened = undefined;
}

type Work<Value> = (store: (name: StoreName) => IDBObjectStore) => IDBRequest<Value> | undefined;

/** One transaction; what it has written is on the disk when this resolves. */
async function inTransaction<Value>(mode: IDBTransactionMode, work: Work<Value>, mayMake = false): Promise<Value | undefined> {
  const database = await openDatabase(mayMake);
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(Object.values(stores), mode, { durability: "strict" });
    const request = work((name) => transaction.objectStore(stores[name]));
    transaction.addEventListener("complete", () => resolve(request?.result));
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("the device did not keep it")));
  });
}

/**
 * The closed keys lie in a file of their own: a database keeps what was deleted in its files for a while, a file that is removed is gone (S75). Without them every box
 * is noise.
 */
const keyFile = "vigie-mission-key";

async function keepKeys(closed: string): Promise<void> {
  const file = await (await navigator.storage.getDirectory()).getFileHandle(keyFile, { create: true });
  const writing = await file.createWritable();
  await writing.write(closed);
  await writing.close();
}

/** Empty where there are none. */
async function readKeys(): Promise<string> {
  const directory = await navigator.storage.getDirectory();
  return directory.getFileHandle(keyFile).then(async (file) => (await file.getFile()).text(), () => "");
}

async function forgetKeys(): Promise<void> {
  await (await navigator.storage.getDirectory()).removeEntry(keyFile).catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === "NotFoundError")) throw error;
  });
}

export async function readPack(): Promise<DevicePack | undefined> {
  if (!(await mayHavePack())) return undefined;
  const pack = await inTransaction<KeptPack | undefined>("readonly", (store) => store("pack").get(packKey)).catch((error: unknown) => {
    if (error instanceof NoPack) return undefined;
    throw error;
  });
  return pack && { ...pack, closed: await readKeys() };
}

/** Whole or not at all: a power cut leaves the device without a pack, never with half of one. */
export async function keepPack({ closed, ...pack }: DevicePack, boxes: readonly Uint8Array[]): Promise<void> {
  await keepKeys(closed);
  await inTransaction("readwrite", (store) => {
    store("boxes").clear();
    boxes.forEach((box, at) => store("boxes").put(box, at));
    return store("pack").put(pack, packKey);
  }, true);
}

/** The pack as it stands is changed in one transaction, so that two windows do not undo each other's time. */
export async function changePack(change: (pack: KeptPack) => KeptPack): Promise<void> {
  await inTransaction("readwrite", (store) => {
    const request: IDBRequest<KeptPack | undefined> = store("pack").get(packKey);
    request.addEventListener("success", () => {
      if (request.result) store("pack").put(change(request.result), packKey);
    });
    return request;
  });
}

/** At the end of the lease: what was to be read goes; what waits to be sent stays. */
export async function forgetContents(): Promise<void> {
  await forgetKeys();
  await inTransaction("readwrite", (store) => {
    const request: IDBRequest<KeptPack | undefined> = store("pack").get(packKey);
    request.addEventListener("success", () => {
      if (request.result) store("pack").put({ ...request.result, records: 0 }, packKey);
    });
    store("pack").delete(draftKey);
    return store("boxes").clear();
  });
}

export async function readBox(at: number): Promise<Uint8Array | undefined> {
  return inTransaction<Uint8Array | undefined>("readonly", (store) => store("boxes").get(at));
}

/** A finished note takes the place of the draft it was written as, in one transaction. */
export async function keepNote(note: SealedNote): Promise<void> {
  await inTransaction("readwrite", (store) => {
    store("pack").delete(draftKey);
    return store("outbox").put(note, note.id);
  });
}

export async function listWaiting(): Promise<SealedNote[]> {
  return (await inTransaction<SealedNote[]>("readonly", (store) => store("outbox").getAll())) ?? [];
}

export async function forgetNote(id: string): Promise<void> {
  await inTransaction("readwrite", (store) => store("outbox").delete(id));
}

export async function keepDraft(sealed: Uint8Array): Promise<void> {
  await inTransaction("readwrite", (store) => store("pack").put(sealed, draftKey));
}

export async function readDraft(): Promise<Uint8Array | undefined> {
  return inTransaction<Uint8Array | undefined>("readonly", (store) => store("pack").get(draftKey));
}

/** Everything, the closed keys first. */
export async function wipeStore(): Promise<void> {
  await forgetKeys();
  if (!(await mayHavePack())) return;
  const database = await openDatabase(false);
  forgetConnection(database);
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName);
    request.addEventListener("success", () => resolve());
    request.addEventListener("error", () => reject(request.error ?? new Error("the device was not wiped")));
  });
}
