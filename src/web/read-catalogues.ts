import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogueLanguages, type CatalogueFile } from "./catalogues.ts";

export const sourceDirectory = join(import.meta.dirname, "..");

/**
 * The volumes of a language's catalogue. `core` comes with the start page: what the shell and Watch say, and nothing else, because a
 * first visit waits for it. `words` are refusals, vocabularies and the rest of the kit, wanted by every screen but Watch. Each
 * module's screens have a volume of their own, loaded with the first of them. What only the server says stands in
 * `server-messages.<language>.json`.
 */
export function volumeOf(path: string, key: string): string {
  if (/(^|\/)server-messages\.\w+\.json$/.test(path)) return "server";
  if (firstWords.some((words) => words.test(key))) return "core";
  // Watch names unusual weeks in the data under its first rows: for those few sentences nobody should load a whole room.
  if (/^(assessment\.surge|response\.screen\.watch\.unusual)/.test(key) && !key.startsWith("assessment.surge-")) return "surges";
  // Few open what is in a file, and all of them on a screen whose words have come.
  if (key.startsWith("ui.shown-file.")) return "files";
  // What a device carries on the road has words of its own: few screens say them.
  if (path.startsWith("modules/protection/screens/MissionPack/")) return "pack";
  if (path.startsWith("modules/protection/screens/SealedWords/")) return "sealed";
  // The words of the room of defenders come with its screens; the ledger, which names its steps, asks for them.
  if (path.startsWith("modules/protection/")) return "protection";
  const screens = /^modules\/([^/]+)\/screens\//.exec(path)?.[1] ?? (path.startsWith("web/screens/") ? "web" : undefined);
  return screens ?? "words";
}

const firstWords: readonly RegExp[] = [
  /^ui\.(product|offline|unreadable-answer|loading|not-known|dialog\.close|record\.(changed|state|by|unnamed))$/,
  /^ui\.(page|label|empty|clock|table|toast)\./,
  /^web\.(no-script|skip|exercise|exercise\.name|printed|nav|search|subject|languages)$/,
  /^web\.(nav|subject|connection|account|commands|not-found|failed|offline|not-there|refused)\./,
  // Not what is said about the exercise, whose panel stands at the end of the page, about unusual weeks, and while nothing is there: they bring their own words.
  /^response\.screen\.watch\.(?!exercise|first|unusual)/,
  /^warning\.(clock|clock-state|form)\./,
  // The account menu names the roles of whoever is signed in.
  /^partners\.role\./,
  // Watch names whatever changed or is due: every kind and every state it can be in.
  /^(information\.(situation|source|source-identity|report|claim|incident|event|trigger)|partners\.(organisation|person|actor|addressee-group)|assessment\.(assessment|forecast-run|foreign-forecast|country-table|killing-run|undercount)|warning\.(alert|outcome-review)|response\.measure|protection\.(case|communication|exchange|partner|publication|exposure|recommendation|reply|reprisal|sealed-note|submission|visit))(\.state\..+)?$/,
];

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
