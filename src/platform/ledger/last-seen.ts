import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The last checkpoint this machine has signed, kept outside the database: without it, somebody who cuts off the end of the log
 * together with its checkpoints, or puts an older copy of the database in its place, would leave no trace (S62, S64).
 */
export type LastSeen = { read(): string | undefined; keep(note: string): void };

export function openLastSeen(dataDirectory: string): LastSeen {
  const directory = join(dataDirectory, "secrets");
  const file = join(directory, "ledger-checkpoint");
  return {
    read: () => (existsSync(file) ? readFileSync(file, "utf8") : undefined),
    keep: (note) => {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.new`, note, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}
