import { readFileSync, writeFileSync } from "node:fs";
import { openLogKey, type LogKey } from "#platform/ledger/signed-note.ts";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { verifyLedger } from "#platform/ledger/verify.ts";
import { OutsideRefused } from "#platform/outbound/post-outside.ts";
import { refuse } from "#platform/refusal.ts";
import { askForStamp, requestStamp, takeStamp, type Stamp } from "#platform/timestamp/stamp-ledger.ts";
import type { Command, CommandAnswer, CommandCall } from "../command.ts";

export const ledger: Command = {
  options: { request: "value", response: "value" },
  isUsedRightly: (words) => words.length === 1 && (words[0] === "verify" || words[0] === "stamp"),
  run: async (call) => {
    const key = openLogKey(call.settings.dataDirectory);
    await sequenceEntries(call.database.worker, key);
    return call.words[0] === "stamp" ? stamp(call) : verify(call, key);
  },
};

async function verify({ database, sentences, language }: CommandCall, key: LogKey): Promise<CommandAnswer> {
  const found = await verifyLedger(database.worker, key);
  const line = found.firstBad
    ? sentences.say(language, `ledger.bad.${found.firstBad.what}`, { index: found.firstBad.leafIndex ?? "-", id: found.firstBad.id ?? "-" })
    : sentences.say(language, "ledger.intact", { entries: found.entries, checkpoints: found.checkpoints });
  return { result: found, lines: [line], isRefused: !found.isIntact };
}

/** A time token over the newest root: asked for here, or by a request and an answer that somebody carries to a line and back. */
async function stamp({ database, settings, sentences, language, options }: CommandCall): Promise<CommandAnswer> {
  const { request, response } = options;
  const { db } = database.worker;
  if (typeof request === "string" && typeof response === "string") refuse("ledger.stamp-one-way");
  if (typeof request === "string") {
    const { checkpoint, request: bytes } = await requestStamp(db);
    writeFileSync(request, bytes, { flag: "wx" });
    return { result: { file: request, size: checkpoint.size }, lines: [sentences.say(language, "ledger.stamp-requested", { file: request, size: checkpoint.size })] };
  }
  const { size, at, authority } = typeof response === "string" ? await takeStamp(db, readFileSync(response), new Date()) : await ask(db, settings.timestampUrl);
  return { result: { size, at, authority }, lines: [sentences.say(language, "ledger.stamped", { size, at, authority })] };
}

async function ask(db: CommandCall["database"]["worker"]["db"], url: URL | undefined): Promise<Stamp> {
  try {
    return await askForStamp(db, url ?? refuse("ledger.no-time-authority"), new Date());
  } catch (error) {
    if (error instanceof OutsideRefused) refuse("ledger.time-authority-not-reached", { values: { reason: error.message } });
    throw error;
  }
}
