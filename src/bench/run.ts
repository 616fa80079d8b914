import { parseArgs } from "node:util";
import { alertIssue } from "./alert-issue.ts";
import { benchImport } from "./bench-import.ts";
import { benchQuery } from "./bench-query.ts";
import { peopleAtOnce } from "./people-at-once.ts";
import { startUp } from "./start-up.ts";

/** `npm run bench -- [part…] [--only part]`: measures, and prints one JSON object on standard output. */
const parts: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  import: benchImport,
  query: benchQuery,
  start: startUp,
  people: () => peopleAtOnce(15),
  issue: () => alertIssue(1_000),
};

const { values, positionals } = parseArgs({ options: { only: { type: "string" } }, allowPositionals: true });
const wanted = values.only === undefined ? positionals : [values.only];
const unknown = wanted.filter((part) => !Object.hasOwn(parts, part));

if (unknown.length > 0) {
  process.stderr.write(`usage: npm run bench -- [${Object.keys(parts).join("|")}…] [--only part]\n`);
  process.exitCode = 2;
} else {
  const answer: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stderr.write(`bench ${name}\n`);
    answer[name] = await part();
  }
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}
