import { CommentRangeEnd, CommentRangeStart, CommentReference, DeletedTextRun, Document, ExternalHyperlink, Footer, Header, ImageRun, InsertedTextRun, PageNumber, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import { marker } from "./markers.ts";
import { plantedJpeg, plantedPng } from "./pictures.ts";

const officeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const microsoft = "http://schemas.microsoft.com/office";
const packageRelationships = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** Parts of an archive by name, as text or bytes, written with a date, a comment and an extra field that carry something. */
export function archive(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    files[name] = [typeof content === "string" ? strToU8(content) : content, { mtime: "2031-03-04T12:00:00", comment: marker("zipcomment"), extra: { 0x7075: strToU8(marker("zipextra")) }, level: name === "mimetype" ? 0 : 6 }];
  }
  return zipSync(files);
}

export const textOfPart = (bytes: Uint8Array, name: string) => {
  const part = unzipSync(bytes)[name];
  return part ? strFromU8(part) : undefined;
};

export const relationships = (...lines: readonly (readonly [id: string, kind: string, target: string, external?: "External"])[]) =>
  `<?xml version="1.0"?><Relationships ${packageRelationships}>${lines.map(([id, kind, target, external]) => `<Relationship Id="${id}" Type="${kind.startsWith("http") ? kind : `${officeRelationships}/${kind}`}" Target="${target}"${external ? ` TargetMode="${external}"` : ""}/>`).join("")}</Relationships>`;

const core = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${marker("title")}</dc:title><dc:creator>${marker("creator")}</dc:creator><cp:lastModifiedBy>${marker("modifiedby")}</cp:lastModifiedBy><cp:revision>7</cp:revision><dcterms:created>2031-03-04T12:00:00Z</dcterms:created></cp:coreProperties>`;
const app = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${marker("application")}</Application><Company>${marker("company")}</Company><Manager>${marker("manager")}</Manager><HyperlinkBase>${marker("base")}</HyperlinkBase></Properties>`;
const custom = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="${marker("customname")}"><vt:lpwstr xmlns:vt="x">${marker("customvalue")}</vt:lpwstr></property></Properties>`;

/** What every office document of this family can carry beside its content. */
const around = {
  "docProps/core.xml": core, "docProps/app.xml": app, "docProps/custom.xml": custom, "docProps/thumbnail.jpeg": plantedJpeg(),
  "customXml/item1.xml": `<x>${marker("customxml")}</x>`, "_xmlsignatures/sig1.xml": `<x>${marker("signature")}</x>`, [`${marker("unknownpart")}.bin`]: marker("unknowncontent"),
};
const rootRelationships = (main: string) => relationships(["r1", "officeDocument", main], ["r2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"], ["r3", "extended-properties", "docProps/app.xml"], ["r4", "custom-properties", "docProps/custom.xml"], ["r5", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg"]);

/** A Word document as the `docx` package makes it, with markers planted wherever Word writes something of its own. */
export async function plantedDocx(): Promise<Uint8Array> {
  const by = { author: marker("trackedauthor"), date: "2031-03-04T12:00:00Z" };
  const made = new Document({
    creator: marker("creator"), title: marker("title"), description: marker("description"), keywords: marker("keywords"), lastModifiedBy: marker("modifiedby"), customProperties: [{ name: marker("customname"), value: marker("customvalue") }],
    comments: { children: [{ id: 0, author: marker("commentauthor"), initials: marker("initials"), date: new Date(0), children: [new Paragraph(marker("commenttext"))] }] },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph("Heading of the page")] }) },
        footers: { default: new Footer({ children: [new Paragraph({ children: [new TextRun({ children: ["Page ", PageNumber.CURRENT] })] })] }) },
        children: [
          new Paragraph({
            children: [
              new TextRun("Three houses burned "), new InsertedTextRun({ text: "in the night", id: 1, ...by }), new DeletedTextRun({ text: marker("deletedtext"), id: 2, ...by }), new CommentRangeStart(0), new TextRun(" near the market."), new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }), new ExternalHyperlink({ link: "https://example.org/public", children: [new TextRun("A source")] }), new ExternalHyperlink({ link: `file:///C:/Users/${marker("user")}/list.docx`, children: [new TextRun("A list")] }),
              new ImageRun({ type: "jpg", data: plantedJpeg(), transformation: { width: 16, height: 16 }, altText: { name: marker("picturename"), description: marker("alttext"), title: marker("picturetitle") } }),
            ],
          }),
          new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph("In a cell")] })] })] }),
        ],
      },
    ],
  });
  const parts: Record<string, string | Uint8Array> = { ...unzipSync(new Uint8Array(await Packer.toBuffer(made))) };
  const edit = (name: string, change: (text: string) => string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`the docx package no longer writes ${name}`);
    parts[name] = change(typeof part === "string" ? part : strFromU8(part));
  };
  edit("word/document.xml", (text) =>
    text
      .replace("<w:document ", `<w:document xmlns:evil="urn:${marker("namespace")}" xmlns:w14x="${microsoft}/word/2010/wordml" `)
      .replace("<w:body>", `<?pi ${marker("instruction")}?><!-- ${marker("xmlcomment")} --><w:body><evil:note who="${marker("foreignattribute")}">${marker("foreigntext")}</evil:note>`)
      .replace("<w:p>", `<w:p w:rsidR="${marker("rsid")}" w14x:paraId="${marker("paraid")}" evil:who="${marker("foreignattr")}"><w:pPr><w:pPrChange w:id="9" w:author="${marker("changeauthor")}" w:date="2031-03-04T12:00:00Z"><w:pPr><w:pStyle w:val="${marker("formerstyle")}"/></w:pPr></w:pPrChange></w:pPr>`)
      .replace("<w:sectPr", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> INCLUDEPICTURE "C:\\\\Users\\\\${marker("fieldpath")}\\\\a.jpg" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Result of a field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:sdt><w:sdtPr><w:alias w:val="${marker("alias")}"/><w:tag w:val="${marker("tag")}"/><w:dataBinding w:xpath="${marker("binding")}"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt><w:tbl><w:tr><w:trPr><w:del w:id="5" w:author="${marker("rowauthor")}"/></w:trPr><w:tc><w:p><w:r><w:t>${marker("deletedrow")}</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:del w:id="6" w:author="x"><w:r><w:drawing><r:blip xmlns:r="${officeRelationships}" r:embed="rIdDeleted"/></w:drawing></w:r></w:del><w:r><w:t>Last row</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="${officeRelationships}" r:id="rIdOle" ProgID="${marker("progid")}"/></w:object></w:r><w:permStart w:id="1" w:ed="${marker("editor")}"/></w:p><w:sectPr`),
  );
  edit("word/settings.xml", (text) => text.replace("</w:settings>", `<w:rsids><w:rsidRoot w:val="${marker("rsidroot")}"/></w:rsids><w:attachedTemplate xmlns:r="${officeRelationships}" r:id="rIdTemplate"/><w:docVars><w:docVar w:name="a" w:val="${marker("docvar")}"/></w:docVars><w:trackRevisions/></w:settings>`));
  edit("word/_rels/document.xml.rels", (text) => text.replace("</Relationships>", `<Relationship Id="rIdDeleted" Type="${officeRelationships}/image" Target="media/${marker("deletedname")}.png"/><Relationship Id="rIdOle" Type="${officeRelationships}/oleObject" Target="embeddings/ole1.bin"/><Relationship Id="rIdPeople" Type="${microsoft}/2011/relationships/people" Target="people.xml"/></Relationships>`));
  return archive({
    ...parts, ...around,
    "word/people.xml": `<w15:people xmlns:w15="${microsoft}/word/2012/wordml"><w15:person w15:author="${marker("person")}"/></w15:people>`,
    "word/_rels/settings.xml.rels": relationships(["rIdTemplate", "attachedTemplate", `file:///C:/Users/${marker("template")}/Normal.dotm`, "External"]),
    [`word/media/${marker("deletedname")}.png`]: plantedPng(), "word/embeddings/ole1.bin": marker("oleobject"),
  });
}

const sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006";

export const plantedXlsx = () =>
  archive({
    ...around,
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": rootRelationships("xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${sheet}" xmlns:r="${officeRelationships}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x15="${microsoft}/spreadsheetml/2010/11/main" mc:Ignorable="x15"><fileVersion appName="${marker("appname")}"/><fileSharing userName="${marker("sharedby")}"/><workbookPr codeName="${marker("codename")}"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="${microsoft}/spreadsheetml/2010/11/ac" url="C:\\Users\\${marker("abspath")}\\"/></mc:Choice></mc:AlternateContent><xr:revisionPtr xmlns:xr="${microsoft}/spreadsheetml/2014/revision" documentId="${marker("revision")}"/><sheets><sheet name="Villages" sheetId="1" r:id="${marker("sheetid")}"/></sheets><externalReferences><externalReference r:id="rExternal"/></externalReferences><definedNames><definedName name="Outside">[1]Sheet1!$A$1</definedName><definedName name="Inside" comment="${marker("namecomment")}">Villages!$A$1</definedName></definedNames><customWorkbookViews><customWorkbookView name="${marker("view")}"/></customWorkbookViews><pivotCaches><pivotCache cacheId="1" r:id="rPivot"/></pivotCaches></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([marker("sheetid"), "worksheet", `worksheets/${marker("sheetpart")}.xml`], ["rStrings", "sharedStrings", "sharedStrings.xml"], ["rStyles", "styles", "styles.xml"], ["rExternal", "externalLink", "externalLinks/externalLink1.xml"], ["rPivot", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"], ["rPerson", `${microsoft}/2017/10/relationships/person`, "persons/person.xml"], ["rConnections", "connections", "connections.xml"]),
    [`xl/worksheets/${marker("sheetpart")}.xml`]: `<worksheet xmlns="${sheet}" xmlns:r="${officeRelationships}" xmlns:xr="${microsoft}/spreadsheetml/2014/revision" xr:uid="{${marker("uid")}}"><sheetPr codeName="${marker("sheetcode")}"/><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><f>[1]Sheet1!A1</f><v>42</v></c><c r="C1"><f>B1*2</f><v>84</v></c></row></sheetData><sheetProtection password="${marker("sheetpassword")}"/><hyperlinks><hyperlink ref="A1" r:id="rLink" tooltip="${marker("tooltip")}"/><hyperlink ref="B1" r:id="rLocal"/></hyperlinks><pageSetup orientation="portrait" r:id="rPrinter"/><drawing r:id="rDrawing"/><legacyDrawing r:id="rLegacy"/></worksheet>`,
    [`xl/worksheets/_rels/${marker("sheetpart")}.xml.rels`]: relationships(["rLink", "hyperlink", "https://example.org/a?b=1&amp;c=2", "External"], ["rLocal", "hyperlink", `file:///home/${marker("home")}/x.xlsx`, "External"], ["rPrinter", "printerSettings", "../printerSettings/printerSettings1.bin"], ["rDrawing", "drawing", "../drawings/drawing1.xml"], ["rLegacy", "vmlDrawing", "../drawings/vmlDrawing1.vml"], ["rComments", "comments", "../comments1.xml"], ["rThreads", `${microsoft}/2017/10/relationships/threadedComment`, "../threadedComments/threadedComment1.xml"]),
    "xl/drawings/drawing1.xml": `<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main" xmlns:r="${officeRelationships}"><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="${marker("picture")}" descr="${marker("descr")}"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rImage"/></xdr:blipFill></xdr:pic></xdr:wsDr>`,
    "xl/drawings/_rels/drawing1.xml.rels": relationships(["rImage", `http://example.org/${marker("relationshiptype")}/image`, `../media/${marker("medianame")}.png`]),
    [`xl/media/${marker("medianame")}.png`]: plantedPng(),
    "xl/sharedStrings.xml": `<sst xmlns="${sheet}" count="1" uniqueCount="2"><si><t>${marker("deletedcell")}</t></si><si><t>Market burned</t></si></sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${sheet}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
    "xl/comments1.xml": `<comments xmlns="${sheet}"><authors><author>${marker("cellauthor")}</author></authors></comments>`, "xl/threadedComments/threadedComment1.xml": `<x>${marker("thread")}</x>`, "xl/persons/person.xml": `<personList><person displayName="${marker("person")}"/></personList>`,
    "xl/drawings/vmlDrawing1.vml": `<xml>${marker("vml")}</xml>`, "xl/printerSettings/printerSettings1.bin": marker("printer"), "xl/externalLinks/externalLink1.xml": `<x>${marker("external")}</x>`, "xl/pivotCache/pivotCacheDefinition1.xml": `<x refreshedBy="${marker("pivot")}"/>`, "xl/connections.xml": `<x>${marker("connection")}</x>`, "xl/revisions/userNames.xml": `<x>${marker("revisionuser")}</x>`,
  });

const presentation = "http://schemas.openxmlformats.org/presentationml/2006/main";

export const plantedPptx = () =>
  archive({
    ...around,
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": rootRelationships("ppt/presentation.xml"),
    "ppt/presentation.xml": `<p:presentation xmlns:p="${presentation}" xmlns:r="${officeRelationships}"><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:modifyVerifier saltData="${marker("salt")}"/></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": relationships(["r1", "slide", "slides/slide1.xml"], ["r2", "commentAuthors", "commentAuthors.xml"], ["r3", "viewProps", "viewProps.xml"]),
    "ppt/slides/slide1.xml": `<p:sld xmlns:p="${presentation}" xmlns:a="${drawing}/main" xmlns:r="${officeRelationships}" xmlns:p14="${microsoft}/powerpoint/2010/main"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="${marker("shape")}" descr="${marker("shapedescr")}"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>A slide about the river</a:t></a:r></a:p></p:txBody></p:sp><p:pic><p:nvPicPr><p:cNvPr id="3" name="x"/><p:nvPr><a:videoFile r:link="r5"/></p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="r4"/></p:blipFill></p:pic><p:pic><p:blipFill><a:blip r:embed="r6"/></p:blipFill></p:pic></p:spTree><p:custDataLst><p:tags r:id="r7"/></p:custDataLst></p:cSld><p:extLst><p:ext uri="x"><p14:creationId val="${marker("creationid")}"/></p:ext></p:extLst></p:sld>`,
    "ppt/slides/_rels/slide1.xml.rels": relationships(["r4", "image", "../media/image1.jpeg"], ["r5", "video", "../media/film.mp4"], ["r6", "image", "../media/image2.emf"], ["r7", "tags", "../tags/tag1.xml"], ["r8", "notesSlide", "../notesSlides/notesSlide1.xml"], ["r9", "comments", "../comments/comment1.xml"]),
    "ppt/notesSlides/notesSlide1.xml": `<p:notes xmlns:p="${presentation}" xmlns:a="${drawing}/main"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>Words for the speaker</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>`,
    "ppt/notesSlides/_rels/notesSlide1.xml.rels": relationships(["r1", "slide", "../slides/slide1.xml"]),
    "ppt/media/image1.jpeg": plantedJpeg(), "ppt/media/film.mp4": marker("film"), "ppt/media/image2.emf": marker("metafile"), "ppt/tags/tag1.xml": `<x>${marker("tags")}</x>`, "ppt/comments/comment1.xml": `<x>${marker("slidecomment")}</x>`, "ppt/commentAuthors.xml": `<p:cmAuthorLst><p:cmAuthor name="${marker("slideauthor")}"/></p:cmAuthorLst>`, "ppt/viewProps.xml": `<x>${marker("viewprops")}</x>`,
  });

const oasis = "urn:oasis:names:tc:opendocument:xmlns:";
const odf = `xmlns:office="${oasis}office:1.0" xmlns:style="${oasis}style:1.0" xmlns:text="${oasis}text:1.0" xmlns:table="${oasis}table:1.0" xmlns:draw="${oasis}drawing:1.0" xmlns:svg="${oasis}svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="${oasis}meta:1.0" xmlns:config="${oasis}config:1.0" xmlns:of="${oasis}of:1.2" xmlns:officeooo="http://openoffice.org/2009/office" xmlns:evil="urn:${marker("namespace")}" office:version="1.3"`;

const openDocument = (kind: "text" | "spreadsheet", body: string, more: Readonly<Record<string, string | Uint8Array>> = {}) => {
  const parts: Record<string, string | Uint8Array> = {
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    "content.xml": `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${odf}><office:scripts><x>${marker("script")}</x></office:scripts><office:automatic-styles><style:style style:name="P1" style:family="paragraph"><style:text-properties officeooo:rsid="${marker("rsid")}"/></style:style></office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    "styles.xml": `<office:document-styles ${odf}><office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles></office:document-styles>`,
    "meta.xml": `<office:document-meta ${odf}><office:meta><meta:generator>${marker("generator")}</meta:generator><meta:initial-creator>${marker("initialcreator")}</meta:initial-creator><dc:creator>${marker("lastauthor")}</dc:creator><dc:date>2031-03-04T12:00:00</dc:date><meta:template xlink:href="${marker("templatehref")}"/><meta:user-defined meta:name="${marker("username")}">${marker("uservalue")}</meta:user-defined></office:meta></office:document-meta>`,
    "settings.xml": `<office:document-settings ${odf}><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item config:name="ViewId" config:type="string">${marker("viewid")}</config:config-item></config:config-item-set><config:config-item-set config:name="ooo:configuration-settings"><config:config-item config:name="PrinterName" config:type="string">${marker("printername")}</config:config-item><config:config-item config:name="AddParaTableSpacing" config:type="boolean">true</config:config-item></config:config-item-set></office:settings></office:document-settings>`,
    "Thumbnails/thumbnail.png": plantedPng(), "layout-cache": marker("layoutcache"), "META-INF/documentsignatures.xml": `<x>${marker("signature")}</x>`, [`${marker("unknownpart")}.bin`]: marker("unknowncontent"),
    "Pictures/shown.jpg": plantedJpeg(), [`Pictures/${marker("deletedname")}.png`]: plantedPng(), ...more,
  };
  const entries = Object.keys(parts).map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="${name.endsWith(".xml") ? "text/xml" : ""}"/>`);
  const objects = more["Object 1/content.xml"] ? '<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="application/vnd.oasis.opendocument.chart"/>' : "";
  parts["META-INF/manifest.xml"] = `<manifest:manifest xmlns:manifest="${oasis}manifest:1.0">${entries.join("")}${objects}</manifest:manifest>`;
  return archive(parts);
};

const picture = `<draw:frame draw:name="${marker("framename")}"><draw:image xlink:href="Pictures/shown.jpg"/><svg:title>${marker("alttitle")}</svg:title><svg:desc>${marker("altdesc")}</svg:desc></draw:frame>`;
const remark = `<office:annotation><dc:creator>${marker("remarkauthor")}</dc:creator><dc:date>2031-03-04T12:00:00</dc:date><text:p>${marker("remark")}</text:p></office:annotation>`;

export const plantedOdt = () =>
  openDocument(
    "text",
    `<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion><office:change-info><dc:creator>${marker("changeauthor")}</dc:creator></office:change-info><text:p>${marker("deletedtext")}<draw:frame><draw:image xlink:href="Pictures/${marker("deletedname")}.png"/></draw:frame></text:p></text:deletion></text:changed-region></text:tracked-changes><text:p evil:who="${marker("foreign")}">Three houses <text:change text:change-id="c1"/>burned.${remark}<text:a xlink:href="https://example.org/public" office:name="${marker("linkname")}">A source</text:a><text:a xlink:href="file:///home/${marker("home")}/list.odt">A list</text:a></text:p><text:p>By <text:author-name text:fixed="false">the office</text:author-name><text:hidden-text text:string-value="${marker("hiddenvalue")}"/></text:p><text:p>${picture}</text:p><text:p><draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame></text:p>`,
    { "Object 1/content.xml": `<office:document-content ${odf}><office:body><office:chart><text:p>A chart</text:p></office:chart></office:body></office:document-content>`, "Object 1/meta.xml": `<x>${marker("objectmeta")}</x>`, "ObjectReplacements/Object 1": marker("replacement") },
  );

export const plantedOds = () =>
  openDocument(
    "spreadsheet",
    `<table:tracked-changes><table:cell-content-change><office:change-info><dc:creator>${marker("changeauthor")}</dc:creator></office:change-info><table:previous>${marker("formervalue")}</table:previous></table:cell-content-change></table:tracked-changes><table:table table:name="Villages"><table:table-source xlink:href="file:///home/${marker("source")}"/><table:table-row><table:table-cell table:formula="of:=[.B1]*2" office:value-type="float" office:value="84"><text:p>84</text:p>${remark}</table:table-cell><table:table-cell><text:p>Market burned</text:p>${picture}</table:table-cell></table:table-row></table:table>`,
  );
