/** A word, or a name or sentence of a person: the latter keeps its own direction inside the document's language. */
export type Span = { readonly text: string; readonly by: "document" | "person"; readonly isStrong?: boolean };
export type Spans = readonly Span[];
export type Fact = { readonly term: string; readonly spans: Spans };

/** A document as the word processor file, the page for print and the PDF show it: what it says, free of how it looks. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly spans: Spans }
  | { readonly kind: "paragraph"; readonly spans: Spans; readonly isQuiet?: boolean }
  | { readonly kind: "bullets"; readonly items: readonly Spans[] }
  | { readonly kind: "facts"; readonly items: readonly Fact[] }
  | { readonly kind: "table"; readonly caption: string; readonly head: readonly string[]; readonly widths: readonly number[]; readonly rows: readonly (readonly Spans[])[] }
  | { readonly kind: "new-page" };

/** Why a reader must be careful with a page that lies apart from the others: an exercise, a draft, a classification. */
export type Mark = { readonly kind: "exercise" | "standing" | "label"; readonly text: string };

/** On every page: the marks, which version it is, who made this copy, and how many pages belong to it. */
export type Running = {
  readonly marks: readonly Mark[];
  readonly number: string;
  readonly seal: string;
  readonly copy: Spans;
  readonly page: (page: string, pages: string) => string;
};

export type Outline = {
  readonly language: string;
  readonly title: string;
  /** The moment at which the shown version was saved. */
  readonly knownOn: string;
  readonly running: Running;
  readonly blocks: readonly Block[];
};

export function word(text: string, isStrong = false): Span {
  return { text, by: "document", isStrong };
}

export function written(text: string): Span {
  return { text, by: "person" };
}

export function heading(level: 1 | 2 | 3, ...spans: readonly Span[]): Block {
  return { kind: "heading", level, spans };
}

export function quiet(text: string): Block {
  return { kind: "paragraph", spans: [word(text)], isQuiet: true };
}

export function strong(text: string): Block {
  return { kind: "paragraph", spans: [word(text, true)] };
}

/** Each line a person wrote is a paragraph of its own. */
export function paragraphs(text: string): Block[] {
  return text.split(/\n+/).filter((line) => line.trim() !== "").map((line) => ({ kind: "paragraph", spans: [written(line.trim())] }));
}

/** A sentence of the document with what a person wrote inside: the translator decides where it stands. */
export function sentence(say: (key: string, values: Readonly<Record<string, string>>) => string, key: string, people: Readonly<Record<string, string>>, values: Readonly<Record<string, string>> = {}): Spans {
  const marks = Object.fromEntries(Object.keys(people).map((name) => [name, `\uE000${name}\uE000`]));
  return say(key, { ...values, ...marks })
    .split("\uE000")
    .map((part, index) => (index % 2 === 1 ? written(people[part] ?? "") : word(part)))
    .filter((span) => span.text !== "");
}
