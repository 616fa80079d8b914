import * as v from "valibot";

const Chunk = v.object({ file: v.string(), imports: v.optional(v.array(v.string()), []), css: v.optional(v.array(v.string()), []), isEntry: v.optional(v.boolean(), false) });
export const Manifest = v.record(v.string(), Chunk);
type Manifest = v.InferOutput<typeof Manifest>;

/** What the start page of a route names, so that the browser asks for all of it at once: addresses, in the order of asking. */
export type StartPage = {
  /** As in the table of routes: `/alerts/:id`. */
  readonly path: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** First data for members whose address is known beforehand, in exactly the letters in which the screen asks: else it would come twice. */
  readonly data: readonly string[];
};

const firstData: Readonly<Record<string, readonly string[]>> = { "/": ["/api/watch"] };

/** The start pages of all routes, and one for an address that is none: read from the text of the table, because what a lazy screen imports is known to its text only. Screens of one room name what they import once. */
export function startPages(routesText: string, manifest: Manifest, languages: readonly string[]): StartPage[] {
  const there = reach(manifest, Object.keys(manifest).filter((key) => manifest[key]?.isEntry));
  const words = (volumes: readonly string[]) => Object.fromEntries(languages.map((language) => [language, volumes.flatMap((volume) => fileOfVolume(manifest, volume, language))]));
  const others = keyOf(manifest, "./shell/OtherScreens.tsx");
  const rooms = new Map([...routesText.matchAll(/^const (\w+) = \(\) => import\("([^"]+)"\);$/gm)].map(([, name = "", specifier = ""]) => [name, specifier]));
  const pages = [...routesText.matchAll(/\{ path: "([^"]+)", screen: screen\((?:\(\) => import\("([^"]+)"\)|(\w+)), "\w+"\), titleKey: "(\w+)\./g)].map(([, path = "", specifier = "", of = "", room = ""]) => {
    const own = [...reach(manifest, [...(path === "/" ? [] : [others]), keyOf(manifest, specifier || (rooms.get(of) ?? of))])].filter((key) => !there.has(key)).flatMap((key) => manifest[key] ?? []);
    return {
      path,
      scripts: own.map(({ file }) => `/${file}`),
      styles: [...new Set(own.flatMap(({ css }) => css))].map((file) => `/${file}`),
      // As the shell loads them: what Watch says is in the core.
      words: words(path === "/" ? ["core"] : ["core", "words", room]),
      data: firstData[path] ?? [],
    };
  });
  return [...pages, { path: "*", scripts: [], styles: [], words: words(["core"]), data: [] }];
}

function fileOfVolume(manifest: Manifest, volume: string, language: string): string[] {
  const key = Object.keys(manifest).find((one) => one.endsWith(`virtual:catalogue/${volume}/${language}`));
  return key === undefined ? [] : [`/${manifest[key]?.file}`];
}

/** `#warning/screens/Alert/index.tsx` and `./screens/Help/index.tsx` as the manifest names them, from the folder of the start page. */
function keyOf(manifest: Manifest, specifier: string): string {
  const key = specifier.replace(/^#/, "../modules/").replace(/^\.\//, "");
  if (!manifest[key]) throw new Error(`the build has no chunk for ${specifier}`);
  return key;
}

/** Chunks with everything they need before they can run. */
function reach(manifest: Manifest, keys: readonly string[], seen = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    reach(manifest, manifest[key]?.imports ?? [], seen);
  }
  return seen;
}
