import { once } from "node:events";
import { closeSync, createReadStream, createWriteStream, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Decrypter, Encrypter } from "age-encryption";
import { Refusal, refuse } from "../refusal.ts";
import { onlyHybrid } from "../rules/sealing/hybrid.ts";

/**
 * Writes what comes, packed and sealed, in constant memory. Nothing in clear touches the disk (S68); the file gets its name when it
 * is complete and flushed, so that a backup cut off by a power failure is not taken for one.
 */
export async function writeSealed(file: string, recipients: readonly string[], source: AsyncIterable<Buffer>): Promise<number> {
  if (existsSync(file)) refuse("backup.file-exists", { values: { file } });
  const part = `${file}.part`;
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const packed = createGzip({ level: 5 });
  try {
    const target = createWriteStream(part, { mode: 0o600, flush: true });
    await once(target, "open");
    const sealed = await encrypter.encrypt(webStream(packed));
    await Promise.all([pipeline(source, packed), pipeline(chunksOf(sealed), target)]);
    const { size } = statSync(part);
    renameSync(part, file);
    flushFolder(dirname(file));
    return size;
  } catch (error) {
    rmSync(part, { force: true });
    throw diskRefusal(error, file) ?? error;
  }
}

/** Opens a sealed file and gives its bytes, checked piece by piece, to the reader. */
export async function readSealed<T>(file: string, identities: readonly string[], read: (bytes: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T> {
  if (!existsSync(file)) refuse("backup.file-not-found", { values: { file } });
  const decrypter = new Decrypter();
  decrypter.addIdentity(onlyHybrid(() => undefined, refuseOtherKind));
  for (const identity of identities) decrypter.addIdentity(identity);
  const source = createReadStream(file);
  try {
    const clear = await decrypter.decrypt(webStream(source)).catch((error: unknown) => refuseOpening(error, file));
    // The last step of a pipeline may return something, and its errors and the stream's arrive at one place.
    return await pipeline(chunksOf(clear), createGunzip(), read);
  } catch (error) {
    if (error instanceof Refusal || !isDamage(error)) throw error;
    return refuse("backup.damaged", { values: { place: "file" } });
  } finally {
    source.destroy();
  }
}

/** To how many keys a file is sealed; readable without any of them. */
export async function countRecipients(file: string): Promise<number> {
  if (!existsSync(file)) refuse("backup.file-not-found", { values: { file } });
  let count = 0;
  const decrypter = new Decrypter();
  decrypter.addIdentity(onlyHybrid((found) => (count = found), refuseOtherKind));
  const source = createReadStream(file, { end: 64 * 1024 });
  const failure = await decrypter.decrypt(webStream(source)).then(() => undefined, (error: unknown) => error);
  source.destroy();
  if (failure instanceof Refusal) throw failure;
  return count > 0 ? count : refuse("backup.damaged", { values: { place: "start" } });
}

function refuseOtherKind(): never {
  return refuse("backup.other-kind-of-key");
}

function refuseOpening(error: unknown, file: string): never {
  if (error instanceof Refusal) throw error;
  const isOther = error instanceof Error && error.message.includes("no identity matched");
  return refuse(isOther ? "backup.identity-other" : "backup.damaged", { values: { file, place: "start" } });
}

/** What the library and zlib throw on bytes that are not what was written. Errors of the database pass through. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return code.startsWith("Z_") || /invalid tag|final chunk|ciphertext|unexpected end|stream ended/i.test(error.message);
}

function diskRefusal(error: unknown, file: string): Refusal | undefined {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "ENOENT", "ENOTDIR"].includes(code) ? new Refusal("backup.file-unwritable", { values: { file, code } }) : undefined;
}

function flushFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** The library speaks the streams of browsers. A small queue keeps the memory constant. */
function webStream(source: Readable): ReadableStream<Uint8Array> {
  const chunks = source.iterator({ destroyOnReturn: true });
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next: IteratorResult<unknown> = await chunks.next();
        if (next.done) controller.close();
        else if (next.value instanceof Uint8Array) controller.enqueue(next.value);
      },
      cancel: async () => {
        await chunks.return?.(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
