import { Refusal } from "../refusal.ts";

/** What the sentence names: a row, a column, a limit, a format. Never the content of a cell. */
export type FileRefusalValues = Readonly<Record<string, string | number>>;

/**
 * Why a whole file is refused. Thrown before or while reading; whoever stores rows as they come must roll back, because a
 * file that turns out to be damaged at its end was damaged from the beginning.
 */
export class FileRefused extends Refusal {
  override readonly code: FileRefusalCode;

  constructor(code: FileRefusalCode, values: FileRefusalValues = {}) {
    super(code, { values });
    this.name = "FileRefused";
    this.code = code;
  }
}

export const fileRefusalCodes = [
  "platform.file-empty",
  "platform.file-not-a-table",
  "platform.file-truncated",
  "platform.file-damaged",
  "platform.file-too-large",
  "platform.file-expands-too-much",
  "platform.file-nested-too-deep",
  "platform.file-archive-without-table",
  "platform.file-archive-too-many-entries",
  "platform.file-archive-unsafe-entry",
  "platform.file-archive-encrypted",
  "platform.file-quote-not-closed",
  "platform.file-without-header",
  "platform.file-json-not-a-list",
] as const;

export type FileRefusalCode = (typeof fileRefusalCodes)[number];
