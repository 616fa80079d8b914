import { readFileSync, writeFileSync } from "node:fs";

/** The most memory a process has had since its start or since `forgetPeak`, in megabytes; null where the kernel does not tell. */
export function peakMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

/** From here on the peak counts anew: see clear_refs in proc(5). */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
  } catch {
    // Where that is not possible the peak since the start is reported, or none.
  }
}

/** The peak of a process that ends by itself, looked at until it does: afterwards nobody can be asked any more. */
export async function peakUntilEnd(pid: number, ended: Promise<unknown>): Promise<number | null> {
  let peak = peakMegabytes(pid);
  const look = setInterval(() => (peak = peakMegabytes(pid) ?? peak), 50);
  await ended;
  clearInterval(look);
  return peak;
}
