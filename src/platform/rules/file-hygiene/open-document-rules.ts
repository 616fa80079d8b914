import type { Findings } from "./metadatum.ts";
import { isPublicAddress } from "./relationships.ts";
import type { XmlElement, XmlRules, XmlVerdict } from "./xml-rewrite.ts";
import { escaped, unescaped } from "./xml-tokens.ts";

const oasis = "urn:oasis:names:tc:opendocument:xmlns:";

/** Namespaces of ODF 1.3 and the extensions of LibreOffice that show something; its marks of editing sessions (officeooo) are not among them. */
const namespaces: ReadonlyMap<string, string> = new Map([
  ...["office", "style", "text", "table", "meta", "chart", "dr3d", "form", "script", "config", "presentation", "animation", "of"].map((name) => [`${oasis}${name}:1.0`, name] as const),
  [`${oasis}drawing:1.0`, "draw"],
  [`${oasis}datastyle:1.0`, "number"],
  [`${oasis}of:1.2`, "of"],
  [`${oasis}xsl-fo-compatible:1.0`, "fo"],
  [`${oasis}svg-compatible:1.0`, "svg"],
  [`${oasis}smil-compatible:1.0`, "smil"],
  ["http://www.w3.org/1999/xlink", "xlink"],
  ["http://www.w3.org/1998/Math/MathML", "math"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://openoffice.org/2004/office", "ooo"],
  ["http://openoffice.org/2004/writer", "ooow"],
  ["http://openoffice.org/2004/calc", "oooc"],
  ["urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"],
  ["urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext"],
  ["urn:org:documentfoundation:names:experimental:office:xmlns:field:1.0", "field"],
  ["http://openoffice.org/2009/table", "tableooo"],
  ["http://openoffice.org/2010/draw", "drawooo"],
  ["http://openoffice.org/2010/chart", "chartooo"],
]);

const set = (words: string) => new Set(words.trim().split(/\s+/));

const history = set("text:tracked-changes text:change text:change-start text:change-end table:tracked-changes office:change-info");
const remarks = set("office:annotation office:annotation-end");
const scripts = set("office:scripts office:event-listeners text:script script:event-listener");
/** Shows nothing: where data came from, alternatives, variables, hidden words, alternative texts (programs fill them with names of files), forms. */
const dropped = set(`
  office:meta office:forms office:dde-source text:section-source text:hidden-text text:hidden-paragraph text:variable-decls text:user-field-decls text:dde-connection-decls text:alphabetical-index-auto-mark-file
  table:dde-links table:scenario table:table-source table:cell-range-source table:database-source-sql table:database-source-table table:database-source-query table:data-pilot-tables
  svg:title svg:desc svg:font-face-src dc:creator dc:date dc:title dc:description dc:subject meta:creator-initials`);

/** Shows something that cannot be cleaned: fields to fill in, objects of other programs. */
const leftOut = set("draw:control draw:object-ole draw:applet draw:plugin draw:floating-frame");

/** Fields that say who, when, which file or which value of the properties: their words stay as plain words. */
const fields = /^text:(author-(name|initials)|sender-\w[\w-]*|file-name|template-name|creator|initial-creator|printed-by|(creation|print|modification)-(date|time)|editing-(cycles|duration)|description|title|subject|keywords|user-(defined|field-get|field-input)|variable-(get|set|input)|database-[\w-]+|conditional-text|dde-connection|placeholder|meta|meta-field|expression)$/;

export function openDocumentRules(found: Findings, pictureOf: (href: string) => string | undefined): XmlRules {
  return {
    namespaces,
    prefixesInValues: ["of", "ooow", "oooc", "ooo"],
    element: (element, parents) => verdictOf(element, parents, found, pictureOf),
    text: (text, parent) => text.slice(0, parent === "config:config-item" && !/^(true|false)$/.test(text) ? 0 : undefined),
  };
}

function verdictOf(element: XmlElement, parents: readonly string[], found: Findings, pictureOf: (href: string) => string | undefined): XmlVerdict {
  const { name, attributes } = element;
  if (history.has(name)) {
    found.add("edit-history");
    return "drop";
  }
  if (name === "dc:creator" || remarks.has(name)) found.add("comments");
  if (scripts.has(name) && name !== "office:scripts") found.add("scripts");
  if (leftOut.has(name)) found.add("left-out", name.replace(/^.*:/, ""));
  if (leftOut.has(name) || remarks.has(name) || scripts.has(name) || dropped.has(name)) return "drop";
  if (fields.test(name)) return "unwrap";
  // Settings of the view name printers, databases and places; those of the layout that are yes or no change what is shown.
  if (name === "config:config-item" && attributes.get("config:type") !== "boolean") return "drop";
  if (name === "config:config-item-set" && parents.at(-1) === "office:settings" && attributes.get("config:name") !== "ooo:configuration-settings") return "drop";
  const href = attributes.get("xlink:href");
  if (href !== undefined) {
    const taken = target(name, unescaped(href), found, pictureOf);
    if (taken === undefined) return name === "text:a" || name === "draw:a" ? "unwrap" : "drop";
    attributes.set("xlink:href", escaped(taken));
  }
  cleanAttributes(element);
  return "keep";
}

function target(name: string, href: string, found: Findings, pictureOf: (href: string) => string | undefined): string | undefined {
  if (name === "text:a" || name === "draw:a") {
    if (isPublicAddress(href)) return href;
    found.add("path", href);
    return undefined;
  }
  const taken = pictureOf(href);
  if (taken === undefined && /^(file:|\/|\.\.|[a-z]:)/i.test(href)) found.add("path", href);
  return taken;
}

/** Styles are called by their names; frames and shapes have theirs from the file a picture came from. */
const styleNames = set("draw:marker draw:gradient draw:fill-image draw:hatch draw:opacity draw:stroke-dash draw:layer draw:page draw:equation");
const attributesDropped = /^(office:(name|title|target-frame-name)|xlink:title|loext:(resolved|comment-\w+|sender-initials)|table:(protection-key\S*|structure-protected)|text:protection-key\S*|script:\S+|form:\S+|text:author-\S+|office:(process-content|server-map)|draw:(filter-name|mime-type|notify-on-update-of-ranges)|loext:mime-type)$/;

function cleanAttributes({ name, attributes }: XmlElement): void {
  for (const attribute of attributes.keys()) if (attributesDropped.test(attribute)) attributes.delete(attribute);
  if (!styleNames.has(name)) attributes.delete("draw:name");
  attributes.delete("xml:id");
}
