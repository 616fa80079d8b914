import { join } from "node:path";
import * as v from "valibot";
import { pipeThrough } from "../../database/engine/pipe-through.ts";
import { inTurn } from "../../documents/in-turn.ts";
import { mediaTypes, typeByMagic } from "../../rules/file-type.ts";
import type { WhyNothing } from "../../rules/file-preview.ts";
import { behindLine, readLine, Said, type Asked } from "./drawn.ts";
import { isHarmlessDrawing } from "./drawing-is-harmless.ts";

export type Drawn =
  | { readonly is: "picture"; readonly type: "image/jpeg" | "image/png" | "image/webp"; readonly bytes: Buffer }
  | { readonly is: "page"; readonly pages: number; readonly bytes: Buffer }
  | { readonly is: "nothing"; readonly why: Exclude<WhyNothing, "kind"> };

const program = join(import.meta.dirname, "draw-process.ts");
/** What the program is made of beside its own folder. */
const itsFiles = [join(import.meta.dirname, "..", "..", "rules")];
/** S50. A page takes a few milliseconds, and the process that draws it half a second. */
const usualLimitMs = 30_000;
/** As much as is looked at over a satellite line; larger ones are taken as originals. */
const mostBytes = 10_000_000;

/** Two at once leave the smallest machine to everybody else, and a file that holds its turn to the end holds up one; a few more wait with their files in memory. */
const turns = inTurn(2);
const mostWaiting = 8;
let waiting = 0;

/** Draws a picture, or one page of a PDF, in a process that is thrown away; what that process gives is looked at before anybody else sees it. */
export async function draw(asked: Asked, content: Uint8Array, limitMs = usualLimitMs): Promise<Drawn> {
  if (waiting >= mostWaiting) return { is: "nothing", why: "busy" };
  waiting += 1;
  try {
    return await turns(() => drawNow(asked, content, limitMs));
  } finally {
    waiting -= 1;
  }
}

async function drawNow(asked: Asked, content: Uint8Array, limitMs: number): Promise<Drawn> {
  const { code, output, isTooSlow, isTooLarge } = await pipeThrough(program, behindLine(asked, content), limitMs, itsFiles);
  if (isTooSlow) return { is: "nothing", why: "too-slow" };
  if (isTooLarge) return { is: "nothing", why: "too-large" };
  return code === 0 ? believed(asked, output) : { is: "nothing", why: "unreadable" };
}

/** The process held a file of somebody else: its words count as that somebody's. */
export function believed(asked: Asked, output: Buffer): Drawn {
  const { said, rest } = heard(output);
  if (said === undefined) return { is: "nothing", why: "unreadable" };
  if (said.is === "nothing") return said;
  if (rest.length > mostBytes) return { is: "nothing", why: "too-large" };
  const isTrue = said.is === "picture" ? asked.kind === "picture" && isPicture(rest, said.type) : asked.kind === "pdf" && isHarmlessDrawing(rest);
  return isTrue ? { ...said, bytes: rest } : { is: "nothing", why: "unreadable" };
}

function heard(output: Buffer): { readonly said: Said | undefined; readonly rest: Buffer } {
  try {
    const { line, rest } = readLine(output);
    return { said: v.parse(Said, line), rest };
  } catch {
    return { said: undefined, rest: output };
  }
}

function isPicture(bytes: Buffer, type: string): boolean {
  const found = typeByMagic(bytes);
  return found !== undefined && found !== "zip" && mediaTypes[found] === type;
}
