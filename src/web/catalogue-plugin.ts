import { join } from "node:path";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";
import { catalogueLanguages, describeFaults, mergeCatalogues, type Catalogue, type CatalogueFile, type CatalogueLanguage, type MergedCatalogues } from "./catalogues.ts";
import { cataloguePaths, readCatalogueFiles, sourceDirectory, volumeOf } from "./read-catalogues.ts";

const prefix = "virtual:catalogue/";
const indexId = "virtual:catalogues";

/**
 * Serves one module per language and volume with its sentences, compiled, so that the browser needs no message parser, and an index
 * that names them all. A key that is double, missing in a language or unreadable stops the build: nobody should find it on a screen.
 */
export function cataloguePlugin(): Plugin {
  let files: readonly CatalogueFile[] | undefined;
  let merged: MergedCatalogues | undefined;
  let isBuild = false;
  // Read once per build: every volume of every language is cut out of the same files.
  const all = () => (files ??= readCatalogueFiles());
  const current = () => (merged ??= mergeCatalogues(all()));
  const forget = () => {
    files = undefined;
    merged = undefined;
  };
  return {
    name: "vigie-catalogues",
    configResolved: (config) => {
      isBuild = config.command === "build";
    },
    buildStart() {
      forget();
      const { faults } = current();
      if (faults.length === 0) return;
      const text = `The message catalogues have faults.\n${describeFaults(faults)}`;
      if (isBuild) this.error(text);
      this.warn(text);
    },
    resolveId: (id) => (id.startsWith(prefix) || id === indexId ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${indexId}`) return indexOf(volumes(all()));
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const [volume = "", wanted] = id.slice(prefix.length + 1).split("/");
      const language = catalogueLanguages.find((known) => known === wanted);
      if (!language) this.error(`There is no catalogue ${id.slice(1)}.`);
      for (const { path } of cataloguePaths()) this.addWatchFile(join(sourceDirectory, path));
      return `export const messages = ${JSON.stringify(compiled(volumeIn(all(), volume, language)))};`;
    },
    transformIndexHtml: () => [{ tag: "noscript", injectTo: "body", children: withoutScript(current()) }],
    handleHotUpdate({ file, server }) {
      if (!/messages\.\w+\.json$/.test(file)) return undefined;
      forget();
      for (const language of catalogueLanguages) {
        for (const volume of volumes(all())) {
          const module = server.moduleGraph.getModuleById(`\0${prefix}${volume}/${language}`);
          if (module) server.moduleGraph.invalidateModule(module);
        }
      }
      server.ws.send({ type: "full-reload" });
      return [];
    },
  };
}

function volumes(files: readonly CatalogueFile[]): string[] {
  const all = files.flatMap(({ path, entries }) => Object.keys(entries).map((key) => volumeOf(path, key)));
  return [...new Set(all)].filter((volume) => volume !== "server");
}

function volumeIn(files: readonly CatalogueFile[], volume: string, language: CatalogueLanguage): Catalogue {
  const wanted = files.filter((file) => file.language === language).map((file) => ({ ...file, entries: Object.fromEntries(Object.entries(file.entries).filter(([key]) => volumeOf(file.path, key) === volume)) }));
  return mergeCatalogues(wanted).catalogues[language];
}

/** `catalogues.en.core()` loads the core of English. */
function indexOf(all: readonly string[]): string {
  const ofLanguage = (language: string) => `{ ${all.map((volume) => `${volume}: () => import("${prefix}${volume}/${language}")`).join(", ")} }`;
  return `export const catalogues = { ${catalogueLanguages.map((language) => `${language}: ${ofLanguage(language)}`).join(", ")} };`;
}

function compiled(catalogue: Catalogue): Record<string, unknown> {
  return Object.fromEntries(Object.entries(catalogue).map(([key, text]) => [key, compileMessageOrThrow(text)]));
}

/** Without JavaScript the language is not known either, so the sentence stands in each. */
function withoutScript({ catalogues }: MergedCatalogues) {
  return catalogueLanguages.map((language) => ({
    tag: "p",
    attrs: { lang: language, dir: language === "ar" ? "rtl" : "ltr" },
    children: catalogues[language]["web.no-script"] ?? "",
  }));
}
