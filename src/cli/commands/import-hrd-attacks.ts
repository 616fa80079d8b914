import { basename } from "node:path";
import { importHrdAttacks, type AttackCounts } from "#information/actions/import-hrd-attacks.ts";
import { Refusal } from "#platform/refusal.ts";
import type { CommandAnswer, CommandCall } from "../command.ts";
import { officeOf, roomsOf } from "./forecast-rooms.ts";

/** `vigie import hrd-attacks`: annotated news on attacks against defenders become incidents of an office, to try the lists of triage on. One file after another; one that is refused leaves nothing. */
export async function importAttackFiles(call: CommandCall, files: readonly string[]): Promise<CommandAnswer> {
  const { database, sentences, language } = call;
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => sentences.say(language, key, values);
  const compartmentId = await officeOf(call, "cli.import-office-unknown");
  const { systemId, now, kindAt } = await roomsOf(call);
  const rooms = { situations: kindAt("information.situation"), reports: kindAt("information.report"), claims: kindAt("information.claim"), incidents: kindAt("information.incident") };
  const done: (AttackCounts & { readonly file: string })[] = [];
  const refused: { readonly file: string; readonly refused: string; readonly sentence: string }[] = [];
  for (const path of files) {
    const file = basename(path);
    try {
      done.push({ file, ...(await importHrdAttacks(database, rooms, { path, compartmentId, systemId, now, language, say })) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ file, refused: error.code, sentence: `${file}: ${say(error.code, error.values)}` });
    }
  }
  for (const { sentence } of refused) call.say(sentence);
  const sum = (count: "read" | "stored" | "unchanged") => done.reduce((total, answer) => total + answer[count], 0);
  return {
    result: { format: "hrd-attacks", read: sum("read"), stored: sum("stored"), unchanged: sum("unchanged"), ...(refused[0] ? { refused: refused[0].refused, sentence: refused[0].sentence } : {}), files: [...done, ...refused] },
    lines: done.map(({ file, read, stored, unchanged }) => say("information.hrd-attacks.imported", { file, read, stored, unchanged })),
    isRefused: refused.length > 0,
  };
}
