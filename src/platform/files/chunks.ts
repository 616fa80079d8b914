/** A file as it comes: pieces of bytes, one after another, never all at once. */
export type Chunks = AsyncIterable<Buffer>;

/** How far the source has been read, in bytes as they lie on the disk; the total is unknown for some streams. */
export type Progress = { bytesRead: number; bytesTotal: number | undefined };

export async function* counted(source: AsyncIterable<unknown>, progress: Progress): Chunks {
  for await (const piece of source) {
    const chunk = bytesOf(piece);
    progress.bytesRead += chunk.length;
    yield chunk;
  }
}

/** Looks at the first bytes without taking them away. */
export async function peek(chunks: Chunks, length: number): Promise<{ head: Buffer; chunks: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  let size = 0;
  while (size < length) {
    const next = await iterator.next();
    if (next.done) break;
    taken.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(taken);
  return { head, chunks: resume(head, iterator) };
}

async function* resume(head: Buffer, iterator: AsyncIterator<Buffer>): Chunks {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    // A reader that stops half-way closes what it reads from.
    await iterator.return?.();
  }
}

function bytesOf(piece: unknown): Buffer {
  if (Buffer.isBuffer(piece)) return piece;
  if (piece instanceof Uint8Array) return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
  if (typeof piece === "string") return Buffer.from(piece, "utf8");
  throw new TypeError("a file is read as bytes");
}
