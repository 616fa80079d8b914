import { createInterface } from "node:readline";
import { sql } from "kysely";
import type { Database } from "#platform/database/open-database.ts";
import { refuse } from "#platform/refusal.ts";
import { fingerprint } from "#platform/rules/sealing/certificate.ts";
import { vouchForLog } from "#platform/rules/sealing/key-list.ts";
import { joinShares } from "#platform/rules/sealing/shares.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";
import { openLogKey, type LogKey } from "#platform/ledger/signed-note.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { systemAccount, systemContext } from "#platform/system.ts";
import { foundOrganisation } from "#protection/actions/key-actions.ts";
import { publicLogKey, vouchLater } from "#protection/actions/key-list.ts";
import { beginCeremony, concludeCeremony, drill, type Officer } from "#protection/model/ceremony.ts";
import { listColleagues } from "#protection/store/keys.ts";
import type { Command } from "../command.ts";

/**
 * The key ceremony on a machine of the organisation, for those who would rather gather round a terminal than a browser. Shares are shown on
 * standard error, one at a time; nothing is kept before three of them were typed back.
 */
export const keys: Command = {
  options: { name: "value", office: "value", officer: "values" },
  isUsedRightly: ([what, ...rest]) => (what === "ceremony" || what === "log") && rest.length === 0,
  run: async ({ words, options, database, settings, sentences, language, say }) => {
    const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const ask = async () => (await lines.next()).value ?? "";
    const told = (key: string, values?: Readonly<Record<string, string | number>>) => say(sentences.say(language, key, values));
    const logKey = openLogKey(settings.dataDirectory);
    const room: Room = { ask, told, show: (share) => say(share), hide: () => say(process.stderr.isTTY ? "\u001b[2J\u001b[H" : "") };
    if (words[0] === "log") return { result: { log: await vouchForThisLog({ database, logKey, now: new Date() }, room) }, lines: [sentences.say(language, "cli.keys.log-vouched-for")] };
    const root = await holdCeremony({ database, logKey, name: textOf(options["name"]), office: textOf(options["office"]), officers: textOf(options["officer"]).split("\n"), now: new Date() }, room);
    const key = await fingerprint(root);
    return { result: { root, fingerprint: key }, lines: [sentences.say(language, "cli.keys.done", { fingerprint: key })] };
  },
};

const textOf = (value: string | boolean | undefined): string => (typeof value === "string" ? value.trim() : "");

type Wanted = { readonly database: Database; readonly logKey: Pick<LogKey, "publicKey">; readonly name: string; readonly office: string; readonly officers: readonly string[]; readonly now: Date };
/** A way to the people in the room. */
export type Room = { ask(): Promise<string>; told(key: string, values?: Readonly<Record<string, string | number>>): void; show(share: string): void; hide(): void };

/** Gives the root's public key. */
export async function holdCeremony({ database, logKey, name, office, officers, now }: Wanted, room: Room): Promise<string> {
  if (name === "") refuse("cli.keys.name-invalid");
  const chosen = await findOfficers(database, office, officers, now);
  const ceremony = await beginCeremony();
  for (const [at, share] of ceremony.shares.entries()) {
    room.told("cli.keys.share", { n: at + 1, of: ceremony.shares.length });
    await room.ask();
    room.show(share);
    room.told("cli.keys.written");
    await room.ask();
    room.hide();
  }
  await drillUntilRight(ceremony, room);
  const day = now.toISOString().slice(0, 10);
  const made = await concludeCeremony(ceremony, { name, officers: chosen, from: day, until: `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`.replace("-02-29", "-02-28"), logKey: publicLogKey(logKey) });
  const systemId = await systemAccount(database);
  await foundOrganisation(systemContext(database, systemId, chosen[0]?.compartment ?? "", [], now), database, { ...made, certificates: [...made.certificates] }, logKey);
  return made.root;
}

/** Three custodians say with the root that this is the organisation's ledger: for one founded before ledgers were vouched for, and after a ledger's key was lost. */
export async function vouchForThisLog({ database, logKey, now }: Pick<Wanted, "database" | "logKey" | "now">, room: Pick<Room, "ask" | "told">): Promise<string> {
  const typed: string[] = [];
  for (const n of [1, 2, 3]) {
    room.told("cli.keys.drill", { n });
    typed.push(await room.ask());
  }
  const seed = await joinShares(typed).catch((error: unknown) => {
    throw error instanceof SealingRefused ? refuse(error.code) : error;
  });
  const root = makeSigningPair(seed);
  const log = vouchForLog(root.secret, root.signer, publicLogKey(logKey));
  await vouchLater(database, logKey, log, now, await systemAccount(database));
  return log.key;
}

/** A slip of the pen is said, and typed again; whoever cannot, ends the command, and nothing was kept. */
async function drillUntilRight(ceremony: Awaited<ReturnType<typeof beginCeremony>>, room: Room): Promise<void> {
  for (let left = 5; ; left -= 1) {
    const typed: string[] = [];
    for (const n of [1, 2, 3]) {
      room.told("cli.keys.drill", { n });
      typed.push(await room.ask());
    }
    try {
      return await drill(ceremony, typed);
    } catch (error) {
      if (!(error instanceof SealingRefused) || left === 1) throw error instanceof SealingRefused ? refuse(error.code) : error;
      room.told(error.code);
    }
  }
}

async function findOfficers({ worker }: Database, office: string, emails: readonly string[], now: Date): Promise<Officer[]> {
  const { rows: offices } = await sql<{ id: string }>`select id from access.compartment where kind = 'office' and closed_at is null and (id::text = ${office} or name = ${office})`.execute(worker.db);
  const [found, ...others] = offices;
  if (!found || others.length > 0) refuse("cli.keys.office-not-found");
  const { rows: accounts } = await sql<{ id: string }>`select id from access.account where lower(email) = any (${emails.map((email) => email.trim().toLowerCase())}::text[]) and disabled_at is null`.execute(worker.db);
  const people = await listColleagues(worker.db, [found.id], now);
  const officers = people.flatMap(({ accountId, recipient, signer }) => (accounts.some(({ id }) => id === accountId) && recipient !== null && signer !== null ? [{ accountId, compartment: found.id, recipient, signer }] : []));
  return officers.length === emails.length ? officers : refuse("cli.keys.officer-not-found");
}
