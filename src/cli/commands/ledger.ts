import { openLogKey } from "#platform/ledger/signed-note.ts";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { verifyLedger } from "#platform/ledger/verify.ts";
import type { Command } from "../command.ts";

export const ledger: Command = {
  isUsedRightly: (words) => words.length === 1 && words[0] === "verify",
  run: async ({ database, settings, sentences, language }) => {
    const key = openLogKey(settings.dataDirectory);
    await sequenceEntries(database.worker, key);
    const found = await verifyLedger(database.worker, key);
    const line = found.firstBad
      ? sentences.say(language, `ledger.bad.${found.firstBad.what}`, { index: found.firstBad.leafIndex ?? "-", id: found.firstBad.id ?? "-" })
      : sentences.say(language, "ledger.intact", { entries: found.entries, checkpoints: found.checkpoints });
    return { result: found, lines: [line], isRefused: !found.isIntact };
  },
};
