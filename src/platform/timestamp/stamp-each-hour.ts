import { sql } from "kysely";
import type { Database } from "../database/open-database.ts";
import { OutsideRefused } from "../outbound/post-outside.ts";
import { Refusal } from "../refusal.ts";
import { askForStamp } from "./stamp-ledger.ts";

/** Asks once an hour, when something was entered since the last token. An authority that does not answer is asked again in the next hour; the doctor sees how old the last token is. */
export function stampEachHour({ worker }: Database, url: URL, log: (line: string) => void): (now: Date) => Promise<void> {
  return async (now) => {
    if (now.getUTCMinutes() !== 17) return;
    const { rows } = await sql<{ isNew: boolean }>`select coalesce((select max(size) from ledger.checkpoint) > coalesce((select max(size) from ledger.time_token), 0), false) as "isNew"`.execute(worker.db);
    if (!rows[0]?.isNew) return;
    try {
      await askForStamp(worker.db, url, now);
    } catch (error) {
      if (!(error instanceof OutsideRefused || error instanceof Refusal)) throw error;
      log(`no time token: ${error instanceof Refusal ? error.code : error.message}`);
    }
  };
}
