import { once } from "node:events";
import { createWriteStream, statSync, type WriteStream } from "node:fs";
import { basename, join } from "node:path";
import { finished } from "node:stream/promises";
import { rejectCells, rejectHeaderKeys } from "#information/model/import/rejections.ts";
import type { Rejection } from "#information/model/import/rejection.ts";
import { importEvents, type ImportAnswer } from "#information/actions/import-events.ts";
import { guessedMapping } from "#information/actions/import-preview.ts";
import { importFormats, type ImportFormat } from "#information/actions/import-reader.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import { listMappings } from "#information/store/import-mappings.ts";
import type { CsvMapping } from "#information/model/import/csv-mapping.ts";
import { csvLine } from "#platform/rules/csv-line.ts";
import { Refusal, refuse } from "#platform/refusal.ts";
import { systemAccount } from "#platform/system.ts";
import type { Command, CommandCall } from "../command.ts";
import { needsWritable } from "../needs-writable.ts";
import { importForecastFile } from "./import-forecasts.ts";
import { matchImports } from "./import-matching.ts";
import { importAreaFiles } from "./import-areas.ts";
import { importAttackFiles } from "./import-hrd-attacks.ts";

type FileAnswer = { readonly file: string } & ((ImportAnswer & { readonly rejectFile: string | null }) | { readonly refused: string; readonly sentence: string });

/** Reads one or more files of events into the open data. Files go in one after another; one that is refused does not hold up the next. */
export const importFiles: Command = {
  options: { target: "value", dataset: "value", office: "value", title: "value", source: "value", release: "value", mapping: "value", country: "value", parents: "value", reject: "value" },
  isUsedRightly: ([format, ...files]) => (format === "areas" || format === "hrd-attacks" || (format === "forecasts" && files.length === 1) || importFormats.some((known) => known === format)) && files.length > 0,
  run: async (call) => {
    const [format = "", ...files] = call.words;
    if (format === "forecasts") return importForecastFile(call, files[0] ?? "");
    if (format === "hrd-attacks") return importAttackFiles(call, files);
    if (format === "areas") return importAreaFiles(call, files, (file) => rejectPath(call, file));
    const answers: FileAnswer[] = [];
    for (const file of files) answers.push(await importOne(call, formatOf(format), file));
    const done = answers.flatMap((answer) => ("refused" in answer ? [] : [answer]));
    const refused = answers.flatMap((answer) => ("refused" in answer ? [answer] : []));
    const sum = (count: "read" | "stored" | "updated" | "unchanged" | "older" | "rejected" | "doubtful") => done.reduce((total, answer) => total + answer[count], 0);
    const totals = { read: sum("read"), stored: sum("stored"), updated: sum("updated"), unchanged: sum("unchanged"), older: sum("older"), rejected: sum("rejected"), doubtful: sum("doubtful") };
    for (const { sentence } of refused) call.say(sentence);
    const pairs = await matchImports(call, done.filter(({ stored, updated }) => stored + updated > 0).map(({ importId }) => importId));
    return {
      result: { format, ...totals, pairs, ...(refused[0] ? { refused: refused[0].refused, sentence: refused[0].sentence } : {}), files: answers },
      lines: [...done.map((answer) => call.sentences.say(call.language, "information.event.import-line", { ...answer })), ...(pairs === null ? [] : [call.sentences.say(call.language, "cli.import-matched", { ...pairs })])],
      isRefused: refused.length > 0,
    };
  },
};

function formatOf(word: string): ImportFormat {
  return importFormats.find((format) => format === word) ?? "csv";
}

async function importOne(call: CommandCall, format: ImportFormat, path: string): Promise<FileAnswer> {
  const { database, sentences, language, options } = call;
  const file = basename(path);
  const rejects = new RejectFile(call, rejectPath(call, file));
  try {
    needsWritable(rejects.path);
    const compartmentId = await ensureOpenData(database.worker);
    const requestedBy = await systemAccount(database);
    const mapping = format === "csv" ? await mappingFor(call, path) : undefined;
    const release = typeof options["release"] === "string" ? options["release"] : undefined;
    const progress = progressLines(call, file);
    const answer = await importEvents(database, { path, fileName: file, format, release, mapping, compartmentId, requestedBy }, { progress, rejected: (found) => rejects.add(found) });
    return { file, ...answer, rejectFile: await rejects.close() };
  } catch (error) {
    await rejects.close();
    if (!(error instanceof Refusal)) throw error;
    return { file, refused: error.code, sentence: `${file}: ${sentences.say(language, error.code, error.values)}` };
  }
}

/** Beside the caller by default; each of several files gets one of its own, in a folder or with its name behind the path. */
function rejectPath(call: CommandCall, file: string): string {
  const wanted = call.options["reject"];
  if (typeof wanted !== "string") return `${file}.reject.csv`;
  if (statSync(wanted, { throwIfNoEntry: false })?.isDirectory()) return join(wanted, `${file}.reject.csv`);
  return call.words.length > 2 ? `${wanted}.${file}.csv` : wanted;
}

async function mappingFor(call: CommandCall, path: string): Promise<CsvMapping> {
  const name = call.options["mapping"];
  if (typeof name !== "string") return refuse("information.import-mapping-needed");
  if (name !== "guess") return (await listMappings(call.database.worker.db, name))[0]?.mapping ?? refuse("information.import-mapping-not-found", { values: { name } });
  const guess = await guessedMapping(path).catch((error: unknown) => {
    // What the machine would not open is not there for us; an empty, cut off or monstrous file is refused in its own words.
    if (error instanceof Error && "syscall" in error) return refuse("information.import-file-not-found", { values: { file: basename(path) } });
    throw error;
  });
  // Which number is the month is for a person to say; a guess would be wrong for half of the days.
  return guess.isDateAmbiguous ? refuse("information.import-dates-ambiguous") : guess.mapping;
}

/** A line on standard error about twice a second: how much of the file, how fast, and how long it will take. */
function progressLines(call: CommandCall, file: string): (done: number, total: number) => Promise<void> {
  const started = Date.now();
  let last = 0;
  return async (done, total) => {
    const now = Date.now();
    if (now - last < 500 && done !== total) return;
    last = now;
    const rate = done / Math.max(now - started, 1);
    const left = rate > 0 ? Math.round((total - done) / rate / 1000) : 0;
    call.say(call.sentences.say(call.language, "information.event.import-progress", { file, done: Math.round(done / 1000), total: Math.round(total / 1000), rate: Math.round(rate), left }));
  };
}

/** Made with its first line: a file without rejected rows leaves no reject file. */
class RejectFile {
  private readonly call: CommandCall;
  readonly path: string;
  private stream: WriteStream | undefined;
  private failure: Error | undefined;

  constructor(call: CommandCall, path: string) {
    this.call = call;
    this.path = path;
  }

  async add(found: Rejection): Promise<void> {
    this.stream ??= this.begin();
    if (this.failure) throw this.failure;
    const hasRoom = this.stream.write(csvLine([...rejectCells(found, (key, values) => this.say(key, values))]));
    if (!hasRoom) await once(this.stream, "drain");
  }

  async close(): Promise<string | null> {
    if (!this.stream) return null;
    this.stream.end();
    await finished(this.stream);
    return this.path;
  }

  private begin(): WriteStream {
    const stream = createWriteStream(this.path, { mode: 0o600 });
    // A disk that fills up meanwhile ends the import at its next rejected row; without a listener it would end the process.
    stream.on("error", (error) => {
      this.failure = error;
    });
    stream.write(`\ufeff${csvLine(rejectHeaderKeys.map((key) => this.say(key)))}`);
    return stream;
  }

  private say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.call.sentences.say(this.call.language, key, values);
  }
}
