import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Database } from "#platform/database/open-database.ts";
import { Cancelled } from "#platform/jobs/job.ts";
import { recordEntry } from "#platform/ledger/record-entry.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Rejection } from "../model/import/rejection.ts";
import { advanceImport, askForStatistics, beginImport, finishImport, keepRejections, mostRejectionsKept, type ImportCounts, type NewImport, type OpenImport } from "../store/import-batches.ts";
import { withImportLock } from "../store/import-lock.ts";
import { mergeStaged, type MergeCounts } from "../store/import-merge.ts";
import { copyIntoStaging, stagingLine } from "../store/import-staging.ts";
import { checkToItsEnd, identifyFile } from "./import-check.ts";
import { Piece } from "./import-piece.ts";
import { refuseUnknownRelease } from "./look-before-import.ts";
import { openEventFile, rememberedCells, type EventFile, type ReaderWanted } from "./import-reader.ts";

export type ImportWanted = ReaderWanted & { readonly compartmentId: string; readonly requestedBy: string };
export type ImportHooks = {
  /** Bytes of the file as it lies on the disk; told before each piece, and a refusal stops the import before it. */
  readonly progress: (done: number, total: number) => Promise<void>;
  readonly rejected?: (found: Rejection) => Promise<void>;
};
export type ImportAnswer = ImportCounts & { readonly importId: string; readonly release: string; readonly continuedAfterRow: number };

/**
 * Brings a file of events in. First the whole file is read without storing anything, so that one which is not the format or is
 * damaged at its end leaves nothing; then it goes in by pieces. Each piece is one transaction with its place in the file, its counts and its
 * ledger entry: after a kill the same call goes on behind the last piece.
 */
export async function importEvents(database: Database, wanted: ImportWanted, hooks: ImportHooks): Promise<ImportAnswer> {
  const file = await identifyFile(wanted.path, wanted.fileName);
  const opened = await openEventFile(wanted);
  const { release } = opened;
  await opened.close();
  await checkToItsEnd(wanted.path, opened.table.delimiter);
  return withImportLock(database.copying, async (client) => {
    await refuseUnknownRelease(database, wanted.compartmentId, opened);
    const batch: NewImport = { compartmentId: wanted.compartmentId, format: wanted.format, file, release: release.name, mapping: wanted.mapping, requestedBy: wanted.requestedBy };
    const open = await beginImport(database.worker, batch);
    try {
      await new Importer(database, client, wanted, open, hooks).run();
    } catch (error) {
      // Anything else, a lost connection for example, leaves the import open: the next call goes on with it.
      if (error instanceof Refusal) await finishImport(database.worker.db, open.id, { code: error.code, values: error.values });
      if (error instanceof Cancelled) await finishImport(database.worker.db, open.id, { code: "platform.job-cancelled", values: {} });
      throw error;
    }
    const counts = await concludeImport(database, wanted, open, file.sha256);
    return { ...counts, importId: open.id, release: release.name, continuedAfterRow: open.position };
  });
}

async function concludeImport(database: Database, wanted: ImportWanted, open: OpenImport, sha256: Buffer): Promise<ImportCounts> {
  const { db } = database.worker;
  const counts = await db.transaction().execute(async (transaction) => {
    await recordEntry(transaction, { actorId: wanted.requestedBy, event: "information.import-finished", recordId: open.id, compartmentId: wanted.compartmentId, digest: sha256 });
    await sql`select pg_notify('vigie_live', ${`open-data 0 information.event ${open.id} false`})`.execute(transaction);
    return finishImport(transaction, open.id, undefined);
  });
  if (counts.stored + counts.updated > 5_000) await askForStatistics(db, open.id);
  return counts;
}

class Importer {
  private readonly database: Database;
  private readonly client: PoolClient;
  private readonly wanted: ImportWanted;
  private readonly open: OpenImport;
  private readonly hooks: ImportHooks;
  private readonly cellsOf = rememberedCells();
  /** Two, in turn: one is filled while the other is on its way into the database. */
  private piece = new Piece();
  private spare = new Piece();
  private written = 0;
  private rejectionsKept = 0;
  /** The piece before, still on its way into the database while the next is read. */
  private writing: Promise<void> = Promise.resolve();

  constructor(database: Database, client: PoolClient, wanted: ImportWanted, open: OpenImport, hooks: ImportHooks) {
    this.database = database;
    this.client = client;
    this.wanted = wanted;
    this.open = open;
    this.hooks = hooks;
  }

  async run(): Promise<void> {
    await this.client.query("truncate information.event_staging");
    const file = await openEventFile(this.wanted);
    try {
      await this.readRows(file);
      await this.startWriting(file);
      await this.writing;
    } finally {
      // A piece on its way is waited for in any case, because the lock must not be given back before.
      await this.writing.catch(() => undefined);
      await file.close();
    }
  }

  private async readRows(file: EventFile): Promise<void> {
    for await (const row of file.rows) {
      const result = file.read(row);
      if (Array.isArray(result)) await this.reject(result, row.row);
      // Rows before the place were stored by an earlier run; they are read again only because keys must not repeat in the file.
      else if (row.row > this.open.position) this.piece.add(stagingLine(result, file.release, this.cellsOf), result.digest, row.row);
      if (this.piece.isFull) await this.startWriting(file);
    }
  }

  private async reject(found: readonly Rejection[], row: number): Promise<void> {
    if (found.length === 0) return;
    for (const one of found) await this.hooks.rejected?.(one);
    if (row <= this.open.position) return;
    this.piece.rejectedRows += 1;
    this.piece.lastRow = row;
    for (const one of found) {
      if (this.rejectionsKept < mostRejectionsKept) this.piece.rejections.push(one);
      this.rejectionsKept += 1;
    }
  }

  private async startWriting(file: EventFile): Promise<void> {
    await this.writing;
    const { bytesRead, bytesTotal = bytesRead } = file.table.progress();
    await this.hooks.progress(bytesRead, bytesTotal);
    const { piece } = this;
    if (piece.lastRow === 0) return;
    this.piece = this.spare;
    this.spare = piece;
    this.piece.clear();
    this.written += 1;
    this.writing = this.write(piece, file.language, this.open.pieces + this.written);
    // The failure is met where the piece is awaited; until then it must not end the process.
    this.writing.catch(() => undefined);
  }

  private async write(piece: Piece, language: string, number: number): Promise<void> {
    const { open, wanted } = this;
    if (piece.rows > 0) await this.copy(piece.bytes());
    await this.database.worker.db.transaction().execute(async (db) => {
      const call = { importId: open.id, compartmentId: wanted.compartmentId, language };
      const merged = piece.rows > 0 ? await mergeStaged(db, call) : nothingMerged;
      await keepRejections(db, open.id, wanted.compartmentId, piece.rejections);
      await advanceImport(db, open.id, piece.lastRow, piece.rejectedRows, merged);
      if (merged.stored + merged.updated + merged.older === 0) return;
      await recordEntry(db, { actorId: wanted.requestedBy, event: "information.events-imported", recordId: open.id, version: number, compartmentId: wanted.compartmentId, digest: piece.digest() });
    });
  }

  private async copy(chunks: readonly Buffer[]): Promise<void> {
    await pipeline(Readable.from(chunks), this.client.query(copyFrom(copyIntoStaging)));
  }
}

const nothingMerged: MergeCounts = { stored: 0, updated: 0, unchanged: 0, older: 0, doubtful: 0 };
