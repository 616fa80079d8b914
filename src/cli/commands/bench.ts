import { existsSync } from "node:fs";
import { join } from "node:path";
import { refuse } from "#platform/refusal.ts";
import type { Command } from "../command.ts";
import { challengeTable } from "../numbers/challenge.ts";
import { areasTable } from "../numbers/area-forecasts.ts";
import { crashIntegrationTable } from "../numbers/crash-integration.ts";
import { massKillingTable } from "../numbers/mass-killing.ts";
import { foreignForecastsTable } from "../numbers/foreign-forecasts.ts";
import { panelsTable } from "../numbers/mass-killing-panels.ts";
import { nigeriaIntegrationTable } from "../numbers/nigeria-integration.ts";
import type { Compared, PublishedTable } from "../numbers/published-table.ts";
import { structureTable } from "../numbers/structure.ts";
import { recordLinkageTable } from "../numbers/record-linkage.ts";
import { surgesTable } from "../numbers/surges.ts";
import { syriaPairsTable } from "../numbers/syria-pairs.ts";
import { undercountTable } from "../numbers/undercount.ts";
import { eventSumsTable, monthSumsTable } from "../numbers/yearly-sums.ts";

const tables: readonly PublishedTable[] = [challengeTable, structureTable, areasTable, foreignForecastsTable, massKillingTable, panelsTable, syriaPairsTable, crashIntegrationTable, nigeriaIntegrationTable, recordLinkageTable, surgesTable, undercountTable, eventSumsTable, monthSumsTable];

const nameOf = ({ name, folder }: PublishedTable) => name ?? folder;

/**
 * Published results of the methods that Vigie uses, computed anew from the raw files. Only the tables named after `numbers`, most by their folder, or all of them; a folder
 * that is not there is named and left out.
 */
export const bench: Command = {
  options: { data: "value" },
  isUsedRightly: ([first, ...names]) => first === "numbers" && names.every((name) => tables.some((table) => nameOf(table) === name)),
  runAlone: async ({ words, options, sentences, language, say }) => {
    const data = typeof options["data"] === "string" ? options["data"] : "";
    const asked = tables.filter((table) => words.length === 1 || words.includes(nameOf(table)));
    const [present, missing] = [asked.filter(({ folder }) => existsSync(join(data, folder))), asked.filter(({ folder }) => !existsSync(join(data, folder)))];
    const folders = asked.map(({ folder }) => folder).join(", ");
    if (data === "" || present.length === 0) refuse("cli.bench-data-not-found", { values: { folder: data === "" ? "--data" : data, folders } });
    for (const { folder } of missing) say(sentences.say(language, "cli.bench-folder-missing", { folder }));
    const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(value);
    const result: Record<string, readonly Compared[]> = {};
    const lines = present.flatMap((table) => {
      const [name, rows] = [nameOf(table), table.compare(join(data, table.folder))];
      result[name] = rows;
      return [name, ...rows.map(({ what, measure, ours, published }) => published === undefined
        ? sentences.say(language, "cli.bench-own", { what, measure, ours: number(ours) })
        : sentences.say(language, "cli.bench-published", { what, measure, ours: number(ours), published: number(published) }))];
    });
    return { result, lines };
  },
};
