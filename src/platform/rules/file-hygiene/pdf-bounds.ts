import { Unzlib } from "fflate";
import { expandsTooMuch } from "../expansion-limits.ts";
import { placeOf, startsWith, textOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";

/** So few that even zeros do not make more than four megabytes of them at once. */
const pieceBytes = 4096;

/** Counts what is expanded of one file, all together. */
export type Expansion = { readonly inflate: (compressed: Uint8Array) => Uint8Array; readonly measure: (compressed: Uint8Array) => void; readonly add: (bytes: number) => void };

export function countExpansion(fileBytes: number): Expansion {
  let sum = 0;
  const add = (bytes: number) => {
    sum += bytes;
    if (expandsTooMuch(sum, fileBytes)) throw new CleaningRefused("expands-too-much");
  };
  return { add, measure: (compressed) => inPieces(compressed, (piece) => add(piece.length)), inflate: (compressed) => inflated(compressed, add) };
}

/** Expands piece by piece, so that a bomb is refused while it is small. What ends too early gives what there is, as viewers show it. */
function inPieces(compressed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const stream = new Unzlib(take);
  try {
    for (let at = 0; at < compressed.length; at += pieceBytes) stream.push(compressed.slice(at, at + pieceBytes));
  } catch (error) {
    if (error instanceof CleaningRefused) throw error;
    if (!(error instanceof Error) || !("code" in error)) throw error;
  }
}

function inflated(compressed: Uint8Array, add: (bytes: number) => void): Uint8Array {
  let room = new Uint8Array(Math.min(compressed.length * 4, 1_000_000) + 1024);
  let size = 0;
  inPieces(compressed, (piece) => {
    add(piece.length);
    if (size + piece.length > room.length) {
      const larger = new Uint8Array((size + piece.length) * 2);
      larger.set(room.subarray(0, size));
      room = larger;
    }
    room.set(piece, size);
    size += piece.length;
  });
  return room.slice(0, size);
}

/**
 * Looks at the streams that the library expands while it reads a PDF (objects in streams, tables of references): it takes as much
 * memory as they ask for. Pictures it leaves as they are; white pages shrink a thousandfold and are no bombs.
 */
export function refusePdfBombs(bytes: Uint8Array, expansion: Expansion): void {
  for (let at = placeOf(bytes, "stream"); at !== -1; at = placeOf(bytes, "stream", at + 6)) {
    if (startsWith(bytes, "end", at - 3)) continue;
    const before = textOf(bytes, Math.max(0, at - 2000), at);
    const dictionary = before.slice(before.lastIndexOf(" obj") + 1);
    const isPicture = /\/Subtype\s*\/Image\b/.test(dictionary) && !/#|ObjStm|XRef/.test(dictionary);
    if (isPicture) continue;
    // A second filter would be expanded unmeasured; no program writes one for these streams.
    if (/#|ObjStm|XRef/.test(dictionary) && /\/Filter\s*\[\s*\/\w+\s*[^\]\s]/.test(dictionary)) throw new CleaningRefused("expands-too-much");
    if (/\/(ObjStm|XRef)\b/.test(dictionary) && /LZW|RunLength/.test(dictionary)) throw new CleaningRefused("damaged");
    const from = at + 6 + (bytes[at + 6] === 0x0d ? 1 : 0) + (bytes[at + 6] === 0x0a || bytes[at + 7] === 0x0a ? 1 : 0);
    if (!/#|ObjStm|XRef/.test(dictionary)) continue;
    const end = placeOf(bytes, "endstream", from);
    expansion.measure(bytes.subarray(from, end === -1 ? bytes.length : end));
  }
}
