import { tellBlock, type Findings, type MetadatumKind } from "./metadatum.ts";

/** Properties of XMP (ISO 16684-1) that name something, by the end of their name: as element, as attribute, or around a list. */
const told: readonly (readonly [MetadatumKind, RegExp])[] = [
  ["author", /^(creator|rights|author|AuthorsPosition|CreatorContactInfo|CaptionWriter|OwnerName|Owner|publisher|contributor|LastModifiedBy|Manager|Company|Credit)$/],
  ["software", /^(CreatorTool|Producer|softwareAgent|Toolkit)$/],
  ["date", /^(CreateDate|ModifyDate|MetadataDate|DateCreated|DateTimeOriginal|DateTimeDigitized|date|SourceModified|when)$/],
  ["title", /^(title|Headline|DocumentTitle)$/],
  ["comment", /^(description|subject|Keywords|UserComment|Instructions|City|Country|State|Location)$/],
  ["gps", /^(GPSLatitude|GPSLongitude)$/],
  ["camera", /^(Make|Model|Lens|LensModel)$/],
  ["identifier", /^(DocumentID|InstanceID|OriginalDocumentID|SerialNumber|LensSerialNumber|ImageUniqueID)$/],
];

const maxLetters = 200_000;

/** Tells what an XMP packet says. It is only read, never parsed as a whole: whatever it is, it goes. */
export function readXmp(bytes: Uint8Array, found: Findings): void {
  const text = new TextDecoder().decode(bytes.subarray(0, maxLetters));
  tellBlock(found, "XMP", () => tellProperties(text, found));
}

function tellProperties(text: string, found: Findings): void {
  for (const [, name = "", value = ""] of text.matchAll(/[\w-]+:(\w+)\s*=\s*["']([^"'<>]{1,300})["']/g)) tell(name, value, found);
  for (const [, name = "", inner = ""] of text.matchAll(/<[\w-]+:(\w+)(?:\s[^<>]{0,300})?>((?:\s*<rdf:(?:Alt|Seq|Bag|li)[^<>]{0,100}>){0,3}[^<>]{1,300})</g)) tell(name, inner.replace(/^[^]*>/, ""), found);
  if (/:History\b|:DerivedFrom\b/.test(text)) found.add("edit-history");
  if (/:(Thumbnails|image)>/.test(text)) found.add("thumbnail");
}

function tell(name: string, value: string, found: Findings): void {
  const kind = told.find(([, pattern]) => pattern.test(name))?.[0];
  if (kind && value.trim() !== "") found.add(kind, value);
}
