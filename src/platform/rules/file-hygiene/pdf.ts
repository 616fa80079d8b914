import { PDFArray, PDFContext, PDFDict, PDFName, PDFParser, PDFRawStream, PDFRef, PDFWriter, type PDFObject } from "@cantoo/pdf-lib";
import { placeOf } from "./bytes.ts";
import { CleaningRefused } from "./cleaning-refused.ts";
import type { Findings } from "./metadatum.ts";
import { cleanAnnotations } from "./pdf-annotations.ts";
import { countExpansion, refusePdfBombs } from "./pdf-bounds.ts";
import { contentStream, copied, type Copying } from "./pdf-copy.ts";
import { tellDocument } from "./pdf-findings.ts";
import { ruleFor } from "./pdf-shapes.ts";
import { endsAsArchive } from "./picture-rules.ts";

const maxPages = 10_000;
/** How far before its end a file says where its table is; mail programs add something behind. */
const tailBytes = 65_536;
const inherited = ["Resources", "MediaBox", "CropBox", "Rotate"];

type Page = { readonly ref: PDFRef | undefined; readonly keys: ReadonlyMap<string, PDFObject> };

/**
 * The pages of a PDF in a new document. Nothing is copied because it is there, only because a page shows it (`pdf-shapes.ts`); so
 * earlier versions, properties, attachments, scripts, form data and structure stay behind. Bookmarks and tags for reading aloud do too.
 */
export async function cleanPdf(bytes: Uint8Array, found: Findings): Promise<Uint8Array> {
  if (endsAsArchive(bytes)) throw new CleaningRefused("two-types");
  // The library finds pages in half a file too, and nobody would see that the rest is missing.
  if (placeOf(bytes, "startxref", Math.max(0, bytes.length - tailBytes)) === -1) throw new CleaningRefused("truncated");
  const expansion = countExpansion(bytes.length);
  refusePdfBombs(bytes, expansion);
  const source = await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY).parseDocument();
  if (source.trailerInfo.Encrypt) throw new CleaningRefused("encrypted");
  const catalog = source.lookup(source.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) throw new CleaningRefused("damaged");
  tellDocument(bytes, source, catalog, expansion, found);
  const copying: Copying = { source, target: PDFContext.create(), found, expansion, done: new Map() };
  copying.target.trailerInfo.Root = copyPages(catalog, copying);
  return PDFWriter.forContext(copying.target, Number.POSITIVE_INFINITY).serializeToBuffer();
}

function copyPages(catalog: PDFDict, copying: Copying): PDFRef {
  const { target } = copying;
  const pages = [...pagesOf(catalog.get(PDFName.of("Pages")), new Map(), new Set(), copying.source)];
  if (pages.length === 0) throw new CleaningRefused("damaged");
  const root = target.nextRef();
  const tree = target.nextRef();
  const refs = pages.map(() => target.nextRef());
  const copyOf = new Map(pages.flatMap(({ ref }, index) => (ref ? [[ref.toString(), refs[index]] as const] : [])));
  for (const [index, page] of pages.entries()) {
    const ref = refs[index];
    if (ref) target.assign(ref, copyPage(page, tree, (old) => copyOf.get(old.toString()), copying));
  }
  target.assign(tree, target.obj({ Type: "Pages", Count: refs.length, Kids: refs }));
  const layers = copyLayers(catalog, copying);
  target.assign(root, target.obj({ Type: "Catalog", Pages: tree, ...(layers && { OCProperties: layers }) }));
  return root;
}

/** Pages in their order, with what they have from the tree above them. */
function* pagesOf(node: PDFObject | undefined, above: ReadonlyMap<string, PDFObject>, seen: Set<PDFObject>, source: PDFContext): Generator<Page> {
  const dictionary = source.lookup(node);
  if (!(dictionary instanceof PDFDict) || seen.has(dictionary)) return;
  seen.add(dictionary);
  if (seen.size > maxPages) throw new CleaningRefused("too-many-entries");
  const own = new Map(dictionary.entries().map(([key, value]) => [key.decodeText(), value]));
  const kids = dictionary.lookup(PDFName.of("Kids"));
  if (!(kids instanceof PDFArray)) {
    yield { ref: node instanceof PDFRef ? node : undefined, keys: new Map([...above, ...own]) };
    return;
  }
  const passed = new Map([...above, ...[...own].filter(([key]) => inherited.includes(key))]);
  for (const kid of kids.asArray()) yield* pagesOf(kid, passed, seen, source);
}

function copyPage({ keys }: Page, tree: PDFRef, pageOf: (old: PDFRef) => PDFRef | undefined, copying: Copying): PDFDict {
  const page = copying.target.obj({ Type: "Page", Parent: tree });
  for (const [key, value] of [...keys].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rule = key === "Type" ? undefined : ruleFor("page", key);
    const copy = rule === undefined ? undefined : copied(value, rule, copying);
    if (copy) page.set(PDFName.of(key), copy);
  }
  const contents = copying.source.lookup(keys.get("Contents"));
  const pieces = (contents instanceof PDFArray ? contents.asArray().map((one) => copying.source.lookup(one)) : [contents]).filter((one) => one instanceof PDFRawStream);
  if (pieces.length > 0) page.set(PDFName.of("Contents"), copying.target.register(contentStream(pieces, copying.target.obj({}), copying)));
  const annotations = cleanAnnotations(copying.source.lookup(keys.get("Annots")), pageOf, copying);
  if (annotations.length > 0) page.set(PDFName.of("Annots"), copying.target.obj(annotations));
  return page;
}

/** Which layers are shown: without this a hidden one would come to light. Only those that a page uses are left. */
function copyLayers(catalog: PDFDict, { target, done }: Copying): PDFDict | undefined {
  const properties = catalog.lookup(PDFName.of("OCProperties"));
  const used = [...done].filter(([key, ref]) => key.startsWith("layer ") && isGroup(target.lookup(ref))).map(([, ref]) => ref);
  const configuration = properties instanceof PDFDict ? properties.lookup(PDFName.of("D")) : undefined;
  if (used.length === 0 || !(configuration instanceof PDFDict)) return undefined;
  const listed = (name: string) => {
    const list = configuration.lookup(PDFName.of(name));
    const olds = list instanceof PDFArray ? list.asArray() : [];
    return olds.flatMap((old) => done.get(`layer ${old.toString()}`) ?? []);
  };
  const base = configuration.lookup(PDFName.of("BaseState"));
  return target.obj({ OCGs: used, D: target.obj({ ...(base instanceof PDFName && { BaseState: base }), ON: listed("ON"), OFF: listed("OFF") }) });

  function isGroup(object: PDFObject | undefined): boolean {
    return object instanceof PDFDict && object.lookup(PDFName.of("Type"))?.toString() === "/OCG";
  }
}
