import { parseArgs } from "node:util";
import { alertIssue } from "./alert-issue.ts";
import { benchImport } from "./bench-import.ts";
import { benchQuery } from "./bench-query.ts";
import { matrixOf } from "./matrix.ts";
import { peopleAtOnce } from "./people-at-once.ts";
import { benchPeer } from "./peer/compare.ts";
import { sealed } from "./sealed.ts";
import { startUp } from "./start-up.ts";

/**
 * `npm run bench -- [part…] [--only part] [--peer]`: measures, and prints one JSON object on standard output. The comparison with
 * what a team would otherwise pick downloads a gigabyte and takes a quarter of an hour, so it runs only when `--peer` asks for it,
 * alone or with the parts named beside it.
 */
const parts: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  import: benchImport,
  query: benchQuery,
  start: startUp,
  people: () => peopleAtOnce(5, 20),
  issue: () => alertIssue(1_000),
  sealed,
  matrix: () => matrixOf("protection"),
};

const { values, positionals } = parseArgs({ options: { only: { type: "string" }, peer: { type: "boolean" } }, allowPositionals: true });
const wanted = values.only === undefined ? positionals : [values.only];
const unknown = wanted.filter((part) => !Object.hasOwn(parts, part));

if (unknown.length > 0) {
  process.stderr.write(`usage: npm run bench -- [${Object.keys(parts).join("|")}…] [--only part] [--peer]\n`);
  process.exitCode = 2;
} else {
  const answer: Record<string, unknown> = {};
  const isAll = wanted.length === 0 && !values.peer;
  for (const [name, part] of Object.entries(values.peer ? { ...parts, peer: benchPeer } : parts)) {
    if (!isAll && name !== "peer" && !wanted.includes(name)) continue;
    process.stderr.write(`bench ${name}\n`);
    answer[name] = await part();
  }
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}
