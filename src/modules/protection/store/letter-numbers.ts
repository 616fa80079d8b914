import { sql } from "kysely";
import type { Db } from "#platform/database/pools.ts";
import { labelRank, type Label } from "#platform/rules/label.ts";

/** The next number for an addressee and year. Two who send to one addressee wait for each other here, and only here. */
export async function nextLetterNumber(db: Db, addressee: string, year: number): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into protection.letter_number as counter (addressee, year, last) values (${addressee}, ${year}, 1)
    on conflict (addressee, year) do update set last = counter.last + 1
    returning last as number
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("no number was given");
  return row.number;
}

export type SentLetter = { readonly communicationId: string; readonly compartmentId: string; readonly label: Label; readonly type: string; readonly addressee: string; readonly year: number; readonly number: number; readonly transmittedAt: string };

export async function keepSentLetter(db: Db, letter: SentLetter): Promise<void> {
  await sql`
    insert into protection.sent_letter (communication_id, compartment_id, label, type, addressee, year, number, transmitted_at)
    values (${letter.communicationId}, ${letter.compartmentId}, ${labelRank(letter.label)}, ${letter.type}, ${letter.addressee}, ${letter.year}, ${letter.number}, ${letter.transmittedAt})
  `.execute(db);
}
