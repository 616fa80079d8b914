/** Text as XML content: escaped, and without the control characters that XML 1.0 cannot hold at all. */
export function escapeXml(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex -- leaving these out is the purpose
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

export type XmlNode = { readonly name: string; readonly attributes?: Readonly<Record<string, string>>; readonly content: string | readonly XmlNode[] };

/** A leaf, or nothing when there is nothing to say: an empty element would claim that something was said. */
export function leaf(name: string, text: string | null, attributes?: Readonly<Record<string, string>>): XmlNode[] {
  return text === null || text === "" ? [] : [{ name, content: text, ...(attributes ? { attributes } : {}) }];
}

export function xmlDocument(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "")}\n`;
}

function written(node: XmlNode, indent: string): string {
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join("");
  if (typeof node.content === "string") return `${indent}<${node.name}${attributes}>${escapeXml(node.content)}</${node.name}>`;
  if (node.content.length === 0) return `${indent}<${node.name}${attributes}/>`;
  const children = node.content.map((child) => written(child, `${indent}  `)).join("\n");
  return `${indent}<${node.name}${attributes}>\n${children}\n${indent}</${node.name}>`;
}
