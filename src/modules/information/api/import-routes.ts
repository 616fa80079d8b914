import { rm } from "node:fs/promises";
import * as v from "valibot";
import type { Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { signedInRoute, type Call, type Route } from "#platform/http/route.ts";
import { queueRun } from "#platform/jobs/job.ts";
import { requestRun } from "#platform/jobs/routes.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import { refuse } from "#platform/refusal.ts";
import type { ImportInput } from "../actions/import-input.ts";
import { importFormats } from "../actions/import-reader.ts";
import { previewImport } from "../actions/import-preview.ts";
import { lookBeforeImport } from "../actions/look-before-import.ts";
import { findUpload, storeUpload, uploadLimit, UploadName } from "../actions/import-upload.ts";
import { CsvMapping, KeptMapping } from "../model/import/csv-mapping.ts";
import { rejectCells, rejectHeaderKeys } from "../model/import/rejections.ts";
import { eventTable } from "./event-csv.ts";
import { ensureOpenData, listImports, listRejections } from "../store/import-batches.ts";
import { listMappings, saveMapping } from "../store/import-mappings.ts";
import { mayImport } from "../store/import-writer.ts";

const FileName = v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.transform((name) => name.replace(/^.*[\\/]/, "")));
const Name = v.pipe(v.string(), v.maxLength(200));
const Starting = v.strictObject({
  format: v.picklist(importFormats),
  fileName: FileName,
  release: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
  /** Name of a saved mapping; needed for a table that is not UCDP's. */
  mapping: v.optional(Name),
  /** An upload that was looked at before; without it the file is the body of this request. */
  upload: v.optional(UploadName),
});
const Previewing = v.strictObject({ fileName: FileName, mapping: v.optional(Name), upload: v.optional(UploadName) });
const Trying = v.strictObject({ upload: UploadName, fileName: FileName, mapping: CsvMapping });

export type ImportRouteParts = { readonly database: Database; readonly dataDirectory: string; readonly sentences: Sentences };

/** Files of events come in here: upload, look at the first rows, save what the columns mean, start, and read what was rejected. */
export function importRoutes(parts: ImportRouteParts): Route[] {
  const { database, dataDirectory } = parts;
  const common = { data: "compartmented", stepUp: false, allowed: "member", audit: null } as const;
  return [
    signedInRoute({
      ...common, method: "GET", path: "/api/imports", action: "information.imports-listed", summary: "Imports of event files with their counts, newest first.",
      handle: async (ctx) => ({ body: { items: await ctx.transaction((db) => listImports(db)) } }),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/imports", action: "information.import-started", query: Starting, readsOwnBody: true, bodyLimit: uploadLimit,
      summary: "Starts the import of a file, sent as the body or uploaded by a preview, and answers with the job to follow.",
      handle: async (ctx, call) => ({ status: 202, body: { runId: await startImport(parts, ctx, call.query, call.request) } }),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/imports/preview", action: "information.import-previewed", query: Previewing, readsOwnBody: true, bodyLimit: uploadLimit,
      summary: "Uploads a file and shows its first twenty rows, what the columns seem to mean and what would become of them.",
      handle: async (ctx, call) => {
        await refuseReaders(database, ctx);
        const upload = call.query.upload ?? (await storeUpload(dataDirectory, ctx.viewer.userId, call.request.body));
        const mapping = call.query.mapping === undefined ? undefined : await savedMapping(ctx, call.query.mapping);
        const path = await findUpload(dataDirectory, ctx.viewer.userId, upload);
        return { body: { upload, ...(await previewImport(path, call.query.fileName, mapping)) } };
      },
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/import-mappings/try", action: "information.import-mapping-tried", body: Trying,
      summary: "What would become of the first rows of an uploaded table by a mapping that is not saved yet.",
      handle: async (ctx, call) => {
        await refuseReaders(database, ctx);
        const { upload, fileName, mapping } = call.body;
        const { events, rejections, missingColumns, missingFields } = await previewImport(await findUpload(dataDirectory, ctx.viewer.userId, upload), fileName, mapping);
        return { body: { events, rejections, missingColumns, missingFields } };
      },
    }),
    signedInRoute({
      ...common, method: "GET", path: "/api/imports/:id", action: "information.import-read", summary: "One import with its counts and its state.",
      handle: async (ctx, call) => ({ body: await importOf(ctx, call.params["id"] ?? "") }),
    }),
    signedInRoute({
      ...common, method: "GET", path: "/api/imports/:id/rejections.csv", action: "information.import-rejections-read",
      summary: "The rows that were not stored, each with column, value and the reason in the caller's language.",
      handle: async (ctx, call) => rejectionFile(ctx, parts.sentences, call, (await importOf(ctx, call.params["id"] ?? "")).id),
    }),
    signedInRoute({
      ...common, method: "GET", path: "/api/import-mappings", action: "information.import-mappings-listed", summary: "Saved mappings of columns, by name.",
      handle: async (ctx) => ({ body: { items: await ctx.transaction((db) => listMappings(db)) } }),
    }),
    signedInRoute({
      ...common, method: "POST", path: "/api/import-mappings", action: "information.import-mapping-saved", body: KeptMapping,
      summary: "Saves what the columns of a table mean, under a name; the same name replaces the mapping.",
      handle: async (ctx, call) => {
        const compartmentId = await refuseReaders(database, ctx);
        const id = await ctx.transaction(async (db) => {
          const saved = await saveMapping(db, compartmentId, call.body, ctx.viewer.userId);
          await recordEntry(db, { actorId: ctx.viewer.userId, event: "information.import-mapping-saved", recordId: saved, compartmentId });
          return saved;
        });
        return { status: 201, body: { id } };
      },
    }),
  ];
}

async function startImport(parts: ImportRouteParts, ctx: Context, wanted: v.InferOutput<typeof Starting>, request: Request): Promise<string> {
  const { database, dataDirectory } = parts;
  const compartmentId = await refuseReaders(database, ctx);
  const { format, fileName, release } = wanted;
  const mapping = format === "csv" ? await savedMapping(ctx, wanted.mapping ?? refuse("information.import-mapping-needed")) : undefined;
  const upload = wanted.upload ?? (await storeUpload(dataDirectory, ctx.viewer.userId, request.body));
  const path = await findUpload(dataDirectory, ctx.viewer.userId, upload);
  try {
    await lookBeforeImport(database, compartmentId, { path, fileName, format, release, mapping });
  } catch (error) {
    // One that came with this request cannot be named again; one that was looked at before can be started otherwise.
    if (wanted.upload === undefined) await rm(path, { force: true });
    throw error;
  }
  const runId = await requestRun(ctx, "import-events", { upload, fileName, format, release, mapping } satisfies ImportInput);
  await queueRun(database, runId);
  return runId;
}

/** The compartment of open data, for a viewer who may bring something into it. */
async function refuseReaders(database: Database, ctx: Context): Promise<string> {
  const compartmentId = await ensureOpenData(database.worker);
  return (await mayImport(database.worker, ctx.viewer.userId, compartmentId)) ? compartmentId : refuse("platform.not-for-your-role");
}

async function savedMapping(ctx: Context, name: string): Promise<CsvMapping> {
  const [found] = await ctx.transaction((db) => listMappings(db, name));
  return found?.mapping ?? refuse("information.import-mapping-not-found", { values: { name } });
}

async function importOf(ctx: Context, id: string) {
  const [found] = await ctx.transaction((db) => listImports(db, id));
  return found ?? refuse("information.import-not-found");
}

const pageOfRejections = 1_000;

function rejectionFile(ctx: Context, sentences: Sentences, { language, mayGoOn }: Pick<Call<unknown, unknown>, "language" | "mayGoOn">, importId: string): Response {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => sentences.say(language, key, values);
  async function* rows() {
    for (let after = { row: -1, ordinal: 0 }; ; ) {
      const page = await ctx.transaction((db) => listRejections(db, importId, after, pageOfRejections));
      for (const found of page) yield rejectCells(found, say);
      const last = page.at(-1);
      if (!last || page.length < pageOfRejections) return;
      after = last;
    }
  }
  return eventTable(rejectHeaderKeys.map((key) => say(key)), rows(), "rejected-rows-unclassified", mayGoOn);
}
