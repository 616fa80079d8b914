import type { Command } from "./command.ts";

/** Loaded when called: somebody who asks how a command is used does not wait for what all of them need. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  backup: async () => (await import("./commands/backup.ts")).backup,
  bench: async () => (await import("./commands/bench.ts")).bench,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  evidence: async () => (await import("./commands/evidence.ts")).evidence,
  exercise: async () => (await import("./commands/exercise.ts")).exercise,
  forecast: async () => (await import("./commands/forecast.ts")).forecast,
  import: async () => (await import("./commands/import.ts")).importFiles,
  keys: async () => (await import("./commands/keys.ts")).keys,
  ledger: async () => (await import("./commands/ledger.ts")).ledger,
  match: async () => (await import("./commands/match.ts")).matchLists,
  "invite-administrator": async () => (await import("./commands/invite.ts")).invite,
};
