import { fontOf, named, objectsOf, type Font, type PdfObject } from "./pdf-file.ts";

export type PdfPage = { readonly lines: readonly string[]; readonly text: string };
export type ReadPdf = { readonly pages: readonly PdfPage[]; readonly text: string; readonly title: string; readonly language: string; readonly roles: ReadonlySet<string> };
export type Direction = "ltr" | "rtl";

/** A letter, or several letters that were written into the file as one, with the place where the eye finds them. */
type Unit = { text: string; x: number; readonly y: number; end: number };

/**
 * What a reader's program gets out of a PDF of ours: the lines of each page from top to bottom, each in the order in which it is read.
 * Written here because the readers on npm do not honour replacement text (ActualText), in which vowel marks of Arabic stand.
 */
export function readPdf(bytes: Uint8Array, direction: Direction = "ltr"): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes));
  const all = [...objects.values()];
  const catalogue = all.find(({ dict }) => dict.includes("/Type /Catalog"));
  const root = catalogue && named(objects, catalogue, "Pages");
  const pages = (root ? leavesOf(objects, root) : []).map((page) => {
    const lines = linesOf(unitsOf(objects, page)).map((line) => inReadingOrder(line, direction));
    return { lines, text: lines.join(" ") };
  });
  const about = (catalogue && named(objects, catalogue, "Metadata")?.stream?.toString("utf8")) ?? "";
  return {
    pages,
    text: pages.map((page) => page.text).join(" "),
    title: /<dc:title><rdf:Alt><rdf:li[^>]*>([^<]*)</.exec(about)?.[1] ?? "",
    language: /\/Lang \(([^)]*)\)/.exec(catalogue?.dict ?? "")?.[1] ?? "",
    roles: new Set(all.flatMap(({ dict }) => (dict.includes("/Type /StructElem") ? [/\/S \/(\w+)/.exec(dict)?.[1] ?? ""] : []))),
  };
}

function leavesOf(objects: ReadonlyMap<number, PdfObject>, node: PdfObject): PdfObject[] {
  if (!node.dict.includes("/Type /Pages")) return [node];
  const children = /\/Kids \[([^\]]*)\]/.exec(node.dict)?.[1] ?? "";
  return [...children.matchAll(/(\d+) 0 R/g)].flatMap(([, number]) => {
    const child = objects.get(Number(number));
    return child ? leavesOf(objects, child) : [];
  });
}

/** Follows the page as it is drawn: where each shape stands, and what it stands for. */
function unitsOf(objects: ReadonlyMap<number, PdfObject>, page: PdfObject): Unit[] {
  const fonts = new Map<string, Font>();
  for (const [, name, number] of page.dict.matchAll(/\/(f\d+) (\d+) 0 R/g)) fonts.set(name!, fontOf(objects, objects.get(Number(number))!));
  const units: Unit[] = [];
  const marked: (string | undefined)[] = [];
  const saved: { x: number; y: number }[] = [];
  let operands: string[] = [];
  let at = { x: 0, y: 0 };
  let pen = 0;
  let text = { x: 0, y: 0 };
  let font: Font = new Map();
  let size = 1;
  let instead: string | undefined;
  let group: Unit | undefined;
  const number = (fromEnd: number) => Number(operands.at(-fromEnd) ?? 0);

  const show = (shapes: string) => {
    for (const glyph of glyphsIn(shapes)) {
      const { text: meaning, width } = font.get(glyph) ?? { text: "", width: 0 };
      const x = at.x + text.x + pen;
      pen += (width * size) / 1000;
      if (group) [group.x, group.end] = [Math.min(group.x, x), Math.max(group.end, at.x + text.x + pen)];
      else {
        const unit = { text: instead ?? meaning, x, y: at.y - text.y, end: at.x + text.x + pen };
        units.push(unit);
        if (instead !== undefined) group = unit;
      }
    }
  };

  for (const word of wordsOf(named(objects, page, "Contents")?.stream?.toString("latin1") ?? "")) {
    if (/^[-/(<\d.]/.test(word)) operands.push(word);
    else {
      if (word === "q") saved.push(at);
      else if (word === "Q") at = saved.pop() ?? at;
      else if (word === "cm") at = { x: at.x + number(2), y: at.y + number(1) };
      else if (word === "Tm") [text, pen] = [{ x: number(2), y: number(1) }, 0];
      else if (word === "Tf") [font, size] = [fonts.get(operands.at(-2)!.slice(1)) ?? new Map(), number(1)];
      else if (word === "BDC" || word === "BMC") {
        marked.push(instead);
        const key = operands.indexOf("/ActualText");
        if (key >= 0) [instead, group] = [meaningOf(operands[key + 1]!), undefined];
      } else if (word === "EMC") [instead, group] = [marked.pop(), undefined];
      else if (word === "TJ" || word === "Tj") {
        for (const operand of operands) {
          if (/^[(<]/.test(operand)) show(operand);
          else pen -= (Number(operand) * size) / 1000;
        }
      }
      operands = [];
    }
  }
  return units.filter((unit) => unit.text !== "");
}

/** Numbers, names, texts and operators in their order. Brackets inside a text stand as they are when they are pairs. */
function wordsOf(content: string): string[] {
  const words: string[] = [];
  const plain = /\/[\w-]+|<[0-9A-Fa-f]+>|-?\d*\.?\d+|[A-Za-z*]+|\(/g;
  for (let match = plain.exec(content); match; match = plain.exec(content)) {
    if (match[0] !== "(") {
      words.push(match[0]);
      continue;
    }
    let end = match.index + 1;
    for (let depth = 1; depth > 0; end += 1) {
      if (content[end] === "\\") end += 1;
      else if (content[end] === "(") depth += 1;
      else if (content[end] === ")") depth -= 1;
    }
    words.push(content.slice(match.index, end));
    plain.lastIndex = end;
  }
  return words;
}

/** A text of a dictionary: UTF-16 behind its mark of order, or plain. */
function meaningOf(operand: string): string {
  const bytes = bytesIn(operand);
  return bytes[0] === 0xfe ? bytes.subarray(2).swap16().toString("utf16le") : bytes.toString("latin1");
}

function glyphsIn(shapes: string): number[] {
  const bytes = bytesIn(shapes);
  return Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readUInt16BE(index * 2));
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function bytesIn(text: string): Buffer {
  if (text.startsWith("<")) return Buffer.from(text.slice(1, -1), "hex");
  const plain = text.slice(1, -1).replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) => (/^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code)));
  return Buffer.from(plain, "latin1");
}

/** Arabic letters climb and fall within their line; most of a line stands on its base, so the heights with most letters are the bases. */
function linesOf(units: readonly Unit[]): Unit[][] {
  const heights = Map.groupBy(units, (unit) => Math.round(unit.y));
  const bases: number[] = [];
  for (const [height] of [...heights].toSorted(([, a], [, b]) => b.length - a.length)) if (bases.every((base) => Math.abs(base - height) > 5)) bases.push(height);
  const nearest = (unit: Unit) => bases.reduce((best, base) => (Math.abs(base - unit.y) < Math.abs(best - unit.y) ? base : best));
  return [...Map.groupBy(units, nearest)].toSorted(([a], [b]) => b - a).map(([, line]) => line);
}

/** From the order of the eye, left to right, to that of reading: runs of the other direction are turned where they stand. */
function inReadingOrder(line: readonly Unit[], direction: Direction): string {
  const seen = line.toSorted((a, b) => a.x - b.x);
  const spaced = seen.flatMap((unit, index) => (index > 0 && unit.x - seen[index - 1]!.end > 2.5 ? [" ", unit.text] : [unit.text]));
  const units = direction === "rtl" ? spaced.toReversed() : spaced;
  const other = direction === "rtl" ? /[\p{Script=Latin}\d]/u : /\p{Script=Arabic}/u;
  const runs: string[][] = [];
  let run: string[] | undefined;
  for (const [index, unit] of units.entries()) {
    const next = units.slice(index + 1).find((one) => !/^[\s.,:/'’-]+$/.test(one)) ?? "";
    const goesOn = run !== undefined && /^[\s.,:/'’-]+$/.test(unit) && other.test(next) && (direction === "ltr" || /[\p{Script=Latin}]/u.test(next) || /^[.,:/]$/.test(unit));
    if (other.test(unit) || goesOn) {
      run ??= [];
      if (run.length === 0) runs.push(run);
      run.unshift(unit);
    } else {
      run = undefined;
      runs.push([unit]);
    }
  }
  return runs.flat().join("").replaceAll(/\s+/g, " ").trim();
}
