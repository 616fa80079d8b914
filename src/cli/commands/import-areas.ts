import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { importAreas, type AreaImportAnswer } from "#geography/actions/import-areas.ts";
import { rejectHeaderKeys } from "#information/model/import/rejections.ts";
import { csvLine } from "#platform/rules/csv-line.ts";
import { Refusal } from "#platform/refusal.ts";
import { systemAccount } from "#platform/system.ts";
import type { CommandAnswer, CommandCall } from "../command.ts";
import { needsWritable } from "../needs-writable.ts";

type Refused = { readonly file: string; readonly refused: string; readonly sentence: string };
type Done = { readonly file: string; readonly rejectFile: string | null } & Omit<AreaImportAnswer, "rejections">;

/** `vigie import areas`: files of boundaries go in one after another, so that a first level can stand before its second. */
export async function importAreaFiles(call: CommandCall, files: readonly string[], rejectPath: (file: string) => string): Promise<CommandAnswer> {
  const requestedBy = await systemAccount(call.database);
  const done: Done[] = [];
  const refused: Refused[] = [];
  for (const path of files) {
    const file = basename(path);
    try {
      needsWritable(rejectPath(file));
      const { rejections, ...counts } = await importAreas(call.database, { path, fileName: file, countryIso3: text(call, "country"), parentsPath: text(call, "parents"), requestedBy });
      done.push({ file, ...counts, rejectFile: writeRejects(call, rejectPath(file), rejections) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ file, refused: error.code, sentence: `${file}: ${call.sentences.say(call.language, error.code, error.values)}` });
    }
  }
  for (const { sentence } of refused) call.say(sentence);
  const sum = (count: "read" | "stored" | "updated" | "unchanged" | "rejected") => done.reduce((total, answer) => total + answer[count], 0);
  const totals = { read: sum("read"), stored: sum("stored"), updated: sum("updated"), unchanged: sum("unchanged"), rejected: sum("rejected") };
  return {
    result: { format: "areas", ...totals, ...(refused[0] ? { refused: refused[0].refused, sentence: refused[0].sentence } : {}), files: [...done, ...refused] },
    lines: done.map((answer) => call.sentences.say(call.language, "geography.import-line", { ...answer })),
    isRefused: refused.length > 0,
  };
}

function text({ options }: CommandCall, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** A file without rejected areas leaves no reject file. The row is the number of the feature in the file. */
function writeRejects(call: CommandCall, path: string, rejections: AreaImportAnswer["rejections"]): string | null {
  if (rejections.length === 0) return null;
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => call.sentences.say(call.language, key, values);
  const rows = rejections.map(({ feature, code, values }) => csvLine([feature, "", values["pcode"] ?? "", code, say(code, values)]));
  writeFileSync(path, `\ufeff${csvLine(rejectHeaderKeys.map((key) => say(key)))}${rows.join("")}`, { mode: 0o600 });
  return path;
}
