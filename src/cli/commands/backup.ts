import { makeKeyFile, readIdentities, readRecipients } from "#platform/backup/age-key.ts";
import { createBackup } from "#platform/backup/create-backup.ts";
import { backupsKeptDays } from "#platform/backup/kept-backups.ts";
import { publicKeyOf } from "#platform/backup/manifest.ts";
import { onlyCounting, readBackup } from "#platform/backup/read-backup.ts";
import { restoreBackup } from "#platform/backup/restore-backup.ts";
import { countRecipients } from "#platform/backup/sealed-file.ts";
import type { Database } from "#platform/database/open-database.ts";
import { originOf } from "#platform/ledger/signed-note.ts";
import type { Command, CommandAnswer, LoneCall } from "../command.ts";

/** One sealed file with everything needed to go on elsewhere: written, checked, and read into an empty installation. */
export const backup: Command = {
  options: { to: "value", recipient: "values", identity: "value" },
  isUsedRightly: ([what, ...rest]) => (what === "create" ? true : what === "key" ? rest.length === 0 : (what === "verify" || what === "restore") && rest.length === 1),
  runAlone: async (call, reach) => {
    const [what, file = ""] = call.words;
    if (what === "key") return key(call);
    if (what === "verify") return verify(call, file);
    const database = await reach.database();
    try {
      return what === "create" ? await create(call, database) : await restore(call, database, file);
    } finally {
      await database.close();
    }
  },
};

async function key(call: LoneCall): Promise<CommandAnswer> {
  const to = optionOf(call, "to");
  if (to === undefined) return lacking(call, "backup.to-needed");
  const recipient = await makeKeyFile(to);
  call.say(call.sentences.say(call.language, "backup.key-made", { file: to }));
  return { result: { file: to, recipient }, lines: [recipient] };
}

/** Recipients may be given with the option again and again, and as words behind it. */
async function create(call: LoneCall, database: Database): Promise<CommandAnswer> {
  const to = optionOf(call, "to");
  if (to === undefined) return lacking(call, "backup.to-needed");
  const recipients = readRecipients([...(optionOf(call, "recipient")?.split("\n") ?? []), ...call.words.slice(1)]);
  const made = await createBackup(database, { file: to, recipients, dataDirectory: call.settings.dataDirectory, now: new Date(), progress: progressOf(call) });
  call.say(call.sentences.say(call.language, "backup.stays-behind"));
  if (made.removed.length > 0) call.say(call.sentences.say(call.language, "backup.removed", { count: made.removed.length, days: backupsKeptDays }));
  return { result: made, lines: [call.sentences.say(call.language, "backup.created", { ...made, removed: made.removed.length })] };
}

async function verify(call: LoneCall, file: string): Promise<CommandAnswer> {
  const identity = optionOf(call, "identity");
  const recipients = await countRecipients(file);
  if (identity === undefined) return { result: { file, recipients, isRead: false }, lines: [call.sentences.say(call.language, "backup.sealed-only", { recipients })] };
  const { header, manifest } = await readBackup(file, readIdentities(identity), onlyCounting);
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  const found = { file, recipients, isRead: true, createdAt: header.createdAt, vigie: header.vigie, tables: header.tables.length, rows, ledgerSize: manifest.checkpoint?.size ?? 0, origin: originOf(publicKeyOf(manifest)) };
  return { result: found, lines: [call.sentences.say(call.language, "backup.verified", found)] };
}

async function restore(call: LoneCall, database: Database, file: string): Promise<CommandAnswer> {
  const identity = optionOf(call, "identity");
  if (identity === undefined) return lacking(call, "backup.identity-needed");
  const heldMailReason = call.sentences.say(call.language, "backup.mail-held");
  const found = await restoreBackup(database, { file, identities: readIdentities(identity), dataDirectory: call.settings.dataDirectory, heldMailReason, progress: progressOf(call) });
  return { result: found, lines: [call.sentences.say(call.language, "backup.restored", found)] };
}

function optionOf(call: LoneCall, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function lacking(call: LoneCall, code: string): CommandAnswer {
  const sentence = call.sentences.say(call.language, code);
  return { result: { refused: code, sentence }, lines: [sentence], isRefused: true };
}

function progressOf(call: LoneCall): (table: string, rows: number) => void {
  return (table, rows) => call.say(call.sentences.say(call.language, "backup.progress", { table, rows }));
}
