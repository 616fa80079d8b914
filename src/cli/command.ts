import type { Database } from "#platform/database/open-database.ts";
import type { Sentences } from "#platform/messages/sentences.ts";
import type { Settings } from "#platform/settings.ts";

/** What a command gets: its words and options, the open database, and a way to say something to the person. */
export type CommandCall = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly settings: Settings;
  readonly database: Database;
  readonly sentences: Sentences;
  readonly language: string;
  /** Progress and messages: standard error, never standard output. */
  readonly say: (line: string) => void;
};

/** What a command answers: an object for programs (`--json`) and lines for people. */
export type CommandAnswer = { readonly result: Record<string, unknown>; readonly lines: readonly string[]; readonly isRefused?: boolean };

export type Command = {
  readonly usage: string;
  readonly summary: string;
  /** Names of the options it knows, and whether they take a value. */
  readonly options?: Readonly<Record<string, "value" | "flag">>;
  readonly isUsedRightly?: (words: readonly string[]) => boolean;
  run(call: CommandCall): Promise<CommandAnswer>;
};
