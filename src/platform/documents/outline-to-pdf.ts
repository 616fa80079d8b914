import { join } from "node:path";
import { pipeThrough } from "../database/engine/pipe-through.ts";
import { refuse } from "../refusal.ts";
import { inTurn } from "./in-turn.ts";
import type { Outline } from "./outline.ts";
import { typesetData } from "./typeset-data.ts";

/** The longest paper that was tried, of 300 pages, takes under four seconds; what needs eight times as long will not end. */
const timeLimitMs = 30_000;
/** Two at once leave the smallest machine to everybody else. */
const turns = inTurn(2);

/**
 * The document as a PDF: the form that looks the same everywhere and is signed, sent and filed. It is set in a process of its own,
 * which holds compiler and fonts only while they are needed; what the document says goes in by a pipe and touches no disk.
 */
export function outlineToPdf(outline: Outline): Promise<Buffer> {
  return turns(() => typeset(typesetData(outline), "typeset-process.ts", timeLimitMs));
}

export async function typeset(data: string, program: string, limitMs: number): Promise<Buffer> {
  const { code, output, isTooSlow, isTooLarge } = await pipeThrough(join(import.meta.dirname, program), data, limitMs);
  if (isTooSlow || isTooLarge) refuse("platform.pdf-too-slow");
  if (code !== 0 || output.length === 0) throw new Error("the document was not set");
  return output;
}
