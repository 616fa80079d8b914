import { directionOf, isolated, isRightToLeft, withoutForbiddenCharacters, type Direction } from "./directional-text.ts";
import type { Block, Outline, Span, Spans } from "./outline.ts";

type Piece = { readonly text: string; readonly look: "plain" | "strong" | "direction" | "break" };
type Line = { readonly dir: Direction; readonly pieces: readonly Piece[] };

/** The outline as document.typ reads it: every text with its direction, and nothing in it that is markup. */
export function typesetData(outline: Outline): string {
  const { language, knownOn, running } = outline;
  const around: Direction = isRightToLeft(language) ? "rtl" : "ltr";
  const saved = new Date(knownOn);
  return JSON.stringify({
    language,
    region: language === "en" ? "gb" : null,
    dir: around,
    title: printable(outline.title),
    day: [saved.getUTCFullYear(), saved.getUTCMonth() + 1, saved.getUTCDate()],
    marks: running.marks,
    number: running.number,
    seal: running.seal,
    copy: line(running.copy, around, around),
    page: running.page("\uE000", "\uE001").split(/(\uE000|\uE001)/).map((part) => (part === "\uE000" ? "page" : part === "\uE001" ? "pages" : `=${part}`)),
    blocks: outline.blocks.map((block) => blockOf(block, around)),
  });
}

function blockOf(block: Block, around: Direction): unknown {
  if (block.kind === "new-page") return block;
  if (block.kind === "heading") return { kind: block.kind, level: block.level, line: line(block.spans, around) };
  if (block.kind === "bullets") return { kind: block.kind, items: block.items.map((spans) => line(spans, around)) };
  if (block.kind === "facts") return { kind: block.kind, items: block.items.map(({ term, spans }) => ({ term, value: line(spans, around) })) };
  if (block.kind === "table") return { ...block, rows: block.rows.map((row) => row.map((spans) => line(spans, around))) };
  return { kind: block.kind, line: line(block.spans, around), "is-quiet": block.isQuiet ?? false };
}

/** A line that is one person's text stands as that text does; any other stands as the document's language does. */
function line(spans: Spans, around: Direction, fallsIn?: Direction): Line {
  const [only] = spans;
  const dir = fallsIn ?? (spans.length === 1 && only?.by === "person" ? directionOf(only.text, around) : around);
  return { dir, pieces: spans.flatMap((span) => pieces(span, dir)) };
}

function pieces({ text, by, isStrong }: Span, around: Direction): Piece[] {
  const lines = printable(text).split(/\r\n|[\n\r\u0085\u2028\u2029]/u);
  return lines.flatMap((one, index) => {
    const parts = (by === "person" ? isolated(one, around) : one).split(directionMarks).filter((part) => part !== "");
    const set = parts.map((part): Piece => ({ text: part, look: directionMarks.test(part) ? "direction" : isStrong ? "strong" : "plain" }));
    return index === 0 ? set : [{ text: "", look: "break" }, ...set];
  });
}

const directionMarks = /([\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069])/u;

/** A byte order mark inside a text has no shape and is refused by PDF/UA; a tab has no stop to go to. */
function printable(text: string): string {
  return withoutForbiddenCharacters(text).replaceAll("\uFEFF", "").replaceAll("\t", " ");
}
