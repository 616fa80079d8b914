import { CleaningRefused } from "./cleaning-refused.ts";
import { cleanEmbedded } from "./embedded-picture.ts";
import type { Findings } from "./metadatum.ts";
import { tellProperties } from "./office-properties.ts";
import { mainPart, partKind, type OfficeType } from "./ooxml-names.ts";
import { ooxmlRules } from "./ooxml-rules.ts";
import { writePackage, type Package } from "./package.ts";
import { isPublicAddress, readRelationships, relationshipsOf, resolved, type Relationship } from "./relationships.ts";
import { escaped } from "./xml-tokens.ts";
import { rewriteXml } from "./xml-rewrite.ts";

const strictBase = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
const microsoftBase = "http://schemas.microsoft.com/office/2007/relationships/";
const transitionalBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

type Part = { readonly from: string; readonly name: string; readonly type: string; readonly kind: string };
type Building = { readonly source: Package; readonly type: OfficeType; readonly found: Findings; readonly parts: Map<string, Part>; readonly pictures: Map<string, string | undefined>; readonly output: Map<string, Uint8Array>; readonly counts: Map<string, number>; readonly shownStrings: Set<number> };

const relationshipsType = "http://schemas.openxmlformats.org/package/2006/relationships";

/**
 * Builds a Word, Excel or PowerPoint document anew from its main part and whatever that shows. Parts are found by walking from it, not
 * by copying the archive, so what nothing points to stays behind; names of parts and ids are given afresh.
 */
export async function cleanOoxml(source: Package, type: OfficeType, found: Findings): Promise<Uint8Array> {
  const main = readRelationships(source.part("_rels/.rels")).find(({ kind, isExternal }) => kind === "officeDocument" && !isExternal);
  if (!main || /macroEnabled/i.test(new TextDecoder().decode(source.part("[Content_Types].xml")))) throw new CleaningRefused(main ? "macros" : "damaged");
  tellLeftBehind(source, found);
  const { name, type: contentType } = mainPart(type);
  const first: Part = { from: resolved(main.target, ""), name, type: contentType, kind: "officeDocument" };
  const building: Building = { source, type, found, parts: new Map([[first.from, first]]), pictures: new Map(), output: new Map(), counts: new Map(), shownStrings: new Set() };
  // Which shared strings are shown is known when all sheets are read, and new parts join the list while it is walked.
  for (const part of building.parts.values()) if (part.kind !== "sharedStrings") await takePart(part, building);
  for (const part of building.parts.values()) if (part.kind === "sharedStrings") await takePart(part, building);
  const relationship = `<Relationship Id="rId1" Type="${transitionalBase}officeDocument" Target="${name}"/>`;
  const leading = new Map([["[Content_Types].xml", contentTypes(building)], ["_rels/.rels", relationshipsPart(relationship)]]);
  return writePackage(new Map([...leading, ...building.output]));
}

async function takePart(part: Part, building: Building): Promise<void> {
  const content = building.source.part(part.from);
  if (!content) throw new CleaningRefused("damaged");
  const relationships = readRelationships(building.source.part(relationshipsOf(part.from)));
  const shown = shownTargets(content, relationships, building);
  const lines: string[] = [];
  const ids = new Map<string, string>();
  for (const old of relationships) {
    if (old.isExternal && !isPublicAddress(old.target)) building.found.add("path", old.target);
    const isImplicit = !old.isExternal && partKind(old.kind, building.type)?.isImplicit === true;
    const written = isImplicit || shown.has(old.id) ? await takeTarget(old, part, building) : undefined;
    if (written === undefined) continue;
    ids.set(old.id, `rId${lines.length + 1}`);
    lines.push(`<Relationship Id="rId${lines.length + 1}" Type="${typeOf(old)}" ${written}/>`);
  }
  const context = { found: building.found, idOf: (old: string) => ids.get(old), shownStrings: building.shownStrings };
  building.output.set(part.name, rewriteXml(content, ooxmlRules(context)));
  if (lines.length > 0) building.output.set(relationshipsOf(part.name), relationshipsPart(lines.join("")));
}

/** The type in the words of the standard, in the edition that the document is written in. */
function typeOf({ type, kind }: Relationship): string {
  return `${type.startsWith(strictBase) ? strictBase : kind === "diagramDrawing" ? microsoftBase : transitionalBase}${kind}`;
}

/** What the cleaned text still points to: a first reading, because a picture in deleted words must not come along. */
function shownTargets(content: Uint8Array, relationships: readonly Relationship[], { found, shownStrings, type }: Building): Set<string> {
  const shown = new Set<string>();
  const known = new Set(relationships.flatMap(({ id, kind, isExternal }) => (kind === "image" || kind === "hyperlink" || (!isExternal && partKind(kind, type)) ? [id] : [])));
  const idOf = (old: string) => {
    if (!known.has(old)) return undefined;
    shown.add(old);
    return old;
  };
  if (relationships.length > 0) rewriteXml(content, ooxmlRules({ found, idOf, shownStrings }));
  return shown;
}

/** Where a relationship leads in the copy, as its attributes, or nothing when it does not come along. */
async function takeTarget(old: Relationship, part: Part, building: Building): Promise<string | undefined> {
  if (old.isExternal) {
    if (old.kind === "hyperlink" && isPublicAddress(old.target)) return `Target="${escaped(old.target)}" TargetMode="External"`;
    return undefined;
  }
  const from = resolved(old.target, part.from);
  if (old.kind === "hyperlink" && old.target.startsWith("#")) return `Target="${escaped(old.target)}"`;
  if (old.kind === "image") {
    const picture = await takePicture(from, building);
    return picture && `Target="/${picture}"`;
  }
  const kind = partKind(old.kind, building.type);
  if (!kind || !building.source.names.has(from)) return undefined;
  let taken = building.parts.get(from);
  if (!taken) {
    taken = { from, name: freshName(`${kind.path}.xml`, building), type: kind.type, kind: old.kind };
    building.parts.set(from, taken);
  }
  return `Target="/${taken.name}"`;
}

async function takePicture(from: string, building: Building): Promise<string | undefined> {
  if (building.pictures.has(from)) return building.pictures.get(from);
  const content = building.source.part(from);
  const cleaned = content && (await cleanEmbedded(content, from, building.found));
  const name = cleaned && freshName(`media/image#.${cleaned.ending}`, building);
  if (name && cleaned) building.output.set(name, cleaned.bytes);
  building.pictures.set(from, name);
  return name;
}

/** Each name once: the usual ones, which some programs look for instead of following what points to them. */
function freshName(pattern: string, { counts, type }: Building): string {
  const [kind = ""] = pattern.split(/[#.]/);
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  const name = pattern.includes("#") || count === 1 ? pattern : pattern.replace(".", "#.");
  return `${mainPart(type).folder}/${name.replace("#", String(count))}`;
}

function relationshipsPart(lines: string): Uint8Array {
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${relationshipsType}">${lines}</Relationships>`);
}

function contentTypes({ parts }: Building): Uint8Array {
  const defaults = [["rels", "application/vnd.openxmlformats-package.relationships+xml"], ["xml", "application/xml"], ["jpeg", "image/jpeg"], ["png", "image/png"], ["webp", "image/webp"]];
  const byEnding = defaults.map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`);
  const byName = [...parts.values()].map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type}"/>`);
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[...byEnding, ...byName].join("")}</Types>`);
}

/** Parts that stay behind and tell something of their own. */
function tellLeftBehind({ names, part }: Package, found: Findings): void {
  for (const name of names) {
    if (/^docProps\/(core|app|custom)\.xml$/.test(name)) tellProperties(part(name), found);
    else if (/thumbnail/i.test(name)) found.add("thumbnail");
    else if (/(^|\/)(threadedC|c)omments?[^/]*\.xml$/i.test(name)) found.add("comments");
    else if (/(^|\/)(people|persons?|commentAuthors|authors)(\/|\d*\.xml$)/i.test(name)) tellPeople(part(name), found);
    else if (/\/(embeddings|activeX)\//.test(name)) found.add("embedded-files", name.replace(/^.*\./, "").toUpperCase());
    else if (/\/revisions\//.test(name)) found.add("edit-history");
    else if (/\/printerSettings/i.test(name)) found.add("other", "printer");
    else if (name.startsWith("customXml/")) found.add("other", "custom XML");
    else if (name.startsWith("_xmlsignatures/")) found.add("author", "signature");
    else if (/\/(pivotCache|connections|queryTables|externalLinks)/.test(name)) found.add("other", "data of tables");
    else if (/\/media\/.*\.(mp4|m4v|mov|wmv|avi|mp3|m4a|wav|wma)$/i.test(name)) found.add("left-out", name.replace(/^.*\./, "").toUpperCase());
  }
}

function tellPeople(bytes: Uint8Array | undefined, found: Findings): void {
  const text = new TextDecoder().decode(bytes);
  for (const [, name = ""] of text.matchAll(/\s(?:w15:author|displayName|name)="([^"]{1,200})"/g)) found.add("author", name);
}
