import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFRawStream, PDFRef, PDFString, type PDFObject } from "@cantoo/pdf-lib";
import { copied, type Copying } from "./pdf-copy.ts";
import { isPublicAddress } from "./relationships.ts";

/** Marks without anything of their own on the page, or that play or open something. */
const unseen = new Set(["Text", "Popup", "FileAttachment", "Sound", "Movie", "Screen", "RichMedia", "3D", "PrinterMark", "TrapNet", "Redact", "Link"]);
const hiddenFlags = 2 | 32;
const printed = 4;

/**
 * Links to the web and to other pages, and whatever else is seen on a page: each becomes a stamp that looks the same. So fields keep the
 * words that are filled in and highlights their colour, but no field, no remark, no name and no date is left behind them.
 */
export function cleanAnnotations(annotations: PDFObject | undefined, pageOf: (old: PDFRef) => PDFRef | undefined, copying: Copying): PDFDict[] {
  if (!(annotations instanceof PDFArray)) return [];
  return annotations.asArray().flatMap((one) => {
    const annotation = copying.source.lookup(one);
    if (!(annotation instanceof PDFDict)) return [];
    tellAnnotation(annotation, copying);
    const flags = annotation.lookup(PDFName.of("F"));
    if (flags instanceof PDFNumber && (flags.asNumber() & hiddenFlags) !== 0) return [];
    return (subtypeOf(annotation) === "Link" ? link(annotation, pageOf, copying) : stamp(annotation, copying)) ?? [];
  });
}

function subtypeOf(annotation: PDFDict): string {
  const subtype = annotation.lookup(PDFName.of("Subtype"));
  return subtype instanceof PDFName ? subtype.decodeText() : "";
}

function tellAnnotation(annotation: PDFDict, { found }: Copying): void {
  const text = (key: string) => {
    const value = annotation.lookup(PDFName.of(key));
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
  };
  const subtype = subtypeOf(annotation);
  if (annotation.has(PDFName.of("AA")) || /\/S\s*\/(JavaScript|Launch)/.test(annotation.lookup(PDFName.of("A"))?.toString() ?? "")) found.add("scripts");
  if (subtype === "FileAttachment") found.add("attachments");
  if (subtype === "Widget") return found.add("form-values");
  if (subtype !== "Link" && (annotation.has(PDFName.of("Contents")) || annotation.has(PDFName.of("T")))) found.add("comments");
  if (subtype !== "Link" && text("T") !== undefined) found.add("author", text("T"));
}

function stamp(annotation: PDFDict, copying: Copying): PDFDict | undefined {
  if (unseen.has(subtypeOf(annotation))) return undefined;
  const rectangle = copied(annotation.get(PDFName.of("Rect")), "plain", copying);
  const appearances = annotation.lookup(PDFName.of("AP"));
  const normal = appearances instanceof PDFDict ? appearances.get(PDFName.of("N")) : undefined;
  const shown = rectangle && appearance(normal, annotation.lookup(PDFName.of("AS")), copying);
  const form = shown && copied(shown, "xobject", copying);
  if (!form || !rectangle) {
    // Some programs leave it to the reader how a mark looks; a field without a look is empty.
    if (subtypeOf(annotation) !== "Widget") copying.found.add("left-out", subtypeOf(annotation));
    return undefined;
  }
  const stampOf = copying.target.obj({ Type: "Annot", Subtype: "Stamp", Rect: rectangle, F: printed, AP: copying.target.obj({ N: form }) });
  const layer = copied(annotation.get(PDFName.of("OC")), "layer", copying);
  if (layer) stampOf.set(PDFName.of("OC"), layer);
  return stampOf;
}

/** A field with states, such as a box to tick, names the one it is in. */
function appearance(normal: PDFObject | undefined, state: PDFObject | undefined, { source }: Copying): PDFObject | undefined {
  const object = source.lookup(normal);
  if (object instanceof PDFRawStream) return normal;
  return object instanceof PDFDict && state instanceof PDFName ? object.get(state) : undefined;
}

function link(annotation: PDFDict, pageOf: (old: PDFRef) => PDFRef | undefined, copying: Copying): PDFDict | undefined {
  const { source, target, found } = copying;
  const rectangle = copied(annotation.get(PDFName.of("Rect")), "plain", copying);
  const action = annotation.lookup(PDFName.of("A"));
  const uri = action instanceof PDFDict ? action.lookup(PDFName.of("URI")) : undefined;
  const common = { Type: "Annot", Subtype: "Link", ...(rectangle && { Rect: rectangle }), Border: [0, 0, 0] };
  if (uri instanceof PDFString || uri instanceof PDFHexString) {
    const address = uri.decodeText();
    if (isPublicAddress(address)) return target.obj({ ...common, A: target.obj({ S: "URI", URI: PDFString.of(escapedText(address)) }) });
    found.add("path", address);
    return undefined;
  }
  const destination = annotation.lookup(PDFName.of("Dest")) ?? (action instanceof PDFDict ? action.lookup(PDFName.of("D")) : undefined);
  if (!(destination instanceof PDFArray) || destination.size() === 0) return undefined;
  const [page, ...view] = destination.asArray();
  const there = page instanceof PDFRef ? pageOf(page) : undefined;
  return there && target.obj({ ...common, Dest: [there, ...view.map((one) => copied(source.lookup(one), "plain", copying) ?? PDFNull)] });
}

/** Addresses on the web have no letters beyond ASCII; brackets and strokes must not end the text they stand in. */
function escapedText(address: string): string {
  return address.replace(/[^\x20-\x7e]/gu, (letter) => (/\p{Cs}/u.test(letter) ? "" : encodeURIComponent(letter))).replace(/[()\\]/g, (sign) => `\\${sign}`);
}
