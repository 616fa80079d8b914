import { getDocumentProxy } from "unpdf";
import * as v from "valibot";

const Metadata = v.object({ info: v.object({ Title: v.string(), Language: v.string() }) });

export type PdfPage = { readonly lines: readonly string[]; readonly text: string };
export type ReadPdf = { readonly pages: readonly PdfPage[]; readonly text: string; readonly title: string; readonly language: string; readonly roles: ReadonlySet<string> };

type Item = { readonly str: string; readonly dir: string; readonly x: number; readonly y: number; readonly width: number };

/** What a reader's program gets out of a PDF: the lines of each page from top to bottom, each in the order in which it is read. */
export async function readPdf(bytes: Uint8Array, direction: "ltr" | "rtl" = "ltr"): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages: PdfPage[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [{ str: item.str, dir: item.dir, x: item.transform[4], y: item.transform[5], width: item.width }] : []));
    const lines = linesOf(words).map((line) => inReadingOrder(line, direction));
    pages.push({ lines, text: lines.join(" ") });
    collectRoles(await page.getStructTree(), roles);
  }
  const { info } = v.parse(Metadata, await document.getMetadata());
  return { pages, text: pages.map((page) => page.text).join(" "), title: info.Title, language: info.Language, roles };
}

function linesOf(items: readonly Item[]): Item[][] {
  const lines = new Map<number, Item[]>();
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const y = [...lines.keys()].find((one) => Math.abs(one - item.y) < 2) ?? item.y;
    lines.set(y, [...(lines.get(y) ?? []), item]);
  }
  return [...lines.values()];
}

/** Pieces stand where the eye finds them; in a line from right to left, neighbours of Latin letters are read the other way round. */
function inReadingOrder(line: readonly Item[], direction: "ltr" | "rtl"): string {
  const sorted = line.toSorted((a, b) => a.x - b.x);
  const isGuest = (item: Item) => (direction === "rtl" ? /\p{Script=Latin}/u.test(item.str) : item.dir === "rtl");
  const runs: Item[][] = [];
  for (const item of direction === "rtl" ? sorted.toReversed() : sorted) {
    const last = runs.at(-1);
    if (last?.[0] && isGuest(last[0]) && isGuest(item)) last.unshift(item);
    else runs.push([item]);
  }
  const ordered = runs.flat();
  return ordered.map((item, index) => `${touches(ordered[index - 1], item) ? "" : " "}${item.str}`).join("").replaceAll(/\s+/g, " ").trim();
}

/** Pieces of one word lie edge to edge, whichever of them comes first. */
function touches(one: Item | undefined, other: Item): boolean {
  if (!one) return false;
  return Math.min(Math.abs(one.x + one.width - other.x), Math.abs(other.x + other.width - one.x)) < 0.8;
}

function collectRoles(node: unknown, roles: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if ("role" in node && typeof node.role === "string") roles.add(node.role);
  if ("children" in node && Array.isArray(node.children)) for (const child of node.children) collectRoles(child, roles);
}
