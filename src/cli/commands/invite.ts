import { inviteFirstAdministrator } from "#platform/identity/invitation.ts";
import type { Command } from "../command.ts";

export const invite: Command = {
  isUsedRightly: (words) => words.length === 0,
  run: async ({ database, settings, sentences, language }) => {
    const token = await inviteFirstAdministrator(database.auth.db, new Date());
    if (!token) return { result: { invitation: null }, lines: [sentences.say(language, "cli.administrator-exists")], isRefused: true };
    const link = `${settings.origin}/welcome/${token}`;
    return { result: { invitation: link }, lines: [link] };
  },
};
