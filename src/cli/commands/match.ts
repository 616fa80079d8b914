import { writeFileSync } from "node:fs";
import { isFault, type PeopleFault } from "#assessment/model/person-lists/fault.ts";
import { findPairs, isLikely } from "#assessment/model/person-lists/likely-pairs.ts";
import { onAllLists, readList, type Listed } from "#assessment/model/person-lists/listed.ts";
import { overlapSheet } from "#assessment/model/person-lists/overlap-sheet.ts";
import { pairsSheet, readSheet } from "#assessment/model/person-lists/pairs-sheet.ts";
import { refuse } from "#platform/refusal.ts";
import type { Command, CommandAnswer, LoneCall } from "../command.ts";
import { needsWritable } from "../needs-writable.ts";
import { readPeopleTable } from "../people/read-people-table.ts";

/**
 * Finds who stands on several lists of people, or twice on one. It opens no database and sends nothing anywhere: names stay in the files of whoever asks. People decide in the sheet that it writes; from their decisions it makes a table of counts.
 */
export const matchLists: Command = {
  options: { out: "value", decided: "value", given: "value", family: "value", name: "value", born: "value" },
  isUsedRightly: ([what, ...files]) => (what === "people" && files.length > 0) || (what === "overlap" && files.length > 1),
  runAlone: async (call) => {
    const [what, ...files] = call.words;
    needsWritable(outOf(call));
    const columns = { given: text(call, "given"), family: text(call, "family"), name: text(call, "name"), born: text(call, "born") };
    const lists: { file: string; listed: readonly Listed[] }[] = [];
    for (const path of files) {
      const table = await readPeopleTable(path);
      lists.push({ file: table.file, listed: sound(readList(table, columns)) });
    }
    const listed = sound(onAllLists(lists));
    return what === "people" ? writePairs(call, listed, files.length) : countOverlap(call, listed);
  },
};

function sound<T extends object>(read: T | PeopleFault): T {
  return isFault(read) ? refuse(`cli.people-${read.fault}`, { values: read.values }) : read;
}

function writePairs(call: LoneCall, listed: readonly Listed[], lists: number): CommandAnswer {
  const { pairs } = findPairs(listed);
  const path = outOf(call);
  writeFileSync(path, pairsSheet(pairs), { mode: 0o600 });
  const likely = pairs.filter(isLikely).length;
  return { result: { rows: listed.length, lists, pairs: pairs.length, likely, file: path }, lines: [call.sentences.say(call.language, "cli.people-pairs", { rows: listed.length, lists, pairs: pairs.length, likely, file: path })] };
}

async function countOverlap(call: LoneCall, listed: readonly Listed[]): Promise<CommandAnswer> {
  const rows = sound(readSheet(await readPeopleTable(text(call, "decided") ?? refuse("cli.people-decided-missing")), listed));
  const decided = rows.flatMap((row) => (row.decided === undefined ? [] : [{ ...row, decided: row.decided }]));
  const undecided = rows.filter((row) => row.decided === undefined && isLikely(row)).length;
  const { sheet, people, onSeveral, contradictions } = overlapSheet(listed, decided);
  const path = outOf(call);
  writeFileSync(path, sheet, { mode: 0o600 });
  const say = (key: string, values: Readonly<Record<string, string | number>>) => call.sentences.say(call.language, key, values);
  return {
    result: { people, onSeveral, contradictions: contradictions.length, decided: decided.length, undecided, file: path },
    lines: [
      say("cli.people-overlap", { people, onSeveral, decided: decided.length, file: path }),
      ...(undecided > 0 ? [say("cli.people-undecided", { undecided })] : []),
      ...(contradictions.length > 0 ? [say("cli.people-contradictions", { contradictions: contradictions.length })] : []),
    ],
  };
}

function text({ options }: LoneCall, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

function outOf(call: LoneCall): string {
  return text(call, "out") ?? (call.words[0] === "people" ? "pairs.csv" : "overlap.csv");
}
