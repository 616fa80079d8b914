import { existsSync } from "node:fs";
import { join } from "node:path";
import { EngineRefused } from "#platform/database/engine/engine-refused.ts";
import { MigrationRefused } from "#platform/database/migrate.ts";
import { countPending, openDatabaseOn } from "#platform/database/open-database.ts";
import { finding, type Finding } from "#platform/doctor/finding.ts";
import { lookAtDatabase } from "#platform/doctor/look-at-database.ts";
import { lookAtMachine } from "#platform/doctor/look-at-machine.ts";
import { lookAtScanner } from "#platform/doctor/look-at-scanner.ts";
import type { Command, LoneCall, Reach } from "../command.ts";

/** Looks at everything that usually goes wrong and says what to do, and makes nothing. Refused as soon as one thing is bad. */
export const doctor: Command = {
  isUsedRightly: (words) => words.length === 0,
  runAlone: async (call, reach) => {
    const found = [...lookAtMachine(call.settings, process.versions.node, new Date()), await lookAtScanner(call.settings.clamav), lookAtScreens(), ...(await lookInside(call, reach))];
    const told = found.map((one) => ({ ...one, sentence: call.sentences.say(call.language, `doctor.${one.check}.${one.state}`, one.values) }));
    const worst = (["bad", "warn"] as const).find((state) => found.some((one) => one.state === state)) ?? "ok";
    return {
      result: { state: worst, checks: told.map(({ check, state, sentence }) => ({ check, state, sentence })) },
      lines: told.map(({ state, sentence }) => `${call.sentences.say(call.language, `doctor.state.${state}`)}  ${sentence}`),
      isRefused: worst === "bad",
    };
  },
};

/** Opening a database that is not there would make one, and opening that of an older version would change it; of both there is nothing further to look at. */
async function lookInside(call: LoneCall, reach: Reach): Promise<Finding[]> {
  const { dataDirectory: folder, databaseUrl } = call.settings;
  if (!existsSync(folder)) return [];
  if (databaseUrl === undefined && !existsSync(join(folder, "postgres"))) return [finding("database", "warn", { folder })];
  try {
    const engine = await reach.engine();
    const waiting = await countPending(engine).catch(async (error: unknown) => {
      await engine.stop();
      throw error;
    });
    if (waiting > 0) {
      await engine.stop();
      return [finding("migrations", "warn", { count: waiting })];
    }
    const database = await openDatabaseOn(engine, folder);
    try {
      return await lookAtDatabase(database, call.settings, new Date());
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof EngineRefused || error instanceof MigrationRefused) return [finding("database", "bad", { reason: error.message })];
    throw error;
  }
}

/** Missing screens are built at the next start, which then takes some seconds more. */
function lookAtScreens(): Finding {
  return finding("screens", existsSync(join(import.meta.dirname, "..", "..", "..", "dist", "web", "index.html")) ? "ok" : "warn");
}
