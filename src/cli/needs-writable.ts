import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { refuse } from "#platform/refusal.ts";

/** Refuses before anything is done when a file that the command will write cannot be written where it was asked for. */
export function needsWritable(path: string): void {
  try {
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
  } catch {
    refuse("cli.file-not-writable", { values: { file: path } });
  }
}
