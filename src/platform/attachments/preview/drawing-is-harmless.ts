import { xmlTokens, type XmlToken } from "../../rules/file-hygiene/xml-tokens.ts";

/** All that a drawing is made of. No script, no link, no style sheet, no foreign markup, no animation, no filter. */
const elements: readonly string[] = ["svg", "g", "defs", "symbol", "use", "path", "rect", "image", "clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop"];

/** S49: pictures in a page, all together. */
const mostPixels = 50_000_000;
/** A page is one drawing in another, and in that nothing is drawn again. */
const mostDrawings = 2;

/**
 * Whether a drawing that the child made is a drawing and nothing else: it comes from a process that held somebody else's file, so it is believed as little as the
 * file. Whatever is not known to be harmless makes it none; references lead within it, or to pixels that it brings along.
 */
export function isHarmlessDrawing(svg: Buffer): boolean {
  try {
    return areHarmless(svg, 1, { pixels: 0 });
  } catch {
    return false;
  }
}

function areHarmless(svg: Buffer, depth: number, sum: { pixels: number }): boolean {
  // Instructions to the reader may name style sheets elsewhere.
  if (depth > mostDrawings || svg.includes("<?") || svg.includes("<!")) return false;
  for (const token of xmlTokens(svg)) {
    if (token.is === "text" && token.text.trim() !== "") return false;
    if (token.is === "open" && !isHarmless(token, depth, sum)) return false;
  }
  return true;
}

function isHarmless({ name, attributes }: Extract<XmlToken, { is: "open" }>, depth: number, sum: { pixels: number }): boolean {
  return elements.includes(name) && attributes.every(([attribute, value]) => {
    if (/^on/i.test(attribute) || value.includes("&") || value.includes("\\")) return false;
    if (attribute === "href" || attribute.endsWith(":href")) return value.startsWith("#") || (name === "image" && isHarmlessPicture(value, depth, sum));
    if (attribute === "xmlns" || attribute.startsWith("xmlns:")) return /^http:\/\/www\.w3\.org\/(2000\/svg|1999\/xlink|1999\/xhtml)$/.test(value);
    if (attribute === "style") return /^image-rendering: ?[a-z-]+;?$/.test(value);
    return !/[a-z]+:|\/\//i.test(value.replaceAll(/url\(#[\w-]+\)/g, "")) && !/url|import|expression/i.test(value.replaceAll(/url\(#[\w-]+\)/g, ""));
  });
}

function isHarmlessPicture(value: string, depth: number, sum: { pixels: number }): boolean {
  const [, type, text = ""] = /^data:image\/(png|svg\+xml);base64,([A-Za-z0-9+/=\s]+)$/.exec(value) ?? [];
  const bytes = Buffer.from(text, "base64");
  if (type === "svg+xml") return areHarmless(bytes, depth + 1, sum);
  if (type !== "png" || bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return false;
  sum.pixels += bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  return sum.pixels <= mostPixels;
}
