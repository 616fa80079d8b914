import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType,
  type IParagraphOptions, type IRunOptions, type ITableBordersOptions,
} from "docx";
import { directedRuns, directionOf, isRightToLeft, withoutForbiddenCharacters, type Direction } from "./directional-text.ts";
import { word, type Block, type Outline, type Running, type Span, type Spans } from "./outline.ts";

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** Twentieths of a point: A4 with margins of 18 and 15 mm, which leaves 180 mm for the text. */
const page = { size: { width: 11906, height: 16838 }, margin: { top: 1247, bottom: 1134, left: 850, right: 850, header: 510, footer: 510 } };
const textWidth = page.size.width - page.margin.left - page.margin.right;
/** Fonts every common word processor has or replaces, with one for Arabic letters. */
const font = { ascii: "Calibri", hAnsi: "Calibri", eastAsia: "Calibri", cs: "Arial" };
const localeOf: Readonly<Record<string, string>> = { en: "en-GB", fr: "fr-FR", ar: "ar" };

/** The document as a Word file, the form diplomats edit. */
export async function outlineToDocx(outline: Outline): Promise<Buffer> {
  const around: Direction = isRightToLeft(outline.language) ? "rtl" : "ltr";
  const locale = localeOf[outline.language] ?? outline.language;
  const document = new Document({
    creator: "Vigie",
    lastModifiedBy: "Vigie",
    title: withoutForbiddenCharacters(outline.title),
    styles: { default: { document: { run: { font, size: 21, sizeComplexScript: 23, language: { value: around === "rtl" ? "en-GB" : locale, bidirectional: around === "rtl" ? locale : "ar" } }, paragraph: { spacing: { after: 100, line: 269 } } } } },
    numbering: { config: [{ reference: "points", levels: [{ level: 0, format: LevelFormat.BULLET, text: "•", alignment: AlignmentType.START, style: { paragraph: { indent: { start: 360, hanging: 260 } } } }] }] },
    sections: [{
      properties: { page },
      headers: { default: new Header({ children: runningHead(outline, around) }) },
      footers: { default: new Footer({ children: [runningFoot(outline, around)] }) },
      children: outline.blocks.flatMap((block) => blockOf(block, around)),
    }],
  });
  return Packer.toBuffer(document);
}

function runningHead({ running }: Outline, around: Direction): Paragraph[] {
  return [paragraph(marksOf(running), around), paragraph(running.copy, around, { fallsIn: around, options: { spacing: { after: 160 } } })];
}

function runningFoot({ running }: Outline, around: Direction): Paragraph {
  const isRtl = around === "rtl";
  const parts = running.page("\uE000", "\uE001").split(/(\uE000|\uE001)/);
  const pageRuns = parts.map((part) => new TextRun({ rightToLeft: isRtl, children: [part === "\uE000" ? PageNumber.CURRENT : part === "\uE001" ? PageNumber.TOTAL_PAGES : part] }));
  const marks: Spans = [...marksOf(running), word(`${running.seal}   `)];
  return new Paragraph({ bidirectional: isRtl, children: [...marks.flatMap((mark) => runsOf(mark, around)), ...pageRuns] });
}

function marksOf({ marks, number }: Running): Spans {
  return [...marks.map((mark) => mark.text), number].map((text) => word(`${text}   `, true));
}

function blockOf(block: Block, around: Direction): (Paragraph | Table)[] {
  if (block.kind === "new-page") return [new Paragraph({ pageBreakBefore: true, children: [] })];
  if (block.kind === "heading") return [paragraph(block.spans, around, { options: { heading: headings[block.level], keepNext: true, spacing: { before: block.level === 1 ? 280 : 180, after: 80 } } })];
  if (block.kind === "bullets") return block.items.map((spans) => paragraph(spans, around, { options: { numbering: { reference: "points", level: 0 }, spacing: { after: 50 } } }));
  if (block.kind === "facts") return [factTable(block, around), new Paragraph({ children: [] })];
  if (block.kind === "table") return [table(block, around), new Paragraph({ children: [] })];
  return [paragraph(block.spans, around, { run: block.isQuiet ? { italics: true, italicsComplexScript: true } : {} })];
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: "7F8D9A" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

function table(block: Extract<Block, { kind: "table" }>, around: Direction): Table {
  const widths = columnWidths(block.widths);
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: block.head.map((text, index) => cell([word(text, true)], widths[index] ?? 0, around)) });
  const rows = block.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((spans, index) => cell(spans, widths[index] ?? 0, around)) }));
  return grid([head, ...rows], widths, around, { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin });
}

function factTable({ items }: Extract<Block, { kind: "facts" }>, around: Direction): Table {
  const widths = columnWidths([4, 11]);
  const rows = items.map(({ term, spans }) => new TableRow({ cantSplit: true, children: [[word(term, true)], spans].map((one, index) => cell(one, widths[index] ?? 0, around)) }));
  return grid(rows, widths, around, { top: thin, bottom: thin, left: none, right: none, insideHorizontal: none, insideVertical: none });
}

function columnWidths(shares: readonly number[]): number[] {
  const share = textWidth / shares.reduce((sum, width) => sum + width, 0);
  return shares.map((width) => Math.round(width * share));
}

function cell(spans: Spans, width: number, around: Direction): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, margins: { top: 30, bottom: 30, left: 70, right: 70 }, children: [paragraph(spans, around, { run: { size: 18, sizeComplexScript: 20 }, options: { spacing: { after: 0 } } })] });
}

function grid(rows: readonly TableRow[], widths: readonly number[], around: Direction, borders: ITableBordersOptions): Table {
  return new Table({ visuallyRightToLeft: around === "rtl", layout: TableLayoutType.FIXED, columnWidths: widths, width: { size: textWidth, type: WidthType.DXA }, borders, rows });
}

type Look = { readonly options?: Partial<IParagraphOptions>; readonly run?: Partial<IRunOptions>; readonly fallsIn?: Direction };

/** A paragraph that is one person's text stands as that text does; any other stands as the document's language does. */
function paragraph(spans: Spans, around: Direction, { options = {}, run = {}, fallsIn }: Look = {}): Paragraph {
  const [only] = spans;
  const own = fallsIn ?? (spans.length === 1 && only?.by === "person" ? directionOf(only.text, around) : around);
  return new Paragraph({ ...options, bidirectional: own === "rtl", children: spans.flatMap((span) => runsOf(span, own, run)) });
}

function runsOf(span: Span, around: Direction, look: Partial<IRunOptions> = {}): TextRun[] {
  const base = span.by === "person" ? directionOf(span.text, around) : around;
  return directedRuns(withoutForbiddenCharacters(span.text), base).map(
    ({ text, direction }) => new TextRun({ ...look, text, rightToLeft: direction === "rtl", ...(span.isStrong ? { bold: true, boldComplexScript: true } : {}) }),
  );
}
