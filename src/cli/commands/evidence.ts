import { createReadStream, existsSync, readFileSync } from "node:fs";
import { verifyEvidence } from "#platform/ledger/evidence.ts";
import type { Command, CommandAnswer, LoneCall } from "../command.ts";

/** Checks an exported file against its proof, on any machine: no database, no network, no server. */
export const evidence: Command = {
  options: { proof: "value", log: "value" },
  isUsedRightly: ([what, ...rest]) => what === "verify" && rest.length === 1,
  runAlone: async (call) => {
    const [file = "", proof] = [call.words[1], textOf(call, "proof")];
    if (proof === undefined) return refused(call, "evidence.proof-needed");
    for (const one of [file, proof]) if (!existsSync(one)) return refused(call, "backup.file-not-found", { file: one });
    const found = await verifyEvidence(createReadStream(file), readFileSync(proof, "utf8"), textOf(call, "log"));
    if (found.fault !== null) return refused(call, `evidence.${found.fault}`, { file });
    const { sentences, language } = call;
    const values = { origin: found.origin, at: found.at, index: found.leafIndex, size: found.size };
    return { result: { file, ...found }, lines: [sentences.say(language, "evidence.holds", values), sentences.say(language, found.isLogCompared ? "evidence.log-compared" : "evidence.log-not-compared", values), sentences.say(language, "evidence.not-recorded")] };
  },
};

function textOf(call: LoneCall, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function refused(call: LoneCall, code: string, values: Readonly<Record<string, string>> = {}): CommandAnswer {
  const sentence = call.sentences.say(call.language, code, values);
  return { result: { refused: code, sentence }, lines: [sentence], isRefused: true };
}
