import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";

const megabyte = 1024 * 1024;
/** Two WAL segments: what recovery writes before it can serve reads again. */
const reserveMegabytes = 32;

/**
 * A file of zeros that is given back when the database server ends on a full disk and cannot come up again: without room for its
 * recovery even reading would wait until somebody frees space. Not made where it would itself be what fills the disk.
 */
export function openDiskReserve(dataDirectory: string): { release(): boolean } {
  const file = join(dataDirectory, "reserve");
  let isHeld = makeReserve(dataDirectory, file);
  return {
    release: () => {
      const wasHeld = isHeld;
      rmSync(file, { force: true });
      isHeld = false;
      return wasHeld;
    },
  };
}

function makeReserve(dataDirectory: string, file: string): boolean {
  const { bavail, bsize } = statfsSync(dataDirectory);
  rmSync(file, { force: true });
  if (bavail * bsize < 2 * reserveMegabytes * megabyte) return false;
  const handle = openSync(file, "wx", 0o600);
  try {
    const zeros = Buffer.alloc(megabyte);
    for (let written = 0; written < reserveMegabytes; written += 1) writeSync(handle, zeros);
    fsyncSync(handle);
    return true;
  } finally {
    closeSync(handle);
  }
}
