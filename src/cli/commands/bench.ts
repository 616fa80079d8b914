import { existsSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "#platform/refusal.ts";
import type { Command } from "../command.ts";
import { scoreBaselines, scoreChallenge } from "../numbers/challenge.ts";

/** Published results of the methods that Vigie uses, computed anew from the raw files; what is not in the folder is named and left out. */
export const bench: Command = {
  options: { data: "value" },
  isUsedRightly: (words) => words.length === 1 && words[0] === "numbers",
  runAlone: async ({ options, sentences, language }) => {
    const folder = typeof options["data"] === "string" ? options["data"] : "";
    const challenge = join(folder, "views-challenge-2023");
    if (folder === "" || !existsSync(challenge)) refuse("cli.bench-data-not-found", { values: { folder: folder === "" ? "--data" : folder } });
    const rows = scoreChallenge(challenge);
    const number = (value: number) => new Intl.NumberFormat(language, { minimumFractionDigits: 4, maximumFractionDigits: 4 }).format(value);
    const lines = rows.map(({ model, window, ours, published }) => sentences.say(language, "cli.bench-scores", {
      model, window: String(window), crps: number(ours.crps), publishedCrps: number(published.crps), ignorance: number(ours.ignorance), publishedIgnorance: number(published.ignorance),
      interval: number(ours.intervalScore), publishedInterval: number(published.intervalScore),
    }));
    const baselines = scoreBaselines(challenge);
    const beside = baselines.map(({ model, window, countryMonths, ours }) => sentences.say(language, "cli.bench-baseline", {
      model, window: String(window), count: countryMonths, crps: number(ours.crps), ignorance: number(ours.ignorance), interval: number(ours.intervalScore),
    }));
    return { result: { challenge: rows, baselines }, lines: [...lines, ...beside] };
  },
};
