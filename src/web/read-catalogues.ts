import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogueLanguages, type CatalogueFile } from "./catalogues.ts";

export const sourceDirectory = join(import.meta.dirname, "..");

/**
 * The volumes of a language's catalogue. `core` is loaded with the start page: the kit, the shell, and the words of every module
 * (kinds, states, refusals). Each module's screens have a volume of their own, loaded with the first of its screens. What only the
 * server says (mails, documents, personal pages) stands in `server-messages.<language>.json` and never travels.
 */
export function volumeOf(path: string): string {
  if (/(^|\/)server-messages\.\w+\.json$/.test(path)) return "server";
  return /^modules\/([^/]+)\/screens\//.exec(path)?.[1] ?? (path.startsWith("web/screens/") ? "web" : "core");
}

export function cataloguePaths(): { path: string; language: (typeof catalogueLanguages)[number] }[] {
  return catalogueLanguages.flatMap((language) =>
    globSync(`**/{messages,server-messages}.${language}.json`, { cwd: sourceDirectory }).toSorted().map((path) => ({ path, language })),
  );
}

/** Every catalogue file of the project, as it is. */
export function readCatalogueFiles(): CatalogueFile[] {
  return cataloguePaths().map(({ path, language }) => {
    const entries: unknown = JSON.parse(readFileSync(join(sourceDirectory, path), "utf8"));
    if (typeof entries !== "object" || entries === null) throw new TypeError(`${path} is not a flat JSON object`);
    return { path, language, entries: { ...entries } };
  });
}
