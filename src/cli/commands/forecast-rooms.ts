import { sql } from "kysely";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { refuse } from "#platform/refusal.ts";
import { systemAccount } from "#platform/system.ts";
import { openRooms } from "../../rooms.ts";
import type { CommandCall } from "../command.ts";
import { optionOf } from "./forecast-call.ts";

/** What commands that keep forecasts work with: the system's account, the time, and the kinds of records by name. */
export async function roomsOf({ database, sentences, settings }: CommandCall): Promise<{ readonly systemId: string; readonly now: Date; readonly kindAt: (name: string) => RegisteredKind }> {
  const systemId = await systemAccount(database);
  const now = new Date();
  const rooms = openRooms({ database, sentences, origin: settings.origin, dataDirectory: settings.dataDirectory, systemId, clock: () => now });
  return { systemId, now, kindAt: (name) => rooms.kinds.find(({ kind }) => kind.kind === name) ?? refuse("platform.route-not-found") };
}

/** The office whose record it becomes: the one that is named, or the only one; otherwise a refusal in the words of what was asked for. */
export async function officeOf(call: CommandCall, unknown = "cli.forecast-office-unknown"): Promise<string> {
  const wanted = optionOf(call, "office");
  const { rows } = await sql<{ id: string; name: string }>`select id, name from access.compartment where kind = 'office' and closed_at is null order by name`.execute(call.database.auth.db);
  const found = wanted === "" && rows.length === 1 ? rows[0] : rows.find(({ name }) => name === wanted);
  return found?.id ?? refuse(unknown, { values: { office: wanted, isNamed: wanted === "" ? "no" : "yes" } });
}
