import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { cataloguePlugin } from "./src/web/catalogue-plugin.ts";

/** React changes rarely: in its own chunk it stays in the browser's cache when only our code changed. */
const reactChunk = { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ };
/** Not valibot: in a chunk of its own it would carry every schema function of every screen to the first visit. */
const dataChunk = { name: "data", test: /node_modules[\\/](@tanstack|wouter|regexparam|use-sync-external-store|@lingui)[\\/]/ };

/**
 * What most screens share travels once and under one name. In pieces of its own each component cost a name in the entry's list of
 * chunks and a request, and compressed worse.
 */
const recordChunk = { name: "records", test: /src[\\/]ui[\\/]((form|table|chain|record)[\\/]|text[\\/](?!OnlyRead)|page[\\/](KeyValue|Tabs|Section|Empty|Disclosure)|filters)/ };
/**
 * Small screens of one room, used one after the other: the first brings the others along. Not alerts and measures: their screens
 * and models need each other in an order that one chunk does not keep.
 */
const roomChunks = [
  { name: "partners", test: /src[\\/]modules[\\/]partners[\\/]/ },
  { name: "house", test: /src[\\/]web[\\/]screens[\\/](People|Ledger|Jobs|Search|Shared)[\\/]/ },
  { name: "information", test: /src[\\/]modules[\\/]information[\\/]screens[\\/](Claims?|ClaimForm|Incidents?|IncidentForm|Reports?|ReportForm|Sources?|SourceForm|Information|fields|list)[\\/]/ },
];

export default defineConfig({
  root: join(import.meta.dirname, "src", "web"),
  publicDir: false,
  appType: "spa",
  plugins: [react(), cataloguePlugin()],
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
    rolldownOptions: { checks: { pluginTimings: false }, output: { chunkFileNames: "assets/[hash:8].js", assetFileNames: "assets/[hash:8][extname]", codeSplitting: { includeDependenciesRecursively: false, groups: [reactChunk, dataChunk, recordChunk, ...roomChunks] } } },
  },
});
