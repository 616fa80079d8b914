import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

export type Running = { readonly pid: number; readonly ended: Promise<number>; stop(): Promise<void>; lastLines(): readonly string[]; wholeOutput(): string };
export type Start = { readonly command: string; readonly words: readonly string[]; readonly folder: string; readonly environment: Readonly<Record<string, string | undefined>> };

/** npm gives its reason first and then up to thirty lines of where it was. */
const linesKept = 50;
const patience = 15_000;

/**
 * Starts a program that ends with the stack. It leads a group of its own, so that what it started in its turn (a compiler, for
 * example) ends with it; should the bench itself die, its last act takes the group along.
 */
export async function startProcess(stack: AsyncDisposableStack, { command, words, folder, environment }: Start): Promise<Running> {
  if (stack.disposed) throw new Error("the bench is being tidied up");
  const child = spawn(command, words, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"], detached: process.platform !== "win32", windowsHide: true });
  let output = "";
  let messages = "";
  child.stdout.on("data", (piece: Buffer) => (output += piece));
  child.stderr.on("data", (piece: Buffer) => (messages = `${messages}${piece}`.slice(-20_000)));
  const ended = new Promise<number>((resolve) => {
    child.on("close", (code) => resolve(code ?? 1));
    child.on("error", () => resolve(1));
  });
  const pid = child.pid ?? 0;
  const kill = () => signalGroup(pid, "SIGKILL");
  process.once("exit", kill);
  let isOver = false;
  void ended.then(() => {
    isOver = true;
    process.removeListener("exit", kill);
  });
  const stop = async () => {
    if (isOver) return;
    signalGroup(pid, "SIGTERM");
    await Promise.race([ended, wait(patience, undefined, { ref: false })]);
    if (!isOver) signalGroup(pid, "SIGKILL");
    await ended;
  };
  // Before anything is waited for: the bench may be tidied up meanwhile.
  stack.defer(stop);
  await once(child, "spawn");
  return { pid, ended, stop, wholeOutput: () => output, lastLines: () => `${output}\n${messages}`.split("\n").filter((line) => line.trim() !== "").slice(-linesKept) };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  // 0 would be our own group.
  if (pid === 0) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // It ended in the meantime, which is what was wanted.
  }
}

/** Until the address answers with success; throws with the program's last lines when it ends or takes too long instead. */
export async function answers(url: string, program: Running, limitSeconds: number): Promise<void> {
  const over = program.ended.then((code) => `it ended with code ${code}`);
  const limit = performance.now() + limitSeconds * 1000;
  while (performance.now() < limit) {
    const isThere = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then((response) => response.ok, () => false);
    if (isThere) return;
    const why = await Promise.race([over, wait(100)]);
    if (why !== undefined) throw new NotStarted(why, program.lastLines());
  }
  throw new NotStarted(`it did not answer within ${limitSeconds} seconds`, program.lastLines());
}

/** What a program said last goes to whoever runs the bench; the reason alone is part of the answer. */
export class NotStarted extends Error {
  readonly lastLines: readonly string[];

  constructor(why: string, lastLines: readonly string[]) {
    super(why);
    this.lastLines = lastLines;
  }
}
