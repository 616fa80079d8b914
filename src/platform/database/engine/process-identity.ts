import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import * as v from "valibot";
import { asVigie, runProcess } from "./run-process.ts";

/** A process number is used again after a restart; with the time the process started it names one process only. */
export const ProcessIdentity = v.object({ pid: v.number(), started: v.optional(v.string()) });
export type ProcessIdentity = v.InferOutput<typeof ProcessIdentity>;

export function identify(pid: number): ProcessIdentity {
  return { pid, started: readStat(pid)?.started };
}

/** A dead process whose parent has not collected it still answers signals; it counts as dead here. */
export function isAlive(pid: number): boolean {
  if (readStat(pid)?.state === "Z") return false;
  return answersSignals(pid);
}

export function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

export function isSameProcess(recorded: ProcessIdentity): boolean {
  return isAlive(recorded.pid) && recorded.started === identify(recorded.pid).started;
}

/** Whether this process may be a PostgreSQL server on this folder. Where the system does not tell, the answer is the careful yes. */
export async function mayServeFolder(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  const { code, output } = await runProcess(asVigie, "ps", ["-o", "comm=", "-p", String(pid)]);
  if (code === 0 && !/(^|\/)postgres$/.test(output.trim())) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return true;
  }
}

/** Linux tells state and start time (clock ticks since the machine started); elsewhere undefined. See proc_pid_stat(5). */
function readStat(pid: number): { readonly state: string; readonly started: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may contain spaces and parentheses, so fields are counted after the last one.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [state, started] = [fields[0], fields[19]];
    return state && started ? { state, started } : undefined;
  } catch {
    return undefined;
  }
}
