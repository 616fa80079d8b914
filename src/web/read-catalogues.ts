import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogueLanguages, type CatalogueFile } from "./catalogues.ts";

export const sourceDirectory = join(import.meta.dirname, "..");

/**
 * The volumes of a language's catalogue. `core` comes with the start page: the kit, the shell, and what Watch says of other rooms
 * (kinds, states, steps). `words` are refusals and vocabularies, wanted by every screen but Watch. Each module's screens have a
 * volume of their own, loaded with the first of them. What only the server says stands in `server-messages.<language>.json`.
 */
export function volumeOf(path: string, key: string): string {
  if (/(^|\/)server-messages\.\w+\.json$/.test(path)) return "server";
  const screens = /^modules\/([^/]+)\/screens\//.exec(path)?.[1] ?? (path.startsWith("web/screens/") ? "web" : undefined);
  if (screens) return screens;
  if (/^(ui|web|platform\/rules|platform\/messages)\//.test(path)) return "core";
  const isKindWord = /^[a-z]+\.[a-z-]+\.(many$|state\.|step\.)/.test(key) || recordKind.test(key);
  const isWatched = /^modules\/(warning|response)\//.test(path) && key.split(".").length > 2;
  // The account menu names the roles of whoever is signed in.
  return isKindWord || isWatched || key.startsWith("partners.role.") ? "core" : "words";
}

/** Names of the kinds themselves; a refusal has two parts as well. */
const recordKind = /^(information\.(situation|source|source-identity|report|claim|incident|event)|partners\.(organisation|person|actor|addressee-group)|assessment\.assessment|warning\.(alert|outcome-review)|response\.measure)$/;

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
