import { CleaningRefused } from "./cleaning-refused.ts";

/**
 * A tokenizer for the XML of office documents, of our own: the libraries that are small enough read entities and definitions, which
 * is what must not happen, and a parser that builds a tree needs ten times the memory of the text. Text and values stay escaped as they are.
 */
export type XmlToken =
  | { readonly is: "open"; readonly name: string; readonly attributes: readonly (readonly [string, string])[]; readonly isEmpty: boolean }
  | { readonly is: "close"; readonly name: string }
  | { readonly is: "text"; readonly text: string };

const maxDepth = 1000;
const tagName = /[^\s<>/="'!?&]+/y;
const attribute = /\s+([^\s<>/="'!?&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;
const closing = /([^\s<>/="'!?&]+)\s*>/y;

export function* xmlTokens(bytes: Uint8Array): Generator<XmlToken> {
  const text = decoded(bytes);
  const open: string[] = [];
  let hasRoot = false;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf("<", at);
    const between = text.slice(at, next === -1 ? text.length : next);
    if (open.length > 0 && between !== "") yield { is: "text", text: checked(between) };
    else if (between.trim() !== "") throw new CleaningRefused("damaged");
    if (next === -1) break;
    if (text.startsWith("<!--", next)) at = behind(text, "-->", next + 4);
    else if (text.startsWith("<?", next)) at = behind(text, "?>", next + 2);
    else if (text.startsWith("<![CDATA[", next)) {
      at = behind(text, "]]>", next + 9);
      if (open.length === 0) throw new CleaningRefused("damaged");
      yield { is: "text", text: escaped(text.slice(next + 9, at - 3)) };
    } else if (text.startsWith("<!", next)) throw new CleaningRefused("entities");
    else if (text.startsWith("</", next)) {
      const name = matchAt(closing, text, next + 2)[1] ?? "";
      if (open.pop() !== name) throw new CleaningRefused("damaged");
      at = closing.lastIndex;
      yield { is: "close", name };
    } else {
      if (open.length === 0 && hasRoot) throw new CleaningRefused("damaged");
      hasRoot = true;
      const token = tagAt(text, next + 1);
      at = tagEnd.lastIndex;
      yield token;
      if (token.isEmpty) yield { is: "close", name: token.name };
      else open.push(token.name);
      if (open.length > maxDepth) throw new CleaningRefused("nested-too-deep");
    }
  }
  if (open.length > 0 || !hasRoot) throw new CleaningRefused("damaged");
}

function tagAt(text: string, at: number) {
  const [name] = matchAt(tagName, text, at);
  const attributes: (readonly [string, string])[] = [];
  let end = tagName.lastIndex;
  for (attribute.lastIndex = end; ; attribute.lastIndex = end) {
    const found = attribute.exec(text);
    if (!found) break;
    end = attribute.lastIndex;
    attributes.push([found[1] ?? "", checked(found[2] ?? (found[3] ?? "").replaceAll('"', "&quot;"))]);
  }
  const isEmpty = matchAt(tagEnd, text, end)[1] === "/";
  return { is: "open", name, attributes, isEmpty } as const;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) throw new CleaningRefused("damaged");
  return found;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at === -1) throw new CleaningRefused("damaged");
  return at + mark.length;
}

/** Only the five names that XML itself has, and numbers of characters. */
function checked(text: string): string {
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", at + 1)) {
    if (!/^&(amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/i.test(text.slice(at, at + 12))) throw new CleaningRefused("entities");
  }
  return text;
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    return code <= 0x10ffff ? String.fromCodePoint(code) : (named[name] ?? whole);
  });
}

/** UTF-8, or UTF-16 by its mark; office programs write nothing else. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
