import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { startSandboxed } from "./run-process.ts";
import { permissionsFor, residentBytes, sandboxBytes, wrapperWithoutNetwork } from "./sandbox.ts";

export type Piped = { readonly code: number | null; readonly output: Buffer; readonly isTooSlow: boolean; readonly isTooLarge: boolean };

const lookEveryMs = 50;
/** What a program may write before it is taken for one that will not stop: ten times the longest paper. */
const mostOutput = 64 * 1024 * 1024;

/**
 * Gives a program of Node something to read and answers what it wrote, in a process that is thrown away (S50): off the network where the system can, without
 * files but its own and those named, and ended when it takes too long or too much memory, or writes without end. Its messages are dropped: they may repeat what it read.
 */
export async function pipeThrough(program: string, input: string | Uint8Array, timeLimitMs: number, files: readonly string[] = []): Promise<Piped> {
  const child = startSandboxed(await wrapperWithoutNetwork(), [...permissionsFor(program, files), program]);
  let [isTooSlow, isTooLarge] = [false, false];
  const end = (why: "slow" | "large") => {
    if (why === "slow") isTooSlow = true;
    else isTooLarge = true;
    child.kill("SIGKILL");
  };
  const timer = setTimeout(() => end("slow"), timeLimitMs);
  let written = 0;
  child.stdout.on("data", (piece: Buffer) => (written += piece.length) > mostOutput && end("large"));
  const watch = setInterval(() => child.pid !== undefined && residentBytes(child.pid) > sandboxBytes && end("large"), lookEveryMs);
  // A program that ends before it has read everything breaks the pipe; its end says enough.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  try {
    const [output, code] = await Promise.all([buffer(child.stdout), once(child, "close").then(([ended]) => (typeof ended === "number" ? ended : null), () => null)]);
    return { code, output, isTooSlow, isTooLarge };
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
  }
}
