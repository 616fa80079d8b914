import { writeFileSync } from "node:fs";
import { matchPeople } from "#numbers/matching/people.ts";
import { refuse } from "#platform/refusal.ts";
import type { Command, CommandAnswer, LoneCall } from "../command.ts";
import { needsWritable } from "../needs-writable.ts";
import { overlapSheet } from "../people/overlap-sheet.ts";
import { pairsSheet, readDecisions, type LikelyPair } from "../people/pairs-file.ts";
import { comparable, readList, type Listed } from "../people/read-list.ts";

/** Less probable pairs are not shown to anybody. */
const leastProbability = 0.05;

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
    const lists: Listed[][] = [];
    for (const file of files) lists.push(await readList(file, columns));
    const listed = comparable(lists);
    if (new Set(listed.map(({ list }) => list)).size < files.length) return refuse("cli.people-names-repeat");
    return what === "people" ? findPairs(call, listed, files.length) : countOverlap(call, listed);
  },
};

function findPairs(call: LoneCall, listed: readonly Listed[], lists: number): CommandAnswer {
  const people = new Map(listed.map((one) => [one.person.id, one]));
  const listOf = (id: string) => people.get(id)?.list ?? "";
  const matching = matchPeople(listed.map(({ person }) => person), lists > 1 ? listOf : undefined);
  const pairs = matching.links.flatMap(({ one, other, probability }): LikelyPair[] => {
    const [first, second] = [people.get(one), people.get(other)];
    return probability < leastProbability || first === undefined || second === undefined ? [] : [{ one: first, other: second, probability, reasons: matching.explain(one, other).reasons }];
  }).toSorted((one, other) => other.probability - one.probability);
  const path = outOf(call);
  writeFileSync(path, pairsSheet(pairs), { mode: 0o600 });
  const likely = pairs.filter(({ probability }) => probability >= 0.5).length;
  return { result: { rows: listed.length, lists, pairs: pairs.length, likely, file: path }, lines: [call.sentences.say(call.language, "cli.people-pairs", { rows: listed.length, lists, pairs: pairs.length, likely, file: path })] };
}

async function countOverlap(call: LoneCall, listed: readonly Listed[]): Promise<CommandAnswer> {
  const decided = text(call, "decided") ?? refuse("cli.people-decided-missing");
  const { decisions, undecided } = await readDecisions(decided, listed);
  const { sheet, ...counts } = overlapSheet(listed, decisions);
  const path = outOf(call);
  writeFileSync(path, sheet, { mode: 0o600 });
  const say = (key: string, values: Readonly<Record<string, string | number>>) => call.sentences.say(call.language, key, values);
  return {
    result: { ...counts, decided: decisions.length, undecided, file: path },
    lines: [
      say("cli.people-overlap", { people: counts.people, onSeveral: counts.onSeveral, decided: decisions.length, file: path }),
      ...(undecided > 0 ? [say("cli.people-undecided", { undecided })] : []),
      ...(counts.contradictions > 0 ? [say("cli.people-contradictions", { contradictions: counts.contradictions })] : []),
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
