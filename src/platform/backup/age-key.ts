import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { refuse } from "../refusal.ts";
import { isIdentity, isRecipient, makeKeyPair } from "../rules/sealing/hybrid.ts";

/** Makes a key pair: the secret goes into a new file that only its owner reads, the recipient is answered. */
export async function makeKeyFile(file: string): Promise<string> {
  const { identity, recipient } = await makeKeyPair();
  try {
    writeFileSync(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: "wx", flush: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") refuse("backup.file-exists", { values: { file } });
    throw error;
  }
  return recipient;
}

/** Recipients as given on the command line: each is one itself, or a file with one a line. */
export function readRecipients(given: readonly string[]): string[] {
  const found = given.flatMap((word) => (word.startsWith("age1") ? [word] : linesOf(word).map(publicPart)));
  for (const recipient of found) {
    if (!isRecipient(recipient)) refuse("backup.recipient-invalid", { values: { recipient: `${recipient.slice(0, 24)}…` } });
  }
  if (found.length === 0) refuse("backup.recipient-needed");
  return [...new Set(found)];
}

/** A file of `backup key` may be named where its recipient is meant: only the public part is read from it. */
function publicPart(line: string): string {
  return line.replace(/^# public key: /, "");
}

function linesOf(file: string): string[] {
  if (!existsSync(file)) refuse("backup.file-not-found", { values: { file } });
  const lines = readFileSync(file, "utf8").split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("# public key: ") || (line !== "" && !line.startsWith("#") && !line.startsWith("AGE-SECRET-KEY-")));
}

/** The secret keys in a file; other kinds of keys are refused, because a backup they could open would not be one of ours. */
export function readIdentities(file: string): string[] {
  if (!existsSync(file)) refuse("backup.file-not-found", { values: { file } });
  const found = readFileSync(file, "utf8").split("\n").map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  if (found.length === 0 || found.some((line) => !isIdentity(line))) refuse("backup.identity-invalid", { values: { file } });
  return found;
}
