import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { isIP } from "node:net";
import { dirname, join, resolve } from "node:path";
import { backupsKeptDays, backupsOver } from "../backup/kept-backups.ts";
import type { Settings } from "../settings.ts";
import { finding, type Finding } from "./finding.ts";

/** Everything that can be looked at without the database. */
export function lookAtMachine(settings: Settings, nodeVersion: string, now: Date): Finding[] {
  return [lookAtNode(nodeVersion), lookAtDirectory(settings.dataDirectory), lookAtSpace(settings.dataDirectory), lookAtSecrets(settings.dataDirectory), lookAtOrigin(settings.origin), lookAtFilesAddress(settings.files), lookAtContactAddress(settings.contact), lookAtMail(settings), lookAtBackups(settings.dataDirectory, now)];
}

/** The version the project is tested with; older ones cannot run TypeScript as it is. */
const neededNode = 24;

export function lookAtNode(version: string): Finding {
  return finding("node", Number.parseInt(version, 10) >= neededNode ? "ok" : "bad", { version, needed: neededNode });
}

/** Others may pass through the folder (the account of the database does), but neither list nor change it. */
export function lookAtDirectory(folder: string): Finding {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return finding("data-directory", "warn", { folder, mode: "-" });
  const isOpen = process.platform !== "win32" && (found.mode & 0o066) !== 0;
  return finding("data-directory", isOpen ? "bad" : "ok", { folder, mode: modeOf(found.mode) });
}

/** Below the first the database refuses to start; below the second a large import or a backup can fill the disk. */
const refusedBytes = 128 * 1024 * 1024;
const comfortableBytes = 1024 * 1024 * 1024;

export function lookAtSpace(folder: string): Finding {
  const { bavail, bsize } = statfsSync(firstExisting(resolve(folder)));
  const free = bavail * bsize;
  return finding("free-space", free < refusedBytes ? "bad" : free < comfortableBytes ? "warn" : "ok", { megabytes: Math.floor(free / 1024 / 1024) });
}

/** The folder, or the nearest one above it that is there: it will be made on the same disk. */
function firstExisting(folder: string): string {
  return existsSync(folder) ? folder : firstExisting(dirname(folder));
}

export function lookAtSecrets(dataDirectory: string): Finding {
  const folder = join(dataDirectory, "secrets");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const open = process.platform === "win32" ? [] : names.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
  return open.length > 0 ? finding("secrets", "bad", { files: open.join(", "), folder }) : finding("secrets", "ok", { count: names.length });
}

/** Browsers bind passkeys to a name and offer them only over TLS, except on the machine itself. */
export function lookAtOrigin(origin: string): Finding {
  const { hostname, protocol } = new URL(origin);
  if (hostname === "localhost") return finding("origin", "ok", { origin });
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return finding("origin", "bad", { origin });
  return finding("origin", protocol === "https:" ? "ok" : "bad", { origin });
}

/** S48: what a browser may make of a file of somebody else must not happen where people are signed in. */
export function lookAtFilesAddress(files: Settings["files"]): Finding {
  return files ? finding("files-address", "ok", { origin: files.origin }) : finding("files-address", "warn");
}

/** D7: whoever writes in confidence meets an address at which nothing else exists. */
export function lookAtContactAddress(contact: Settings["contact"]): Finding {
  return contact ? finding("contact-address", "ok", { origin: contact.origin }) : finding("contact-address", "warn");
}

function lookAtMail({ smtpUrl, mailFrom }: Settings): Finding {
  return finding("mail-server", smtpUrl && mailFrom ? "ok" : "warn", {});
}

/** What somebody deleted must not live on in a backup (S36). */
export function lookAtBackups(dataDirectory: string, now: Date): Finding {
  const over = backupsOver(dataDirectory, now);
  return finding("old-backups", over.length > 0 ? "bad" : "ok", { files: over.join(", "), days: backupsKeptDays });
}

function modeOf(mode: number): string {
  return (mode & 0o777).toString(8);
}
