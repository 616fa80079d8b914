import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as v from "valibot";
import { sentBody } from "#platform/files/sent-body.ts";
import { Refusal, refuse } from "#platform/refusal.ts";

/** Account and random id: whoever did not upload a file cannot name it. */
export const UploadName = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/));

/** Two gigabytes, far above every public event set; what the file expands to has its own limit. */
export const uploadLimit = 2 * 1024 ** 3;

const keptHours = 24;

export function uploadFolder(dataDirectory: string): string {
  return join(dataDirectory, "uploads");
}

/** Puts a request's body on disk as it comes, never more of it in memory than a piece. */
export async function storeUpload(dataDirectory: string, accountId: string, body: ReadableStream<Uint8Array> | null): Promise<string> {
  const folder = uploadFolder(dataDirectory);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeForgotten(folder);
  if (!body) return refuse("platform.file-empty");
  const name = `${accountId}.${randomUUID()}`;
  const path = join(folder, name);
  try {
    await pipeline(sentBody(body), limited(), createWriteStream(path, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return name;
}

/** The path of an upload of this account; one of somebody else and one that does not exist are the same. */
export async function findUpload(dataDirectory: string, accountId: string, name: string): Promise<string> {
  const path = join(uploadFolder(dataDirectory), name);
  const isOwn = v.is(UploadName, name) && name.startsWith(`${accountId}.`);
  const found = isOwn ? await stat(path).catch(() => undefined) : undefined;
  return found ? path : refuse("information.import-upload-not-found");
}

function limited(): Transform {
  let size = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      size += chunk.length;
      if (size > uploadLimit) done(new Refusal("platform.body-too-large", { values: { limit: uploadLimit } }));
      else done(null, chunk);
    },
  });
}

/** An upload that nobody started to import within a day is removed when the next one comes. */
async function removeForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > keptHours * 3_600_000) await rm(join(folder, name), { force: true });
  }
}
