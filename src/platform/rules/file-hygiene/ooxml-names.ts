const office = "http://schemas.microsoft.com/office/";
const transitional = "http://schemas.openxmlformats.org/";
const strict = "http://purl.oclc.org/ooxml/";

/** Namespaces of both editions of the standard (ECMA-376), under the prefixes that everybody knows. */
const both = [
  ["w", "wordprocessingml/2006/main", "wordprocessingml/main"],
  ["s", "spreadsheetml/2006/main", "spreadsheetml/main"],
  ["p", "presentationml/2006/main", "presentationml/main"],
  ["r", "officeDocument/2006/relationships", "officeDocument/relationships"],
  ["m", "officeDocument/2006/math", "officeDocument/math"],
  ["a", "drawingml/2006/main", "drawingml/main"],
  ["wp", "drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"],
  ["xdr", "drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing"],
  ["pic", "drawingml/2006/picture", "drawingml/picture"],
  ["c", "drawingml/2006/chart", "drawingml/chart"],
  ["cdr", "drawingml/2006/chartDrawing", "drawingml/chartDrawing"],
  ["dgm", "drawingml/2006/diagram", "drawingml/diagram"],
  ["lc", "drawingml/2006/lockedCanvas", "drawingml/lockedCanvas"],
] as const;

/** Extensions that show something. Those that only count, name or date, like the ones of comments, people and revisions, are not here and go. */
const extensions = [
  ["mc", `${transitional}markup-compatibility/2006`],
  ["v", "urn:schemas-microsoft-com:vml"],
  ["o", "urn:schemas-microsoft-com:office:office"],
  ["w10", "urn:schemas-microsoft-com:office:word"],
  ["x", "urn:schemas-microsoft-com:office:excel"],
  ["w14", `${office}word/2010/wordml`],
  ["wp14", `${office}word/2010/wordprocessingDrawing`],
  ["wps", `${office}word/2010/wordprocessingShape`],
  ["wpg", `${office}word/2010/wordprocessingGroup`],
  ["wpc", `${office}word/2010/wordprocessingCanvas`],
  ["a14", `${office}drawing/2010/main`],
  ["c14", `${office}drawing/2007/8/2/chart`],
  ["dsp", `${office}drawing/2008/diagram`],
  ["p14", `${office}powerpoint/2010/main`],
  ["x14", `${office}spreadsheetml/2009/9/main`],
  ["x14ac", `${office}spreadsheetml/2009/9/ac`],
  ["xm", `${office}excel/2006/main`],
  ["xda", `${office}spreadsheetml/2017/dynamicarray`],
] as const;

export const namespaces: ReadonlyMap<string, string> = new Map([
  ...both.flatMap(([short, loose, tight]) => [[`${transitional}${loose}`, short], [`${strict}${tight}`, short]] as const),
  ...extensions.map(([short, uri]) => [uri, short] as const),
]);

/** A kind of part, by the last word of its relationship: where programs keep it, its content type, and whether nothing in the text points to it. */
type PartKind = { readonly path: string; readonly type: string; readonly isImplicit: boolean };

const prefix = "application/vnd.openxmlformats-officedocument.";
const alone = (names: string) => names.split(" ").map((name) => [name, { path: name, type: `*.${name}+xml`, isImplicit: true }] as const);
const numbered = (names: string, isImplicit: boolean) => names.split(" ").map((name) => [name, { path: `${name}s/${name}#`, type: `*.${name}+xml`, isImplicit }] as const);
const drawn = (name: string, type: string, path = `${name}s/${name}#`, isImplicit = false) => [name, { path, type, isImplicit }] as const;

/**
 * Parts that come along, because they show something or say how. All others stay behind: properties, comments, people, custom XML,
 * thumbnails, printers, signatures, tables of pivots and connections, embedded objects, fonts, building blocks, tags.
 */
const partKinds: ReadonlyMap<string, PartKind> = new Map([
  ...alone("styles settings fontTable numbering footnotes endnotes sharedStrings sheetMetadata presProps tableStyles"),
  ...numbered("slideLayout slideMaster notesMaster notesSlide slide", true),
  ...numbered("header footer worksheet chartsheet table handoutMaster", false),
  drawn("theme", `${prefix}theme+xml`, "theme/theme#", true),
  drawn("themeOverride", `${prefix}themeOverride+xml`, "theme/themeOverride#", true),
  drawn("drawing", `${prefix}drawing+xml`),
  drawn("chart", `${prefix}drawingml.chart+xml`),
  drawn("chartUserShapes", `${prefix}drawingml.chartshapes+xml`, "drawings/chartShapes#"),
  drawn("diagramData", `${prefix}drawingml.diagramData+xml`, "diagrams/diagramData#"),
  drawn("diagramLayout", `${prefix}drawingml.diagramLayout+xml`, "diagrams/diagramLayout#"),
  drawn("diagramQuickStyle", `${prefix}drawingml.diagramStyle+xml`, "diagrams/diagramQuickStyle#"),
  drawn("diagramColors", `${prefix}drawingml.diagramColors+xml`, "diagrams/diagramColors#"),
  drawn("diagramDrawing", "application/vnd.ms-office.drawingml.diagramDrawing+xml", "diagrams/diagramDrawing#"),
]);

const programs = {
  docx: { folder: "word", family: "wordprocessingml", main: "document" },
  xlsx: { folder: "xl", family: "spreadsheetml", main: "sheet" },
  pptx: { folder: "ppt", family: "presentationml", main: "presentation" },
} as const;

export type OfficeType = keyof typeof programs;

export function partKind(relationship: string, type: OfficeType): PartKind | undefined {
  const kind = partKinds.get(relationship);
  return kind && { ...kind, type: kind.type.replace(/^\*/, `${prefix}${programs[type].family}`) };
}

export function mainPart(type: OfficeType) {
  const { folder, family, main } = programs[type];
  return { folder, name: `${folder}/${folder === "word" ? "document" : folder === "xl" ? "workbook" : "presentation"}.xml`, type: `${prefix}${family}.${main}.main+xml` };
}
