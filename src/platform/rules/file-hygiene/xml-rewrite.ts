import { CleaningRefused } from "./cleaning-refused.ts";
import { unescaped, xmlTokens, type XmlToken } from "./xml-tokens.ts";

/** An element under the short names of our own table, whatever prefixes the file uses: "w:ins". Values are escaped as in the file. */
export type XmlElement = { readonly name: string; readonly attributes: Map<string, string> };

/** Kept; dropped with all that is in it; only its tags dropped; or dropped together with the element of this name around it. */
export type XmlVerdict = "keep" | "drop" | "unwrap" | { readonly dropAround: string };

export type XmlRules = {
  /** Short name by namespace. What is in another namespace goes: it is an extension that programs may ignore. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** May change or remove attributes. */
  readonly element: (element: XmlElement, parents: readonly string[]) => XmlVerdict;
  /** Prefixes that stand in values of attributes, as before formulas: declared whether or not an element has them. */
  readonly prefixesInValues?: readonly string[];
  /** Elements that must not be left without content; asked with the tag as it is written. */
  readonly dropIfEmpty?: (name: string, tag: string) => boolean;
  readonly text?: (text: string, parent: string) => string | { readonly dropAround: string };
};

type Open = { readonly name: string; readonly written: string; readonly outputAt: number; readonly scope: ReadonlyMap<string, string>; readonly skipped: boolean };

/**
 * Writes an XML part anew, token by token. Prefixes become the short names of the table and only namespaces in use are declared, so
 * that neither a prefix nor a declaration can carry anything; processing instructions and comments do not come along.
 */
export function rewriteXml(bytes: Uint8Array, rules: XmlRules): Uint8Array {
  const output: string[] = [];
  const open: Open[] = [];
  const names: string[] = [];
  const state: Writing = { rules, uris: new Map(), ignorable: new Set(), byDefault: undefined };
  for (const token of xmlTokens(bytes)) {
    const parent = open.at(-1);
    if (token.is === "open") {
      const next = enter(token, parent, state, output, names);
      if (next.around !== undefined) cutBack(open, output, next.around);
      open.push({ ...next.open, skipped: next.open.skipped || next.around !== undefined });
      names.push(next.open.name);
    } else if (token.is === "close") {
      open.pop();
      names.pop();
      if (parent && !parent.skipped && parent.written !== "") close(parent, output, rules);
    } else if (parent && !parent.skipped) {
      const text = rules.text?.(token.text, parent.name) ?? token.text;
      if (typeof text === "string") output.push(text);
      else cutBack(open, output, text.dropAround);
    }
  }
  if (output.length === 0) throw new CleaningRefused("damaged");
  output[0] = withDeclarations(output, state);
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${output.join("")}`);
}

/** An element without content is written as one tag; not the root, whose tag still waits for its declarations. */
function close({ name, written, outputAt }: Open, output: string[], { dropIfEmpty }: XmlRules): void {
  const tag = output[outputAt];
  if (tag === undefined || outputAt === 0 || outputAt < output.length - 1) output.push(`</${written}>`);
  else if (dropIfEmpty?.(name, tag)) output.pop();
  else output[outputAt] = `${tag.slice(0, -1)}/>`;
}

/** `uris` remembers each namespace as this file spells it, because both editions of the standard share our short names. */
type Writing = { readonly rules: XmlRules; readonly uris: Map<string, string>; readonly ignorable: Set<string>; byDefault: string | undefined };

function enter(token: XmlToken & { is: "open" }, parent: Open | undefined, state: Writing, output: string[], parents: readonly string[]) {
  const scope = scopeOf(token, parent?.scope ?? new Map());
  const nothing = { name: "", written: "", outputAt: output.length, scope, skipped: true };
  if (parent?.skipped) return { open: nothing, around: undefined };
  const name = shortName(token.name, scope, state, true);
  if (name === undefined) return { open: nothing, around: undefined };
  const element: XmlElement = { name, attributes: new Map() };
  for (const [written, value] of token.attributes) {
    const short = /^xmlns(:|$)/.test(written) ? undefined : shortName(written, scope, state, false);
    if (short !== undefined) element.attributes.set(short, value);
  }
  if (!parent) state.byDefault = state.rules.namespaces.get(scope.get("") ?? "");
  const verdict = compatibility(element, scope, state) ?? state.rules.element(element, parents);
  if (verdict === "drop") return { open: { ...nothing, name }, around: undefined };
  if (typeof verdict === "object") return { open: { ...nothing, name }, around: verdict.dropAround };
  if (verdict === "unwrap") return { open: { ...nothing, name, skipped: false }, around: undefined };
  const written = writtenName(name, state);
  output.push(`<${written}${[...element.attributes].map(([key, value]) => ` ${key}="${value}"`).join("")}>`);
  return { open: { name, written, outputAt: nothing.outputAt, scope, skipped: false }, around: undefined };
}

/** Takes back what has been written since the element of this name began, and skips the rest of it. */
function cutBack(open: Open[], output: string[], name: string): void {
  const from = open.map((element) => element.written !== "" && element.name === name).lastIndexOf(true);
  const first = open[from];
  if (!first || from === 0) return;
  output.length = first.outputAt;
  for (let index = from; index < open.length; index += 1) {
    const element = open[index];
    if (element) open[index] = { ...element, skipped: true };
  }
}

function scopeOf(token: XmlToken & { is: "open" }, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const declared = token.attributes.filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
  if (declared.length === 0) return outer;
  return new Map([...outer, ...declared.map(([name, uri]) => [name.slice(6), unescaped(uri)] as const)]);
}

/** The name under our own prefix; attributes without prefix have no namespace, elements have the default one. */
function shortName(written: string, scope: ReadonlyMap<string, string>, { rules, uris }: Writing, isElement: boolean): string | undefined {
  const [prefix, local] = written.includes(":") ? [written.slice(0, written.indexOf(":")), written.slice(written.indexOf(":") + 1)] : ["", written];
  if (prefix === "xml") return written;
  if (prefix === "" && !isElement) return local;
  const uri = scope.get(prefix) ?? "";
  const short = rules.namespaces.get(uri);
  if (short === undefined) return undefined;
  if (!uris.has(short)) uris.set(short, uri);
  return `${short}:${local}`;
}

function writtenName(name: string, state: Writing): string {
  const [prefix = "", local = ""] = name.split(":");
  return prefix === state.byDefault ? local : name;
}

const compatibilityLists = ["mc:Ignorable", "mc:ProcessContent", "mc:MustUnderstand", "mc:PreserveElements", "mc:PreserveAttributes"];

/**
 * Markup compatibility (ECMA-376, part 3): lists of extensions are written anew for those in use, and a choice that needs an
 * extension we drop would be a promise without content.
 */
function compatibility({ name, attributes }: XmlElement, scope: ReadonlyMap<string, string>, state: Writing): XmlVerdict | undefined {
  const shorts = (list = "") => list.split(/\s+/).filter(Boolean).map((prefix) => state.rules.namespaces.get(scope.get(prefix) ?? ""));
  for (const short of shorts(attributes.get("mc:Ignorable"))) if (short !== undefined) state.ignorable.add(short);
  for (const list of compatibilityLists) attributes.delete(list);
  if (name !== "mc:Choice") return undefined;
  const needed = shorts(attributes.get("Requires"));
  const known = needed.filter((short) => short !== undefined);
  if (needed.length === 0 || known.length < needed.length) return "drop";
  attributes.set("Requires", known.join(" "));
  return undefined;
}

/** The root with the namespaces that are left in what has been written; what was taken back needs none. */
function withDeclarations(output: readonly string[], state: Writing): string {
  const { rules, uris, byDefault } = state;
  const elements = new Set<string>();
  const attributes = new Set<string>(rules.prefixesInValues);
  for (const tag of output) {
    if (!tag.startsWith("<") || tag.startsWith("</")) continue;
    const prefix = /^<(\w+):/.exec(tag)?.[1] ?? byDefault;
    if (prefix !== undefined) elements.add(prefix);
    for (const [, used = ""] of tag.matchAll(/ (\w+):[\w.-]+="/g)) attributes.add(used);
    for (const short of /^<mc:Choice.* Requires="([^"]*)"/.exec(tag)?.[1]?.split(" ") ?? []) attributes.add(short);
  }
  attributes.delete("xml");
  const ignorable = [...new Set([...elements, ...attributes])].filter((short) => state.ignorable.has(short));
  if (ignorable.length > 0) attributes.add("mc");
  const uriOf = (short: string) => uris.get(short) ?? [...rules.namespaces].find(([, one]) => one === short)?.[0] ?? "";
  const prefixed = [...new Set([...elements, ...attributes])].filter((short) => short !== byDefault || attributes.has(short));
  const declarations = prefixed.map((short) => `xmlns:${short}="${uriOf(short)}"`);
  if (byDefault !== undefined) declarations.unshift(`xmlns="${uriOf(byDefault)}"`);
  if (ignorable.length > 0) declarations.push(`mc:Ignorable="${ignorable.join(" ")}"`);
  return (output[0] ?? "").replace(/^<[^\s>]+/, (tag) => `${tag} ${declarations.join(" ")}`);
}
