import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Keys without which restored rows could not be gone on with: the ledger's signature and the seal of one-time codes. */
export const travellingSecrets: readonly string[] = ["ledger-key.pem", "vault.key"];

export function readSecrets(dataDirectory: string): Map<string, Buffer> {
  const folder = join(dataDirectory, "secrets");
  const present = travellingSecrets.filter((name) => existsSync(join(folder, name)));
  return new Map(present.map((name) => [name, readFileSync(join(folder, name))]));
}

/** Puts keys in place, each at once: whoever reads finds the old or the new one, never half of one. */
export function placeSecrets(dataDirectory: string, secrets: ReadonlyMap<string, Buffer>): void {
  const folder = join(dataDirectory, "secrets");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, bytes] of secrets) writeFileSync(join(folder, `${name}.new`), bytes, { mode: 0o600, flush: true });
  for (const name of secrets.keys()) renameSync(join(folder, `${name}.new`), join(folder, name));
}
