import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogueLanguages, type CatalogueFile } from "./catalogues.ts";

export const sourceDirectory = join(import.meta.dirname, "..");

export function cataloguePaths(): { path: string; language: (typeof catalogueLanguages)[number] }[] {
  return catalogueLanguages.flatMap((language) =>
    globSync(`**/messages.${language}.json`, { cwd: sourceDirectory }).toSorted().map((path) => ({ path, language })),
  );
}

/** Every `messages.<language>.json` of the project, as it is. */
export function readCatalogueFiles(): CatalogueFile[] {
  return cataloguePaths().map(({ path, language }) => {
    const entries: unknown = JSON.parse(readFileSync(join(sourceDirectory, path), "utf8"));
    if (typeof entries !== "object" || entries === null) throw new TypeError(`${path} is not a flat JSON object`);
    return { path, language, entries: { ...entries } };
  });
}
