import { sql, type Kysely } from "kysely";
import type { IdentityParts } from "./sign-in-routes.ts";

/**
 * Tells the owner of an account by mail that a way into it was added or taken away (S8), in the transaction in which that happens.
 * Such a mail belongs to no compartment, so nobody else sees that it exists.
 */
export async function tellOwner(db: Kysely<unknown>, parts: Pick<IdentityParts, "sentences" | "origin">, accountId: string, key: string, values: Readonly<Record<string, string>>): Promise<void> {
  const { rows } = await sql<{ email: string; language: string }>`select email, language from access.account where id = ${accountId}`.execute(db);
  const [owner] = rows;
  if (!owner) return;
  const say = (one: string) => parts.sentences.say(owner.language, one, { ...values, origin: parts.origin });
  await sql`
    insert into mail.message (address, subject, body) values (${owner.email}, ${say("access.notice.subject")}, ${`${say(key)}\n\n${say("access.notice.not-you")}\n`})
  `.execute(db);
}
