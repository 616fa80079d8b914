import { PDFArray, PDFBool, PDFContext, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFRawStream, PDFRef, PDFString, type PDFObject } from "@cantoo/pdf-lib";
import { zlibSync } from "fflate";
import { CleaningRefused } from "./cleaning-refused.ts";
import type { Findings } from "./metadatum.ts";
import type { Expansion } from "./pdf-bounds.ts";
import { cleanContent } from "./pdf-content.ts";
import { isShape, ruleFor } from "./pdf-shapes.ts";
import { cleanImage, decoded, filtersOf, inlineImage } from "./pdf-streams.ts";

/** One document becoming another one: what has been copied, under the rule it was copied by. */
export type Copying = { readonly source: PDFContext; readonly target: PDFContext; readonly found: Findings; readonly expansion: Expansion; readonly done: Map<string, PDFRef> };

const maxDepth = 200;

/** The copy of a value by a rule of `shapes`; nothing when it is not what the rule expects. What other places point to is copied once. */
export function copied(value: PDFObject | undefined, rule: string, copying: Copying, depth = 0): PDFObject | undefined {
  if (depth > maxDepth) throw new CleaningRefused("nested-too-deep");
  if (!(value instanceof PDFRef)) return copiedDirect(value, rule, copying, depth);
  const key = `${rule} ${value.toString()}`;
  const before = copying.done.get(key);
  if (before) return before;
  const object = copying.source.lookup(value);
  const isContainer = object instanceof PDFDict || object instanceof PDFRawStream || object instanceof PDFArray;
  // What a colour becomes may be a single name, which is written at its place.
  if (rule === "colour") return copiedDirect(object, rule, copying, depth + 1);
  if (!isContainer || !isTaken(object, rule)) return isContainer ? undefined : copiedDirect(object, rule, copying, depth + 1);
  const ref = copying.target.nextRef();
  copying.done.set(key, ref);
  copying.target.assign(ref, copiedDirect(object, rule, copying, depth + 1) ?? PDFNull);
  return ref;
}

/** Asked before a number is given to the copy, so that the copy of a copy has the same numbers. */
function isTaken(object: PDFDict | PDFRawStream | PDFArray, rule: string): boolean {
  if (object instanceof PDFRawStream) return streamRules.has(rule);
  return object instanceof PDFArray || rule !== "plain";
}

const streamRules = new Set(["xobject", "mask", "pattern", "shading", "function", "encoding", "fontFile", "stream", "content"]);

function copiedDirect(value: PDFObject | undefined, rule: string, copying: Copying, depth: number): PDFObject | undefined {
  if (rule === "colour") return colour(value, copying, depth);
  if (value instanceof PDFArray) return list(value.asArray(), rule, copying, depth);
  if (value instanceof PDFRawStream) return streamRules.has(rule) ? stream(value, rule, copying, depth) : undefined;
  if (value instanceof PDFDict) return rule === "plain" ? undefined : dictionary(value, shapeOf(rule, value), copying, depth);
  if (value instanceof PDFNumber || value instanceof PDFBool || value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString) return value;
  return undefined;
}

function list(values: readonly PDFObject[], rule: string, copying: Copying, depth: number): PDFArray {
  const array = PDFArray.withContext(copying.target);
  // What is not taken leaves its place, because the places of lists mean something.
  for (const value of values) array.push(copied(value, rule, copying, depth + 1) ?? PDFNull);
  return array;
}

function dictionary(value: PDFDict, rule: string, copying: Copying, depth: number): PDFDict {
  const copy = PDFDict.withContext(copying.target);
  if (rule === "layer") return layer(value, copying, depth);
  for (const [key, entry] of value.entries()) {
    const inner = rule.endsWith("*") ? rule.slice(0, -1) : isShape(rule) ? ruleFor(rule, key.decodeText()) : undefined;
    // Colour spaces to use instead of the plain ones are profiles, which stay behind.
    const isDefault = rule === "colour*" && key.decodeText().startsWith("Default");
    const taken = inner === undefined || isDefault ? undefined : copied(entry, inner, copying, depth + 1);
    if (taken) copy.set(key, taken);
  }
  return copy;
}

/** Some keys hold different things, which say themselves what they are. */
function shapeOf(rule: string, value: PDFDict): string {
  const is = (key: string) => value.lookup(PDFName.of(key))?.toString();
  if (rule === "xobject") return is("Subtype") === "/Image" ? "image" : "form";
  if (rule === "mask") return "image";
  if (rule === "pattern") return is("PatternType") === "2" ? "shadingPattern" : "tiling";
  return rule;
}

/** A layer keeps that it is one, or how several of them decide together; its name is of no use to the eye. Other properties of content become empty. */
function layer(value: PDFDict, copying: Copying, depth: number): PDFDict {
  const type = value.lookup(PDFName.of("Type"))?.toString();
  if (type === "/OCMD") return dictionary(value, "layers", copying, depth);
  return type === "/OCG" ? copying.target.obj({ Type: "OCG", Name: PDFString.of("Layer") }) : PDFDict.withContext(copying.target);
}

function stream(value: PDFRawStream, rule: string, copying: Copying, depth: number): PDFRawStream {
  const shape = shapeOf(rule, value.dict);
  const copy = dictionary(value.dict, shape, copying, depth);
  if (shape === "form" || shape === "tiling" || shape === "content") return contentStream([value], copy, copying);
  const { bytes, filters, parameters } = shape === "image" ? cleanImage(value, copying) : { bytes: value.getContents(), filters: filtersOf(value), parameters: value.dict.get(PDFName.of("DecodeParms")) };
  if (filters.length > 0) copy.set(PDFName.of("Filter"), filters.length === 1 ? PDFName.of(filters[0] ?? "") : copying.target.obj(filters));
  const copiedParameters = parameters && copied(parameters, "parameters", copying, depth + 1);
  if (copiedParameters) copy.set(PDFName.of("DecodeParms"), copiedParameters);
  return PDFRawStream.of(copy, bytes);
}

/** What draws: read, cleaned and compressed anew. A page may have its text in several pieces, cut wherever its program liked. */
export function contentStream(pieces: readonly PDFRawStream[], dictionaryOfCopy: PDFDict, copying: Copying): PDFRawStream {
  const texts = pieces.map((piece) => decoded(piece, copying.expansion));
  const whole = new Uint8Array(texts.reduce((sum, text) => sum + text.length + 1, 0)).fill(0x0a);
  let at = 0;
  for (const text of texts) {
    whole.set(text, at);
    at += text.length + 1;
  }
  dictionaryOfCopy.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
  return PDFRawStream.of(dictionaryOfCopy, zlibSync(cleanContent(whole, inlineImage(copying.found))));
}

/** A profile (ICC) becomes the plain colours it refines: it can name the scanner or the screen that it was measured on. */
function colour(value: PDFObject | undefined, copying: Copying, depth: number): PDFObject | undefined {
  if (value instanceof PDFName) return value;
  if (!(value instanceof PDFArray) || value.size() === 0) return undefined;
  const [family, second, third, fourth] = value.asArray();
  const kind = copying.source.lookup(family)?.toString();
  const own = (rest: readonly (PDFObject | undefined)[]) => list([family ?? PDFNull], "plain", copying, depth).asArray().concat(rest.map((one) => one ?? PDFNull));
  const array = (objects: readonly PDFObject[]) => {
    const copy = PDFArray.withContext(copying.target);
    for (const object of objects) copy.push(object);
    return copy;
  };
  const take = (one: PDFObject | undefined, rule: string) => copied(one, rule, copying, depth + 1);
  switch (kind) {
    case "/ICCBased":
      copying.found.add("colour-profile");
      return PDFName.of(plainColours(copying.source.lookup(second)));
    case "/Indexed":
    case "/I":
      return array(own([take(second, "colour"), take(third, "plain"), take(fourth, "stream")]));
    case "/Separation":
    case "/DeviceN":
      return array(own([take(second, "plain"), take(third, "colour"), take(fourth, "function")]));
    case "/Pattern":
      return array(own(second === undefined ? [] : [take(second, "colour")]));
    default:
      return array(own(second === undefined ? [] : [take(second, "calibrated")]));
  }
}

function plainColours(profile: PDFObject | undefined): string {
  const components = profile instanceof PDFRawStream ? profile.dict.lookup(PDFName.of("N"))?.toString() : undefined;
  return components === "1" ? "DeviceGray" : components === "4" ? "DeviceCMYK" : "DeviceRGB";
}

