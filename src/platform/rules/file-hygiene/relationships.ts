import { unescaped, xmlTokens } from "./xml-tokens.ts";

export type Relationship = { readonly id: string; /** The last word of its type. */ readonly kind: string; readonly type: string; readonly target: string; readonly isExternal: boolean };

/** What a part of an office document points to (ECMA-376, part 2). */
export function readRelationships(bytes: Uint8Array | undefined): Relationship[] {
  if (!bytes) return [];
  return [...xmlTokens(bytes)].flatMap((token) => {
    if (token.is !== "open" || token.name.replace(/^.*:/, "") !== "Relationship") return [];
    const attributes = new Map(token.attributes.map(([name, value]) => [name, unescaped(value)]));
    const type = attributes.get("Type") ?? "";
    return [{ id: attributes.get("Id") ?? "", kind: type.slice(type.lastIndexOf("/") + 1), type, target: attributes.get("Target") ?? "", isExternal: attributes.get("TargetMode") === "External" }];
  });
}

export function relationshipsOf(part: string): string {
  return part.replace(/([^/]*)$/, "_rels/$1.rels");
}

/** The name of the part that a target means, seen from the part that names it. */
export function resolved(target: string, from: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

/** Addresses on the web, and places in the document. Everything else names a disk, a network or a program. */
export function isPublicAddress(target: string): boolean {
  return /^(https?:|mailto:|#)/i.test(target.trim());
}
