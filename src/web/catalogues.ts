import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";

/** Languages that have a catalogue. A language is offered to people when, and only when, it is complete. */
export const catalogueLanguages = ["en", "fr", "ar"] as const;
export type CatalogueLanguage = (typeof catalogueLanguages)[number];

export type CatalogueFile = { readonly path: string; readonly language: CatalogueLanguage; readonly entries: Readonly<Record<string, unknown>> };
export type CatalogueFault = { readonly kind: "duplicate" | "missing" | "not-text" | "syntax" | "unknown-argument"; readonly key: string; readonly place: string };
export type Catalogue = Readonly<Record<string, string>>;
export type MergedCatalogues = { readonly catalogues: Readonly<Record<CatalogueLanguage, Catalogue>>; readonly faults: readonly CatalogueFault[] };

/** All files of all modules as one catalogue per language, and everything that would leave a person without a sentence. */
export function mergeCatalogues(files: readonly CatalogueFile[]): MergedCatalogues {
  const catalogues: Record<CatalogueLanguage, Record<string, string>> = { en: {}, fr: {}, ar: {} };
  const faults: CatalogueFault[] = [];
  for (const { path, language, entries } of files) {
    const catalogue = catalogues[language];
    for (const [key, text] of Object.entries(entries)) {
      if (typeof text !== "string" || text === "") faults.push({ kind: "not-text", key, place: path });
      else if (Object.hasOwn(catalogue, key)) faults.push({ kind: "duplicate", key, place: path });
      else catalogue[key] = text;
    }
  }
  return { catalogues, faults: [...faults, ...missingKeys(catalogues), ...brokenSentences(catalogues)] };
}

function missingKeys(catalogues: Readonly<Record<CatalogueLanguage, Catalogue>>): CatalogueFault[] {
  const all = new Set(catalogueLanguages.flatMap((language) => Object.keys(catalogues[language])));
  return catalogueLanguages.flatMap((language) =>
    [...all].filter((key) => !Object.hasOwn(catalogues[language], key)).map((key) => ({ kind: "missing" as const, key, place: language })),
  );
}

/**
 * Sentences that cannot be read as ICU MessageFormat, and translations that show a value nobody passes. A value that is only chosen
 * by (`select`) may be a translation's own: French must know whether a date has a day, English need not.
 */
function brokenSentences(catalogues: Readonly<Record<CatalogueLanguage, Catalogue>>): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  for (const [key, english] of Object.entries(catalogues.en)) {
    const known = argumentsOf(english);
    for (const language of catalogueLanguages) {
      const text = catalogues[language][key];
      if (text === undefined) continue;
      const named = argumentsOf(text);
      if (!named) faults.push({ kind: "syntax", key, place: language });
      else if (known && [...named.shown].some((name) => !known.shown.has(name) && !known.chosenBy.has(name))) faults.push({ kind: "unknown-argument", key, place: language });
    }
  }
  return faults;
}

type Arguments = { readonly shown: Set<string>; readonly chosenBy: Set<string> };

function argumentsOf(text: string): Arguments | undefined {
  try {
    const found: Arguments = { shown: new Set(), chosenBy: new Set() };
    collectArguments(compileMessageOrThrow(text), found);
    return found;
  } catch {
    return undefined;
  }
}

/** A compiled sentence is a list of texts and of `[argument, kind, cases]`; cases hold compiled sentences again. */
function collectArguments(compiled: unknown, found: Arguments): void {
  if (!Array.isArray(compiled)) return;
  for (const token of compiled) {
    if (!Array.isArray(token)) continue;
    const [name, kind, cases]: unknown[] = token;
    if (typeof name === "string") (kind === "select" ? found.chosenBy : found.shown).add(name);
    if (typeof cases === "object" && cases !== null) for (const inner of Object.values(cases)) collectArguments(inner, found);
  }
}

export function describeFaults(faults: readonly CatalogueFault[]): string {
  return faults.map((fault) => `${fault.kind}: ${fault.key} (${fault.place})`).join("\n");
}
