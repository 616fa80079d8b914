import type { Findings, MetadatumKind } from "./metadatum.ts";
import { unescaped, xmlTokens } from "./xml-tokens.ts";

/** Properties of a document in both families (docProps/*.xml, meta.xml), by the local name of their element. */
const told: Readonly<Record<string, MetadatumKind>> = {
  creator: "author", lastModifiedBy: "author", "initial-creator": "author", "printed-by": "author", Manager: "author", Company: "author",
  created: "date", modified: "date", lastPrinted: "date", date: "date", "creation-date": "date", "print-date": "date",
  title: "title", subject: "title", description: "comment", keywords: "comment", keyword: "comment", category: "comment",
  Application: "software", AppVersion: "software", generator: "software",
  Template: "software", HyperlinkBase: "path", identifier: "identifier",
  revision: "edit-history", TotalTime: "edit-history", "editing-cycles": "edit-history", "editing-duration": "edit-history",
};

const maxProperties = 5000;

/** Tells what the properties of a document say, with the names of those that somebody invented. */
export function tellProperties(bytes: Uint8Array | undefined, found: Findings): void {
  if (!bytes) return;
  let kind: MetadatumKind | undefined;
  let count = 0;
  for (const token of xmlTokens(bytes)) {
    count += 1;
    if (count > maxProperties) return;
    // How often and how long a file was worked on; once is no history.
    if (token.is === "text" && kind === "edit-history" && !/^(0|1|P(T0S|0D))?$/.test(token.text.trim())) found.add(kind);
    else if (token.is === "text" && kind && kind !== "edit-history" && token.text.trim() !== "") found.add(kind, unescaped(token.text));
    if (token.is !== "open") continue;
    const name = token.name.replace(/^.*:/, "");
    kind = told[name];
    const own = token.attributes.find(([key]) => (name === "property" && key === "name") || (name === "user-defined" && key.endsWith(":name")));
    if (own) found.add("other", unescaped(own[1]));
    const template = name === "template" ? token.attributes.find(([key]) => key.endsWith(":href")) : undefined;
    if (template) found.add("path", unescaped(template[1]));
  }
}
