import { createReadStream, existsSync, readFileSync } from "node:fs";
import { verifyEvidence, type EvidenceFound } from "#platform/ledger/evidence.ts";
import { certificatesIn } from "#platform/timestamp/certificate.ts";
import type { Command, CommandAnswer, LoneCall } from "../command.ts";

/** Checks an exported file against its proof, on any machine: no database, no network, no server. */
export const evidence: Command = {
  options: { proof: "value", log: "value", tsa: "value" },
  isUsedRightly: ([what, ...rest]) => what === "verify" && rest.length === 1,
  runAlone: async (call) => {
    const [file = "", proof, tsa] = [call.words[1], textOf(call, "proof"), textOf(call, "tsa")];
    if (proof === undefined) return refused(call, "evidence.proof-needed");
    for (const one of [file, proof, ...(tsa === undefined ? [] : [tsa])]) if (!existsSync(one)) return refused(call, "backup.file-not-found", { file: one });
    const authorities = tsa === undefined ? undefined : certificatesIn(readFileSync(tsa, "utf8"));
    if (tsa !== undefined && authorities === undefined) return refused(call, "evidence.no-certificate", { file: tsa });
    const found = await verifyEvidence(createReadStream(file), readFileSync(proof, "utf8"), { logKey: textOf(call, "log"), authorities });
    if (found.fault !== null) return refused(call, `evidence.${found.fault}`, { file });
    return { result: { file, ...found }, lines: linesOf(call, found) };
  },
};

function linesOf({ sentences, language }: LoneCall, { at, origin, leafIndex, size, isLogCompared, deviceSignature, timeToken }: Extract<EvidenceFound, { fault: null }>): string[] {
  const say = (key: string, values = {}) => sentences.say(language, `evidence.${key}`, values);
  return [
    say("holds", { origin, at, index: leafIndex, size }),
    say(isLogCompared ? "log-compared" : "log-not-compared"),
    deviceSignature === "not-recorded" ? say("device-not-recorded") : say("device-signed", deviceSignature),
    ...(timeToken === "not-recorded" ? [say("time-not-recorded")] : [say("time-stamped", timeToken), say(timeToken.isAuthorityCompared ? "authority-compared" : "authority-not-compared")]),
  ];
}

function textOf(call: LoneCall, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function refused(call: LoneCall, code: string, values: Readonly<Record<string, string>> = {}): CommandAnswer {
  const sentence = call.sentences.say(call.language, code, values);
  return { result: { refused: code, sentence }, lines: [sentence], isRefused: true };
}
