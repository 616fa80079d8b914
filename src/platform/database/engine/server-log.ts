import { closeSync, copyFileSync, fstatSync, ftruncateSync, openSync, readSync } from "node:fs";

export type ServerLog = {
  /** Where the server writes; it inherits the open file, so its own account needs no right on it. */
  readonly descriptor: number;
  /** Remembers the end of the log: `readSinceMark` answers what came after it. */
  mark(): void;
  readSinceMark(): string;
  close(): void;
};

const largestBytes = 5 * 1024 * 1024;
const lookEveryMs = 60_000;
const longestReadBytes = 64 * 1024;

/**
 * One file and one older copy, 10 MB together at most. The file is emptied in place, not renamed: the server keeps it open and
 * goes on writing at its end, and needs no pipe that would break when Vigie ends.
 */
export function openServerLog(file: string): ServerLog {
  const descriptor = openSync(file, "a+", 0o600);
  let marked = 0;
  const capSize = () => {
    if (fstatSync(descriptor).size <= largestBytes) return;
    copyFileSync(file, `${file}.1`);
    ftruncateSync(descriptor);
    marked = 0;
  };
  capSize();
  const timer = setInterval(capSize, lookEveryMs).unref();
  return {
    descriptor,
    mark: () => {
      marked = fstatSync(descriptor).size;
    },
    readSinceMark: () => {
      const bytes = Buffer.alloc(longestReadBytes);
      const from = Math.max(marked, fstatSync(descriptor).size - longestReadBytes);
      return bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, longestReadBytes, from));
    },
    close: () => {
      clearInterval(timer);
      closeSync(descriptor);
    },
  };
}
