import { expansionLimits } from "../expansion-limits.ts";
import { mediaTypes } from "../file-type.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import { cleanEmbedded } from "./embedded-picture.ts";
import type { Findings } from "./metadatum.ts";
import { tellProperties } from "./office-properties.ts";
import { openDocumentRules } from "./open-document-rules.ts";
import { writePackage, type Package } from "./package.ts";
import { escaped, unescaped, xmlTokens } from "./xml-tokens.ts";
import { rewriteXml } from "./xml-rewrite.ts";

type Building = { readonly source: Package; readonly found: Findings; readonly types: ReadonlyMap<string, string>; readonly pictures: Map<string, string | undefined>; readonly objects: Map<string, string>; readonly output: Map<string, Uint8Array>; readonly manifest: Map<string, string> };

/** Kinds of objects inside a text or a table that are drawn by programs of the same family. */
const objectTypes = new Set(["text", "spreadsheet", "chart", "formula", "graphics"].map((kind) => `application/vnd.oasis.opendocument.${kind}`));
const xmlParts = ["content.xml", "styles.xml", "settings.xml"] as const;

/** Builds a text or a table of the OpenDocument family (ISO/IEC 26300) anew from what it shows; `meta.xml`, thumbnails, signatures and whatever nothing points to stay behind. */
export async function cleanOpenDocument(source: Package, type: "odt" | "ods", found: Findings): Promise<Uint8Array> {
  const types = readManifest(source.part("META-INF/manifest.xml"));
  if ([...source.names].some((name) => /^(Basic|Scripts|Dialogs)\/[^]/.test(name))) throw new CleaningRefused("macros");
  tellLeftBehind(source, found);
  const building: Building = { source, found, types, pictures: new Map(), objects: new Map(), output: new Map(), manifest: new Map() };
  await takeDocument("", "", building, 1);
  const mimetype = mediaTypes[type];
  const leading = new Map([["mimetype", new TextEncoder().encode(mimetype)]]);
  const manifest = new TextEncoder().encode(manifestOf(mimetype, building.manifest));
  // Programs read the type at its fixed place, so it comes first and is not compressed.
  return writePackage(new Map([...leading, ...building.output, ["META-INF/manifest.xml", manifest]]), new Set(["mimetype"]));
}

/** One document, or an object inside it, which is a document in a folder of its own. */
async function takeDocument(from: string, to: string, building: Building, depth: number): Promise<void> {
  if (depth > expansionLimits.maxDepth + 1) throw new CleaningRefused("nested-too-deep");
  if (!building.source.names.has(`${from}content.xml`)) throw new CleaningRefused("damaged");
  for (const name of xmlParts) {
    const content = building.source.part(`${from}${name}`);
    if (!content) continue;
    const hrefs = new Map<string, string | undefined>();
    for (const href of shownTargets(content, building.found)) hrefs.set(href, await takeTarget(href, from, to, building, depth));
    building.output.set(`${to}${name}`, rewriteXml(content, openDocumentRules(building.found, (href) => hrefs.get(href))));
    building.manifest.set(`${to}${name}`, "text/xml");
  }
}

/** What the cleaned text still points to: a first reading, because a picture in deleted words must not come along. */
function shownTargets(content: Uint8Array, found: Findings): Set<string> {
  const shown = new Set<string>();
  const remember = (href: string) => {
    shown.add(href);
    return href;
  };
  rewriteXml(content, openDocumentRules(found, remember));
  return shown;
}

/** Pictures are cleaned and named afresh; objects are documents, or previews of one, which are pictures. All else stays behind. */
async function takeTarget(href: string, from: string, to: string, building: Building, depth: number): Promise<string | undefined> {
  const path = `${from}${href.replace(/^\.\//, "")}`;
  if (building.source.names.has(path)) {
    const picture = await takePicture(path, to, building);
    return picture && picture.slice(to.length);
  }
  const folder = `${path}/`;
  if (!building.source.names.has(`${folder}content.xml`)) return undefined;
  const type = building.types.get(folder);
  if (type === undefined || !objectTypes.has(type)) return undefined;
  if (!building.objects.has(folder)) {
    const name = `${to}Object ${building.objects.size + 1}/`;
    building.objects.set(folder, name);
    building.manifest.set(name, type);
    await takeDocument(folder, name, building, depth + 1);
  }
  return `./${(building.objects.get(folder) ?? "").slice(to.length, -1)}`;
}

async function takePicture(path: string, to: string, { source, found, pictures, output, manifest }: Building): Promise<string | undefined> {
  if (pictures.has(path)) return pictures.get(path);
  const content = source.part(path);
  const isPreview = path.startsWith("ObjectReplacements/");
  const cleaned = content && (isPreview && !isPicture(content) ? undefined : await cleanEmbedded(content, path, found));
  const name = cleaned && `${to}Pictures/${[...pictures.values()].filter(Boolean).length + 1}.${cleaned.ending}`;
  pictures.set(path, name);
  if (name && cleaned) {
    output.set(name, cleaned.bytes);
    manifest.set(name, `image/${cleaned.ending}`);
  }
  return name;
}

/** The preview of an object may be drawn in a format of its own; programs make it anew from the object. */
function isPicture(content: Uint8Array): boolean {
  return content[0] === 0x89 || content[0] === 0xff;
}

function readManifest(bytes: Uint8Array | undefined): ReadonlyMap<string, string> {
  if (!bytes) throw new CleaningRefused("damaged");
  const types = new Map<string, string>();
  for (const token of xmlTokens(bytes)) {
    if (token.is !== "open") continue;
    if (/(^|:)(encryption-data|encrypted-key)$/.test(token.name)) throw new CleaningRefused("encrypted");
    const value = (local: string) => unescaped(token.attributes.find(([name]) => name.endsWith(`:${local}`))?.[1] ?? "");
    if (token.name.endsWith("file-entry")) types.set(value("full-path"), value("media-type"));
  }
  return types;
}

function manifestOf(mimetype: string, entries: ReadonlyMap<string, string>): string {
  const lines = [["/", mimetype] as const, ...entries].map(([path, type]) => `<manifest:file-entry manifest:full-path="${escaped(path)}" manifest:media-type="${escaped(type)}"${path === "/" ? ' manifest:version="1.3"' : ""}/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${lines.join("")}</manifest:manifest>`;
}

function tellLeftBehind({ names, part }: Package, found: Findings): void {
  for (const name of names) {
    if (/(^|\/)meta\.xml$/.test(name)) tellProperties(part(name), found);
    else if (name.startsWith("Thumbnails/") && !name.endsWith("/")) found.add("thumbnail");
    else if (/^META-INF\/\w*signatures\.xml$/.test(name)) found.add("author", "signature");
    else if (name.startsWith("Fonts/")) found.add("other", "fonts");
    else if (/^(layout-cache|manifest\.rdf)$/.test(name)) found.add("other", name);
  }
}
