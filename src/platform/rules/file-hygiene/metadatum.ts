/** What a file can tell about whoever made it. The page has a word for each. */
export type MetadatumKind =
  | "gps"
  | "camera"
  | "date"
  | "author"
  | "software"
  | "title"
  /** A description or keywords of the whole file. */
  | "comment"
  | "thumbnail"
  | "colour-profile"
  /** Earlier versions, tracked changes and who made them. */
  | "edit-history"
  /** Remarks of readers in the margin. */
  | "comments"
  /** Files that hang on a PDF. */
  | "attachments"
  | "scripts"
  /** Files inside a document, or behind a picture: a table under a chart, the film of a moving photo. */
  | "embedded-files"
  | "form-values"
  /** Serial numbers and random marks by which two files of one person can be put together. */
  | "identifier"
  /** A place on somebody's disk or network that the file points to. */
  | "path"
  /** Something visible that cannot be cleaned and is therefore missing from the copy: the one finding a person must look at. */
  | "left-out"
  | "other";

export type Metadatum = { readonly what: MetadatumKind; readonly value?: string };

export type Findings = {
  readonly add: (what: MetadatumKind, value?: string) => void;
  readonly list: () => readonly Metadatum[];
};

/** A page of them helps nobody; the copy is without all of them either way. */
const maxFindings = 100;
const maxValueLetters = 80;

/** Gathers what is found, each once. */
export function collectFindings(): Findings {
  const found = new Map<string, Metadatum>();
  return {
    add(what, value) {
      const short = value === undefined ? "" : shortValue(value);
      const key = `${what} ${short}`;
      if (found.size < maxFindings && !found.has(key)) found.set(key, short === "" ? { what } : { what, value: short });
    },
    list: () => [...found.values()],
  };
}

/** Tells what is in a block; one that says nothing we know is named itself. */
export function tellBlock(found: Findings, name: string, tell: () => void): void {
  const before = found.list().length;
  tell();
  if (found.list().length === before) found.add("other", name);
}

/** One line without control characters or marks that turn the direction of writing round. */
function shortValue(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return line.length > maxValueLetters ? `${line.slice(0, maxValueLetters)}…` : line;
}
