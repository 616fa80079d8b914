import { startsWith, viewOf } from "./bytes.ts";
import { tellBlock, type Findings, type MetadatumKind } from "./metadatum.ts";

/** Datasets of record 2 that name something (IPTC-IIM 4.2). */
const told: ReadonlyMap<number, MetadatumKind> = new Map([
  [5, "title"], [25, "comment"], [55, "date"], [65, "software"], [80, "author"], [90, "comment"], [92, "comment"], [95, "comment"], [101, "comment"], [103, "identifier"],
  [105, "title"], [110, "author"], [116, "author"], [118, "author"], [120, "comment"], [122, "author"],
]);

const captionRecord = "\x1c\x02";

/** Tells what press agencies and Photoshop have written into a JPEG: datasets one after another, somewhere in Photoshop's blocks. */
export function readIptc(bytes: Uint8Array, found: Findings): void {
  tellBlock(found, "IPTC", () => tellDatasets(bytes, found));
}

function tellDatasets(bytes: Uint8Array, found: Findings): void {
  const view = viewOf(bytes);
  for (let at = 0; at + 5 <= bytes.length; at += 1) {
    if (!startsWith(bytes, captionRecord, at)) continue;
    const length = view.getUint16(at + 3);
    const kind = told.get(bytes[at + 2] ?? 0);
    if (kind && at + 5 + length <= bytes.length) found.add(kind, new TextDecoder().decode(bytes.subarray(at + 5, at + 5 + length)));
  }
}
