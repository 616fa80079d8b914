import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { attachEngine } from "#platform/database/engine/attach-engine.ts";
import { EngineRefused } from "#platform/database/engine/engine-refused.ts";
import { openEngine, type Engine } from "#platform/database/engine/open-engine.ts";
import { MigrationRefused } from "#platform/database/migrate.ts";
import { openDatabaseOn, type Database } from "#platform/database/open-database.ts";
import { acceptedLanguage, readSentences, type Sentences } from "#platform/messages/sentences.ts";
import { Refusal } from "#platform/refusal.ts";
import { readSettings, SettingsRefused, type Settings } from "#platform/settings.ts";
import type { Command, CommandAnswer, LoneCall } from "./command.ts";
import { commands } from "./commands.ts";

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on("error", (error) => {
  if (!("code" in error) || error.code !== "EPIPE") throw error;
});

const say = (line: string) => void process.stderr.write(`${line}\n`);
process.exitCode = await main(process.argv.slice(2));

/** 0 done, 1 refused or failed (one sentence why), 2 used wrongly. */
async function main(argv: readonly string[]): Promise<0 | 1 | 2> {
  const [name = "help", ...rest] = argv;
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  const used = command ? readOptions(command, rest) : undefined;
  const sentences = readSentences();
  const language = acceptedLanguage(process.env["LC_ALL"] || process.env["LANG"]);
  if (!command || !used || !(command.isUsedRightly?.(used.words) ?? true)) {
    return explain(name, command !== undefined, (key, values) => sentences.say(language, key, values), argv.includes("--json"));
  }
  try {
    const settings = readSettings(process.env);
    return answer(await perform(command, { ...used, settings, sentences, language, say }), used.options["json"] === true);
  } catch (error) {
    return refused(error, sentences, language, used.options["json"] === true);
  }
}

/** How a command is used, or all of them: what somebody asked for, or the answer to wrong usage. */
function explain(name: string, isKnown: boolean, told: (key: string, values?: Readonly<Record<string, string>>) => string, asJson: boolean): 0 | 2 {
  const isAsked = name === "help" || name === "--help";
  const described = Object.keys(commands).map((one) => ({ usage: `vigie ${told(`cli.usage.${one}`)}`, summary: told(`cli.summary.${one}`) }));
  const all = () => [told("cli.usage", { usage: told("cli.usage-any") }), ...described.map(({ usage, summary }) => `\n  ${usage}\n      ${summary}`)].join("\n");
  const sentence = isKnown ? told("cli.usage", { usage: told(`cli.usage.${name}`) }) : all();
  if (asJson) process.stdout.write(`${JSON.stringify(isAsked ? { commands: described } : { refused: "cli.usage", sentence })}\n`);
  say(sentence);
  return isAsked ? 0 : 2;
}

async function perform(command: Command, call: LoneCall): Promise<CommandAnswer> {
  if ("runAlone" in command) return command.runAlone(call, { engine: () => reachEngine(call.settings), database: () => reachDatabase(call.settings) });
  const database = await reachDatabase(call.settings);
  try {
    return await command.run({ ...call, database });
  } finally {
    await database.close();
  }
}

/** The engine of a running Vigie when there is one, otherwise our own for as long as the command takes. */
async function reachEngine(settings: Settings): Promise<Engine> {
  return (settings.databaseUrl ? undefined : attachEngine(settings.dataDirectory)) ?? openEngine({ ...settings, log: say });
}

async function reachDatabase(settings: Settings): Promise<Database> {
  return openDatabaseOn(await reachEngine(settings), settings.dataDirectory);
}

function readOptions(command: Command, argv: string[]): { words: string[]; options: Record<string, string | boolean> } | undefined {
  const options: ParseArgsOptionsConfig = { json: { type: "boolean" } };
  for (const [name, kind] of Object.entries(command.options ?? {})) options[name] = { type: kind === "flag" ? "boolean" : "string", multiple: kind === "values" };
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const plain = Object.entries(values).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.join("\n")] as const] : value === undefined ? [] : [[name, value] as const]));
    return { words: positionals, options: Object.fromEntries(plain) };
  } catch {
    return undefined;
  }
}

function answer({ result, lines, isRefused }: CommandAnswer, asJson: boolean): 0 | 1 {
  if (asJson) process.stdout.write(`${JSON.stringify(result)}\n`);
  else for (const line of lines) process.stdout.write(`${line}\n`);
  return isRefused ? 1 : 0;
}

function refused(error: unknown, sentences: Sentences, language: string, asJson: boolean): 1 {
  const { code, sentence, frames = [] } = saidOf(error, sentences, language);
  if (asJson) process.stdout.write(`${JSON.stringify({ refused: code, sentence })}\n`);
  for (const line of [sentence, ...frames]) say(line);
  return 1;
}

type Said = { readonly code: string; readonly sentence: string; readonly frames?: readonly string[] };

/** Every failure ends in a sentence: a refusal, what the machine would not do, or a fault of ours with where it happened and none of its data. */
function saidOf(error: unknown, sentences: Sentences, language: string): Said {
  if (error instanceof Refusal) return { code: error.code, sentence: sentences.say(language, error.code, error.values) };
  const known = knownRefusal(error);
  if (known !== undefined) return { code: "platform.refused", sentence: known };
  if (error instanceof Error && "syscall" in error && "code" in error) {
    const file = "path" in error && typeof error.path === "string" ? error.path : "";
    return { code: "cli.machine-refused", sentence: sentences.say(language, "cli.machine-refused", { file, reason: String(error.code) }) };
  }
  const frames = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at ")) : [];
  return { code: "cli.unexpected", sentence: sentences.say(language, "cli.unexpected", { name: error instanceof Error ? error.name : "unknown" }), frames };
}

function knownRefusal(error: unknown): string | undefined {
  return error instanceof EngineRefused || error instanceof MigrationRefused || error instanceof SettingsRefused ? error.message : undefined;
}
