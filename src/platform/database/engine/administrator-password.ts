import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineRefused } from "./engine-refused.ts";

/** The password of the embedded administrator, made before the first database and kept in a file only Vigie's account reads. */
export function administratorPassword(dataDirectory: string, hasDatabase: boolean): string {
  const folder = join(dataDirectory, "secrets");
  const file = join(folder, "database-administrator");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  if (hasDatabase) {
    throw new EngineRefused(`The file ${file} with the password of the database is missing: put it back from the backup of the data directory.`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString("base64url");
  writeFileSync(file, password, { mode: 0o600, flag: "wx", flush: true });
  return password;
}
