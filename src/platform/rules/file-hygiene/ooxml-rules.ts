import type { Findings } from "./metadatum.ts";
import { namespaces } from "./ooxml-names.ts";
import type { XmlElement, XmlRules, XmlVerdict } from "./xml-rewrite.ts";
import { unescaped } from "./xml-tokens.ts";

/** What the text of one part needs from its surroundings, and what it tells them. */
export type PartContext = {
  readonly found: Findings;
  /** The new id of what a part points to, or nothing when that does not come along. */
  readonly idOf: (old: string) => string | undefined;
  /** Places of shared strings that a cell shows; the list keeps the words of deleted cells too. Unknown before all sheets are read. */
  readonly shownStrings: Set<number>;
};

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** Who changed what and when. Insertions and moved words stay, without their mark; deletions are history. */
const history = set("w:del w:moveFrom w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:tblPrExChange w:tblGridChange w:trPrChange w:tcPrChange w:numberingChange w:cellIns w:cellMerge w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd w14:conflictDel w14:conflictDelRangeStart");

/** Shows nothing, or points to what does not come along. */
const dropped = set(`
  w:commentRangeStart w:commentRangeEnd w:commentReference w:annotationRef w:permStart w:permEnd w:proofErr w:rsid w:rsids w:nsid w:tmpl w:ffData
  w:dataBinding w:alias w:tag w:smartTagPr w:customXmlPr w:embedRegular w:embedBold w:embedItalic w:embedBoldItalic w:lastRenderedPageBreak w:sdtEndPr w14:docId
  s:fileVersion s:fileSharing s:workbookProtection s:sheetProtection s:customWorkbookViews s:customSheetViews s:webPublishing s:webPublishObjects s:fileRecoveryPr s:pivotCaches s:externalReferences
  s:legacyDrawing s:protectedRanges s:scenarios s:smartTags s:smartTagPr s:smartTagTypes s:customProperties s:queryTableFields s:dataConsolidate s:oleSize s:functionGroups
  p:modifyVerifier p:custDataLst p:embeddedFontLst p14:creationId p14:modifyId p14:media p:htmlPubPr
  c:externalData c:printSettings o:OLEObject o:ink x:ClientData thm15:themeFamily a:hlinkMouseOver`);

/** Shows something that cannot be cleaned: parts of other kinds of files, buttons, objects of other programs. */
const leftOut = set("w:altChunk w:subDoc s:oleObjects s:controls p:controls");

/** A name or description that programs fill with the name of the file a picture came from. */
const named = set("wp:docPr pic:cNvPr a:cNvPr p:cNvPr xdr:cNvPr cdr:cNvPr wps:cNvPr wpg:cNvPr dsp:cNvPr dgm:cNvPr");
/** Needs the element although what it points to is gone: a printer's settings, a picture of an object, words that were a link. */
const withoutId = set("s:pageSetup p:oleObj w:hyperlink a:hlinkClick s:hyperlink a:blip v:fill v:stroke s:headerFooter");

const settingsKept = set("w:zoom w:displayBackgroundShape w:mirrorMargins w:bordersDoNotSurroundHeader w:bordersDoNotSurroundFooter w:gutterAtTop w:defaultTabStop w:autoHyphenation w:consecutiveHyphenLimit w:hyphenationZone w:doNotHyphenateCaps w:evenAndOddHeaders w:bookFoldPrinting w:characterSpacingControl w:noLineBreaksAfter w:noLineBreaksBefore w:footnotePr w:endnotePr w:compat w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator w:noPunctuationKerning w:hdrShapeDefaults w:shapeDefaults m:mathPr");

/** Fields whose words the document itself gives. Others name authors, files, places on a disk or values out of its properties. */
const fieldsKept = /^\s*(PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF|REF|NOTEREF|TOC|TC|XE|INDEX|SEQ|STYLEREF|HYPERLINK|SYMBOL|EQ|ADVANCE|LISTNUM|AUTONUM\w*|FORM(TEXT|CHECKBOX|DROPDOWN)|=)\b/i;
const localPath = /file:|[a-z]:[\\/]|\\\\\\?\\?\w|["\s](\/|\.\.\/|~\/)/i;
/** A formula over another file: Excel writes its number in brackets before the sheet. */
const otherFile = /(^|[=(,;+\-*/&<>^ '{])\[\d+\]/;

export function ooxmlRules(context: PartContext): XmlRules {
  let string = -1;
  let isShared = false;
  return {
    namespaces,
    dropIfEmpty: (name, tag) => name === "s:definedNames" || name === "s:hyperlinks" || name === "mc:AlternateContent" || name.endsWith(":extLst") || (name.endsWith(":ext") && tag.includes(" uri=")),
    element(element, parents) {
      const parent = parents.at(-1);
      if (element.name === "s:c") isShared = element.attributes.get("t") === "s";
      if (element.name === "s:si") string += 1;
      else if (parent === "s:si" && !context.shownStrings.has(string)) return "drop";
      return verdictOf(element, parent, context);
    },
    text(text, parent) {
      if (parent === "s:v" && isShared) context.shownStrings.add(Number(text));
      if (parent === "w:instrText") return fieldCode(text, context.found);
      if ((parent === "s:f" || parent === "s:definedName") && otherFile.test(unescaped(text))) {
        context.found.add("path", "formula");
        return { dropAround: parent };
      }
      return text;
    },
  };
}

function verdictOf(element: XmlElement, parent: string | undefined, context: PartContext): XmlVerdict {
  const { name, attributes } = element;
  const { found } = context;
  if (name === "w:ins" || name === "w:moveTo" || history.has(name) || name === "w:cellDel") {
    found.add("edit-history", attributes.get("w:author") && unescaped(attributes.get("w:author") ?? ""));
    if (name === "w:del" && parent === "w:trPr") return { dropAround: "w:tr" };
    if (name === "w:cellDel") return { dropAround: "w:tc" };
    return history.has(name) ? "drop" : "unwrap";
  }
  if (parent === "w:settings" && !settingsKept.has(name)) return "drop";
  if (leftOut.has(name)) found.add("left-out", name.replace(/^.*:/, ""));
  if (dropped.has(name) || leftOut.has(name)) return "drop";
  if (attributes.has("w:rsidR")) found.add("identifier", "rsid");
  if (name === "w:smartTag" || name === "w:customXml") return "unwrap";
  if (name === "w:fldSimple" && fieldCode(attributes.get("w:instr") ?? "", found) !== attributes.get("w:instr")) return "unwrap";
  const missing = takeReferences(element, context);
  // Pictures in a sheet's header are drawn in the language that also draws remarks and buttons, in one part with them.
  if (missing && name === "s:legacyDrawingHF") found.add("left-out", "header");
  if (missing && !withoutId.has(name)) return "drop";
  if (missing && (name === "s:hyperlink" || name === "a:hlinkClick")) return attributes.has("location") ? "keep" : "drop";
  if (missing && name === "w:hyperlink") return "unwrap";
  cleanAttributes(element);
  return "keep";
}

/** Gives references their new ids. True when one of them leads nowhere any more. */
function takeReferences({ attributes }: XmlElement, { idOf }: PartContext): boolean {
  let missing = false;
  for (const [name, value] of attributes) {
    if (!name.startsWith("r:") && name !== "o:relid" && name !== "relId") continue;
    const id = value === "" ? "" : idOf(unescaped(value));
    if (id === undefined) {
      attributes.delete(name);
      missing = true;
    } else attributes.set(name, id);
  }
  return missing;
}

/** Random marks of editing sessions, names of people, and what programs write down for themselves. */
const attributesDropped = /^(w:(rsid\w*|author|date|initials|fontKey)|w14:(paraId|textId|anchorId|editId)|wp14:(anchorId|editId)|o:(spid|gfxdata|title|href|althref|bullet|hrpct)|(codeName|connectionId|queryTableFieldId|tableType|comment|refreshedBy|userName|reservationPassword|creator|alt|tooltip|descr|longDesc))$/;

function cleanAttributes({ name, attributes }: XmlElement): void {
  for (const attribute of attributes.keys()) if (attributesDropped.test(attribute)) attributes.delete(attribute);
  if (named.has(name)) {
    attributes.delete("title");
    if (attributes.has("name")) attributes.set("name", "");
  }
  if (name === "a:theme" || name === "a:clrScheme" || name === "a:fontScheme" || name === "a:fmtScheme") attributes.set("name", "");
}

/** The code as it is, or a field that does nothing and leaves its words as they are. */
function fieldCode(code: string, found: Findings): string {
  const plain = unescaped(code);
  if (/^\s*HYPERLINK\b/i.test(plain) ? !localPath.test(plain) : fieldsKept.test(plain) && !localPath.test(plain)) return code;
  // Word cuts long codes into pieces: what follows its first word is an address, a name or a switch.
  if (/^\s*("(https?:|mailto:|#)[^"]*"|\\\w|"?_\w+"?)/i.test(plain) || plain.trim() === "") return code;
  if (localPath.test(plain)) found.add("path", plain);
  return " QUOTE ";
}
