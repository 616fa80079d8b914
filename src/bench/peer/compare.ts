import { mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { hideATenth } from "../million-events.ts";
import { realEvents, realEventsAbsent } from "../real-data.ts";
import { indexes, indexesForWords } from "./directus-events.ts";
import { startDirectus, type Directus } from "./directus-server.ts";
import { installPeer, NoPeer, peer } from "./install.ts";
import { importIntoDirectus, importIntoVigie } from "./measure-imports.ts";
import { asker, measureQuestion, runs, type Asker, type QuestionMeasured } from "./measure-questions.ts";
import { questions } from "./questions.ts";
import { sideBySide, tableOf, type Sides } from "./side-by-side.ts";
import { startVigie, type Vigie } from "./vigie-server.ts";

const say = (line: string) => void process.stderr.write(`peer: ${line}\n`);

class Interrupted extends Error {
  readonly exitCode: number;

  constructor(signal: "SIGINT" | "SIGTERM") {
    super(signal);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/**
 * The same events in Vigie and in Directus, on one machine and one PostgreSQL: import, list, filter, words, count and months side by
 * side, asked by a person who may not see every tenth event. Where Directus cannot be had, the answer is the reason. Whatever was
 * made, downloaded or started for it is gone afterwards, however it ends.
 */
export async function benchPeer(): Promise<Record<string, unknown>> {
  const stack = new AsyncDisposableStack();
  try {
    if (realEvents === undefined) throw new NoPeer(realEventsAbsent);
    return await Promise.race([compare(stack, realEvents), interruption(stack)]);
  } catch (error) {
    if (error instanceof Interrupted) {
      say("stopped; tidying up");
      await stack.disposeAsync();
      process.exit(error.exitCode);
    }
    if (!(error instanceof NoPeer)) throw error;
    for (const line of error.lastLines) say(`  ${line}`);
    say(error.message);
    return { skipped: error.message };
  } finally {
    await stack.disposeAsync();
  }
}

function interruption(stack: AsyncDisposableStack): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const stop = () => reject(new Interrupted(signal));
      process.once(signal, stop);
      stack.defer(() => void process.removeListener(signal, stop));
    }
  });
}

async function compare(stack: AsyncDisposableStack, file: string): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-peer-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  say(`installing ${peer.name} ${peer.version} into a temporary folder, which takes a few minutes and a gigabyte`);
  const installed = await installPeer(stack, folder);
  say("starting both on one PostgreSQL");
  const vigie = await startVigie(stack);
  const directus = await startDirectus(stack, installed, vigie.database.engine.admin);

  say("importing into Vigie");
  const ours = await importIntoVigie(stack, vigie, file, folder);
  say(`importing into ${peer.name}, which takes several minutes`);
  const imports = sideBySide({ vigie: ours, directus: await importIntoDirectus(vigie, directus, folder) }, ["seconds", "peakMegabytes"]);

  const askers = await restrictedPeople(vigie, directus);
  const answers: Record<string, QuestionMeasured> = {};
  for (const question of questions) {
    say(`asking ${question.name}`);
    answers[question.name] = await measureQuestion(askers, question);
  }
  for (const { agent } of Object.values(askers)) agent.destroy();

  for (const line of table(imports, answers)) say(line);
  const versions = { vigie: { node: process.versions.node }, directus: { version: peer.version, node: peer.node, licence: installed.licence } };
  return { versions, import: imports, runs, questions: answers, directusIndexes: indexes };
}

/** An analyst on each side who is kept from every tenth event: by row-level security here, by a filter in the permission there. */
async function restrictedPeople(vigie: Vigie, directus: Directus): Promise<Sides<Asker>> {
  const [office, hidden] = [await vigie.compartment(), await vigie.compartment()];
  await hideATenth(vigie.admin, hidden);
  await directus.owner.query("update events set compartment = $1 where abs(hashtext(id)) % 10 = 0", [hidden]);
  for (const index of indexesForWords) await directus.owner.query(index);
  await directus.owner.query("vacuum (analyze) events");
  // The import left its process with a heap of more than a gigabyte; Vigie's took place in another process than the server's.
  await directus.restart();
  const { rows } = await vigie.admin.query<{ id: string }>("select id from access.compartment where kind = 'open-data'");
  const person = await vigie.member({ [office]: ["analyst"] });
  return { vigie: asker(vigie.port, person.headers), directus: asker(directus.port, await directus.analyst([...rows.map((row) => row.id), office], 2)) };
}

function table(imports: Sides<{ readonly seconds: number; readonly peakMegabytes: number | null }>, answers: Readonly<Record<string, QuestionMeasured>>): string[] {
  const of = <Value, Key extends keyof Value>({ vigie, directus }: Sides<Value>, key: Key) => ({ vigie: vigie[key], directus: directus[key] });
  return tableOf([
    { name: "import, seconds", sides: of(imports, "seconds") },
    { name: "import, peak megabytes", sides: of(imports, "peakMegabytes") },
    ...Object.entries(answers).flatMap(([name, sides]) => [{ name: `${name}, p50 ms`, sides: of(sides, "p50") }, { name: `${name}, p95 ms`, sides: of(sides, "p95") }]),
  ]);
}
