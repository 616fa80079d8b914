import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { cataloguePlugin } from "./src/web/catalogue-plugin.ts";

/** React changes rarely: in its own chunk it stays in the browser's cache when only our code changed. */
const reactChunk = { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ };
/** What every screen asks with. Lists that grow, several questions at once and changes with a state of their own travel with the screens that use them. */
const dataChunk = { name: "data", test: /node_modules[\\/](@tanstack[\\/](?!.*(infiniteQueryObserver|queriesObserver|useQueries|useSuspenseQueries|SuspenseInfinite|InfiniteQuery|mutationObserver|useMutation\.))|wouter|regexparam|valibot[\\/].*\?first|@lingui)/ };

/**
 * What the shell and Watch are made of, and all their styles: one request each and one text to compress. In pieces of its own each component cost a name in the
 * entry's list of chunks, a request and its headers; the budget test follows what Watch reaches.
 */
const firstChunk = {
  name: "first",
  test: /src[\\/]ui[\\/]((api|announce|class-names|connection|format|messages|offline-worker|partial-date|session|store|subject)\.ts|button[\\/]|dialog[\\/]toast\.|page[\\/](Page|LabelMark|RecordLabel|seen-labels|Refused|Skeleton|Section|Empty)\.|text[\\/](OnlyRead|Bdi|Badge|Clock|clock-state|isolate)\.|table[\\/](DataTable|NotKnown|cell-of|column|sort-rows|use-rows)\.)|src[\\/]web[\\/]shell[\\/]commands\.|warning[\\/]model[\\/]clocks\.|platform[\\/]rules[\\/](calendar-day|label)\.|(ui[\\/]tokens|ui[\\/]dialog[\\/]Toasts\.module|web[\\/]shell[\\/].*|screens[\\/]Watch[\\/]styles\.module)\.css|vite[\\/]preload-helper/,
};
/** The world's outline is data, and heavier than the code that draws it; charts and maps are wanted by few screens, after the page stands. */
const drawingChunks = [
  { name: "atlas", test: /node_modules[\\/]world-atlas[\\/]/ },
  { name: "charts", test: /src[\\/]ui[\\/]charts[\\/]|node_modules[\\/]d3-(scale|interpolate|color|format|time|time-format)[\\/]/ },
];
/** Keys that join ML-KEM with curves are heavy and cannot be cut; they come with the first page that opens or seals something. What a device needs to sign a file stands apart. */
const sealingChunk = { name: "sealing", test: /node_modules[\\/](age-encryption|@noble|@scure|shamir-secret-sharing)[\\/]|platform[\\/]rules[\\/](sealing[\\/](?!bytes\.)|ledger-proof\.)/ };
/** What most other screens share travels once and under one name. */
const recordChunk = { name: "records", test: /src[\\/]ui[\\/]((form|table|chain|record|text|pairs)[\\/]|page[\\/](KeyValue|Tabs|Disclosure|Notice)|filters|dialog[\\/]Dialog)/ };
/**
 * Small screens of one room, used one after the other: the first brings the others along. Not alerts and measures: their screens
 * and models need each other in an order that one chunk does not keep.
 */
const roomChunks = [
  { name: "house", test: /src[\\/]web[\\/]screens[\\/](People|Ledger|Jobs|Search|Shared)[\\/]/ },
  { name: "information", test: /src[\\/]modules[\\/]information[\\/]screens[\\/](Claims?|ClaimForm|Incidents?|IncidentForm|Reports?|ReportForm|Sources?|SourceForm|Information|fields|list)[\\/]/ },
];

/** Importing a module of ours does nothing but give its exports: a rule that nobody uses brings no list of countries along. */
const ourModulesOnlyExport = [{ test: /src[\\/](ui|modules|numbers|platform)[\\/].*\.(tsx?|json)$/, sideEffects: false }];

/** Names without words: the first script carries the names of all others, and a satellite line carries that script. */
const scriptName = "assets/[hash:8].js";

/**
 * A copy of the schema library for the first visit. It is one module, so all screens together would decide what of it is needed before
 * Watch: 3.3 KB. Of its own the first visit needs a third; schemas of both copies go together, because they are plain values.
 */
const firstSchemas: Plugin = {
  name: "vigie-first-schemas",
  enforce: "pre",
  async resolveId(source, importer) {
    if (source !== "valibot" || importer === undefined || !(firstChunk.test.test(importer) || /src[\\/]ui[\\/]live\.|src[\\/]web[\\/](shell[\\/]|main\.)|screens[\\/]Watch[\\/]watch-answer/.test(importer))) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found && { id: `${found.id}?first`, moduleSideEffects: false };
  },
};

export default defineConfig({
  root: join(import.meta.dirname, "src", "web"),
  publicDir: false,
  appType: "spa",
  plugins: [react(), cataloguePlugin(), firstSchemas],
  // What the router takes from it every React since 18 has.
  resolve: { alias: { "use-sync-external-store/shim/index.js": "react" } },
  css: { modules: { generateScopedName: "[local]-[hash:base64:5]" } },
  build: {
    outDir: join(import.meta.dirname, "dist", "web"),
    emptyOutDir: true,
    manifest: true,
    target: ["chrome123", "firefox120", "safari17.5"],
    // Nothing as data: address, because the security policy lets pages fetch from their own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Names without words: the first script carries the names of all others, and a satellite line carries that script.
    rolldownOptions: { checks: { pluginTimings: false }, treeshake: { moduleSideEffects: ourModulesOnlyExport }, output: { chunkFileNames: scriptName, assetFileNames: "assets/[hash:8][extname]", codeSplitting: { includeDependenciesRecursively: false, groups: [reactChunk, dataChunk, firstChunk, recordChunk, sealingChunk, ...drawingChunks, ...roomChunks] } } },
  },
  worker: { format: "es", rolldownOptions: { output: { entryFileNames: scriptName } } },
});
