import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as v from "valibot";

/** What somebody deleted is gone from every backup after this time (S36); whoever must keep one longer moves it, and answers for it. */
export const backupsKeptDays = 35;

const Kept = v.array(v.strictObject({ file: v.string(), madeAt: v.pipe(v.string(), v.isoTimestamp()), size: v.number(), head: v.string() }));
type Kept = v.InferOutput<typeof Kept>;

/** Backups that this installation made and where it put them. Where somebody took them, it cannot know. */
function listOf(dataDirectory: string): { readonly path: string; readonly kept: Kept } {
  const path = join(dataDirectory, "backups.json");
  return { path, kept: existsSync(path) ? v.parse(Kept, JSON.parse(readFileSync(path, "utf8"))) : [] };
}

function write(path: string, kept: Kept): void {
  writeFileSync(`${path}.new`, JSON.stringify(kept, null, 1), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** Notes a new backup and removes those that are over; gives the removed. Called behind a complete one, so there is always one. */
export function noteBackup(dataDirectory: string, file: string, now: Date): string[] {
  const { path, kept } = listOf(dataDirectory);
  const made = { file: resolve(file), madeAt: now.toISOString(), ...markOf(file) };
  const over = kept.filter((one) => isOver(one.madeAt, now));
  const removed = over.filter(isStillThere).map((one) => one.file);
  for (const one of removed) rmSync(one, { force: true });
  write(path, [...kept.filter((one) => !over.includes(one)), made]);
  return removed;
}

/** Backups of this installation that are over and still lie where they were made. */
export function backupsOver(dataDirectory: string, now: Date): string[] {
  return listOf(dataDirectory).kept.filter((one) => isOver(one.madeAt, now) && isStillThere(one)).map((one) => one.file);
}

function isOver(madeAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(madeAt) >= backupsKeptDays * 86_400_000;
}

/** The same file: what somebody has put under its name since is not ours to remove. */
function isStillThere({ file, size, head }: Kept[number]): boolean {
  if (!existsSync(file)) return false;
  const mark = markOf(file);
  return mark.size === size && mark.head === head;
}

/** The beginning of a sealed file holds its own random keys: no two are alike. */
function markOf(file: string): { size: number; head: string } {
  const bytes = Buffer.alloc(4_096);
  const descriptor = openSync(file, "r");
  const length = readSync(descriptor, bytes, 0, bytes.length, 0);
  closeSync(descriptor);
  return { size: statSync(file).size, head: createHash("sha256").update(bytes.subarray(0, length)).digest("hex") };
}
