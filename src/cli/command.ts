import type { Engine } from "#platform/database/engine/open-engine.ts";
import type { Database } from "#platform/database/open-database.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import type { Settings } from "#platform/settings.ts";

/** What a command gets: its words and options, a way to the database, and a way to say something to the person. */
export type LoneCall = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly settings: Settings;
  readonly sentences: Sentences;
  readonly language: string;
  /** Progress and messages: standard error, never standard output. */
  readonly say: (line: string) => void;
};

/** The same with the database open; it is closed behind the command. */
export type CommandCall = LoneCall & { readonly database: Database };

/** What a command answers: an object for programs (`--json`) and lines for people. */
export type CommandAnswer = { readonly result: Record<string, unknown>; readonly lines: readonly string[]; readonly isRefused?: boolean };

/** How it is used and what it does stand in the catalogues, under `cli.usage.<name>` and `cli.summary.<name>`. */
type Described = {
  /** Names of the options it knows, and whether they take a value; several values of one option arrive one a line. */
  readonly options?: Readonly<Record<string, "value" | "values" | "flag">>;
  readonly isUsedRightly?: (words: readonly string[]) => boolean;
};

/** Most commands work on the database. Those that run alone open it themselves if and when they need it. */
export type Command = Described & ({ run(call: CommandCall): Promise<CommandAnswer> } | { runAlone(call: LoneCall, reach: Reach): Promise<CommandAnswer> });

/** The engine as it stands, or the database on it, brought forward. Whoever asks closes it. */
export type Reach = { engine(): Promise<Engine>; database(): Promise<Database> };
