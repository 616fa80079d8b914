import { systemAccount } from "#platform/system.ts";
import { loadExercise } from "../../exercise/load.ts";
import { inviteCast } from "../../exercise/people.ts";
import { removeExercise } from "../../exercise/remove.ts";
import { openRooms } from "../../rooms.ts";
import type { Command } from "../command.ts";

export const exercise: Command = {
  isUsedRightly: ([what, ...rest]) => (what === "load" || what === "remove") && rest.length === 0,
  run: async ({ words, database, settings, sentences, language }) => {
    const systemId = await systemAccount(database);
    if (words[0] === "remove") {
      const removed = await removeExercise(database, systemId);
      return { result: removed, lines: [sentences.say(language, "exercise.removed", removed)] };
    }
    const now = new Date();
    const rooms = openRooms({ database, sentences, origin: settings.origin, dataDirectory: settings.dataDirectory, systemId, clock: () => now });
    const loaded = await loadExercise(database, rooms, null, now, language);
    const people = await inviteCast(database, settings.origin, now);
    const said = ({ roles }: (typeof people)[number]) => (roles.length === 0 ? sentences.say(language, "exercise.partner") : roles.map((role) => sentences.say(language, `partners.role.${role}`)).join(" · "));
    return { result: { ...loaded, people }, lines: [sentences.say(language, "exercise.loaded", loaded), ...people.map((one) => `${one.name}, ${said(one)}: ${one.link}`)] };
  },
};
