import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import type { Database } from "#platform/database/open-database.ts";
import { expand } from "#platform/files/expand.ts";
import { defaultFileLimits, type FileLimits } from "#platform/files/limits.ts";
import { sentBody } from "#platform/files/sent-body.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { refuse } from "#platform/refusal.ts";
import { readAreas, type AreaHints, type ReadAreas, type RejectedFeature } from "../model/read-areas.ts";
import { keepAreas, listFirstLevelPcodes, type AreaCounts } from "../store/area-rows.ts";

export type SentAreas = {
  /** Without its folder, which can carry the name of a person. */
  readonly fileName: string;
  readonly countryIso3: string | undefined;
  readonly requestedBy: string;
};
export type AreaImport = SentAreas & {
  readonly path: string;
  /** Path of a file with the first level, where that is not in the database yet. */
  readonly parentsPath: string | undefined;
};
export type AreaImportAnswer = AreaCounts & { readonly read: number; readonly rejected: number; readonly rejections: readonly RejectedFeature[] };

/** The largest published country file (level 2, unsimplified) has about 100 MB; it is read into memory as one text. */
const limits = { ...defaultFileLimits, maxExpandedBytes: 200_000_000 };

/** What a running server may read into its memory at once: some dozen of the usual country files. The largest go in by the command line. */
export const sentAreasLimit = 40_000_000;

/** Brings a file of boundaries in, in one transaction: a file that is refused leaves nothing. Running it twice stores nothing twice. */
export async function importAreas(database: Database, wanted: AreaImport): Promise<AreaImportAnswer> {
  const text = await textOf(wanted.path, wanted.fileName);
  const parents = wanted.parentsPath === undefined ? [] : parentsIn(await textOf(wanted.parentsPath, basename(wanted.parentsPath)), wanted);
  return keepText(database, text, parents, wanted);
}

/** The same with a file that is on its way; its first level, if it needs one, is in the database. */
export async function importSentAreas(database: Database, body: ReadableStream<Uint8Array> | null, wanted: SentAreas): Promise<AreaImportAnswer> {
  if (!body) return refuse("platform.file-empty");
  const source = sentBody(body);
  try {
    return await keepText(database, await expandedText(source, undefined, undefined, { ...limits, maxExpandedBytes: sentAreasLimit }), [], wanted);
  } finally {
    source.destroy();
  }
}

async function keepText(database: Database, text: string, parents: readonly string[], wanted: SentAreas): Promise<AreaImportAnswer> {
  return database.worker.db.transaction().execute(async (db) => {
    const parentPcodes = [...parents, ...(await listFirstLevelPcodes(db, wanted.countryIso3))];
    const { areas, rejected } = accepted(readAreas(text, hintsOf(wanted, parentPcodes)));
    const counts = await keepAreas(db, areas, wanted.fileName);
    if (counts.stored + counts.updated > 0) await recordEntry(db, { actorId: wanted.requestedBy, event: "geography.areas-imported" });
    return { read: areas.length + rejected.length, ...counts, rejected: rejected.length, rejections: rejected };
  });
}

function hintsOf({ countryIso3 }: SentAreas, parentPcodes: readonly string[]): AreaHints {
  return { ...(countryIso3 === undefined ? {} : { countryIso3 }), ...(parentPcodes.length === 0 ? {} : { parentPcodes }) };
}

/** First levels of other countries are no parents: a file none of whose areas has one is refused as a whole, as without any. */
function accepted(result: ReturnType<typeof readAreas>): ReadAreas {
  if ("refused" in result) return refuse(result.refused, { values: result.values });
  const isWithoutParents = result.areas.length === 0 && result.rejected.every(({ code }) => code === "geography.parent-unknown-invalid");
  return isWithoutParents ? refuse("geography.parents-needed-invalid") : result;
}

function parentsIn(fileText: string, wanted: SentAreas): string[] {
  const result = readAreas(fileText, hintsOf(wanted, []));
  return "refused" in result ? refuse(result.refused, { values: result.values }) : result.areas.filter(({ level }) => level === 1).map(({ pcode }) => pcode);
}

async function textOf(path: string, fileName: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return refuse("geography.areas-file-not-found", { values: { file: fileName } });
  const source = createReadStream(path);
  try {
    return await expandedText(source, path, found.size, limits);
  } finally {
    source.destroy();
  }
}

async function expandedText(source: Readable, path: string | undefined, bytesTotal: number | undefined, most: FileLimits): Promise<string> {
  const { chunks } = await expand(source, path, { bytesRead: 0, bytesTotal }, most);
  const pieces: Buffer[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return Buffer.concat(pieces).toString("utf8");
}
