import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from "@cantoo/pdf-lib";
import { marker } from "./markers.ts";
import { plantedJpeg, xmp } from "./pictures.ts";

/** Two pages with words, a picture, a filled field, a link and layers, and a marker wherever a PDF can hide something. */
export async function plantedPdf({ saved = true } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const { context, catalog } = pdf;
  pdf.setAuthor(marker("author"));
  pdf.setTitle(marker("title"));
  pdf.setSubject(marker("subject"));
  pdf.setKeywords([marker("keywords")]);
  pdf.setCreator(marker("creator"));
  pdf.setProducer(marker("producer"));
  pdf.setCreationDate(new Date(Date.UTC(2031, 2, 4)));
  pdf.setModificationDate(new Date(Date.UTC(2031, 2, 4)));
  pdf.addJavaScript("start", `app.alert("${marker("javascript")}")`);
  await pdf.attach(new TextEncoder().encode(marker("attachment")), `${marker("attachmentname")}.txt`, { description: marker("attachmentdescription"), creationDate: new Date(0), modificationDate: new Date(0) });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([200, 300]);
  page.drawText("Three houses burned.", { x: 20, y: 250, size: 12, font });
  const second = pdf.addPage([200, 300]);
  second.drawText("Second page.", { x: 20, y: 250, size: 12, font });
  const form = pdf.getForm();
  const field = form.createTextField(marker("fieldname"));
  field.setText("Filled in");
  field.addToPage(page, { x: 20, y: 200, width: 100, height: 20 });
  await pdf.flush();

  const text = (place: string) => PDFString.of(marker(place));
  const stream = (words: string, dictionary = {}) => context.register(context.flateStream(words, dictionary));
  const image = context.register(context.stream(plantedJpeg(), { Type: "XObject", Subtype: "Image", Width: 16, Height: 16, BitsPerComponent: 8, ColorSpace: ["ICCBased", stream(marker("icc"), { N: 1 })], Filter: "DCTDecode", Name: marker("imagename"), Metadata: stream(marker("imagemetadata")), PieceInfo: { A: { Private: text("imagepiece") } }, OPI: { F: text("opi") }, Alternates: [{ Image: stream(marker("alternate")) }] }));
  const formObject = stream(`/Span <</ActualText (${marker("actualtext")})>> BDC q 1 0 0 1 0 0 cm Q EMC % ${marker("formcomment")}\n(${marker("unknownoperand")}) unknownOperator`, { Type: "XObject", Subtype: "Form", BBox: [0, 0, 10, 10], LastModified: text("formmodified"), PieceInfo: { B: { Private: text("formpiece") } }, Ref: { F: text("reference") } });
  const seen = context.register(context.obj({ Type: "OCG", Name: text("layername"), Usage: { CreatorInfo: { Creator: text("layercreator") } } }));
  const hidden = context.register(context.obj({ Type: "OCG", Name: text("hiddenlayer") }));
  const resources = page.node.Resources()!;
  resources.set(PDFName.of("XObject"), context.obj({ Im: image, Fm: formObject }));
  resources.set(PDFName.of("Properties"), context.obj({ L1: seen, L2: hidden, P: { Note: text("property") } }));
  const drawing = stream(`% ${marker("contentcomment")}\nq 50 0 0 50 20 100 cm /Im Do Q /Fm Do /OC /L1 BDC 0 0 5 5 re f EMC /OC /L2 BDC 9 9 5 5 re f EMC /Artifact <</Contents (${marker("artifact")})>> BDC 1 1 2 2 re f EMC BI /W 1 /H 1 /BPC 8 /CS /G /Note (${marker("inline")}) ID x EI`);
  page.node.addContentStream(drawing);
  for (const [key, value] of Object.entries({ LastModified: text("pagemodified"), PieceInfo: context.obj({ C: { Private: text("pagepiece") } }), Metadata: stream(marker("pagemetadata")), Thumb: stream(marker("thumb")), AA: context.obj({ O: { S: "JavaScript", JS: text("pageaction") } }) })) page.node.set(PDFName.of(key), value);
  const rectangle = [20, 20, 60, 40];
  const annotations = [
    { Subtype: "Text", Contents: text("note"), T: text("noteauthor"), M: text("notedate"), NM: text("notename") },
    { Subtype: "Highlight", Contents: text("remark"), T: PDFHexString.fromText(marker("remarkauthor")), AP: { N: stream("1 1 0 rg 0 0 5 5 re f", { Type: "XObject", Subtype: "Form", BBox: [0, 0, 5, 5] }) } },
    { Subtype: "Link", Contents: text("linknote"), A: { S: "URI", URI: PDFString.of("https://example.org/a\\(b\\)") } },
    { Subtype: "Link", A: { S: "URI", URI: PDFString.of(`file:///home/${marker("home")}/x.pdf`) } },
    { Subtype: "Link", Dest: [second.ref, "XYZ", 0, 0, 0] },
    { Subtype: "Link", A: { S: "Launch", F: text("launch") } },
    { Subtype: "FileAttachment", FS: { F: text("filespec"), EF: { F: stream(marker("embedded")) } } },
    { Subtype: "Stamp", F: 2, AP: { N: stream(`(${marker("hiddenstamp")}) Tj`, { Type: "XObject", Subtype: "Form", BBox: [0, 0, 5, 5] }) } },
  ];
  const annots = page.node.Annots()!;
  for (const annotation of annotations) annots.push(context.register(context.obj({ Type: "Annot", Rect: rectangle, ...annotation })));
  catalog.set(PDFName.of("Metadata"), context.register(context.stream(xmp, { Type: "Metadata", Subtype: "XML" })));
  catalog.set(PDFName.of("OCProperties"), context.obj({ OCGs: [seen, hidden], D: { Name: text("configuration"), ON: [seen], OFF: [hidden], Order: [text("order"), seen] } }));
  catalog.set(PDFName.of("Lang"), text("language"));
  catalog.set(PDFName.of("Outlines"), context.register(context.obj({ Title: text("outline") })));
  catalog.set(PDFName.of("StructTreeRoot"), context.register(context.obj({ Type: "StructTreeRoot", K: { Alt: text("alternative") } })));
  context.register(context.obj({ Orphan: text("orphan") }));
  const bytes = await pdf.save({ useObjectStreams: false, updateFieldAppearances: false });
  return saved ? withEarlierVersion(bytes) : bytes;
}

/** Saved once more by a program that only adds: the earlier title is still in the file. */
function withEarlierVersion(bytes: Uint8Array): Uint8Array {
  const root = /\/Root (\d+ 0 R)/.exec(Buffer.from(bytes).toString("latin1"))![1]!;
  const added = `\n900 0 obj\n<< /Title (${marker("earlier")}) >>\nendobj\nxref\n0 0\ntrailer\n<< /Size 901 /Root ${root} /ID [<${Buffer.from(marker("fileid")).toString("hex")}> <00>] >>\nstartxref\n${bytes.length}\n%%EOF\n% ${marker("behind")}`;
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(added, "latin1")]));
}
