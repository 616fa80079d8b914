import type { Machine } from "#platform/rules/machine.ts";

export type ReprisalState = "reported" | "assessed" | "protective-action" | "communicated" | "reported-to-sg" | "followed-up" | "closed";
export type ReprisalStep = "assess" | "act" | "find-no-link" | "communicate" | "propose-for-report" | "follow-up" | "follow-up-again" | "close" | "record-agreement";

export const reprisalStates = ["reported", "assessed", "protective-action", "communicated", "reported-to-sg", "followed-up", "closed"] as const satisfies readonly ReprisalState[];
/** Beside these roles only colleagues whom a file names read it (docs/decisions/0033-who-opens-a-reprisal-file.md). */
export const reprisalReaders = ["protectionOfficer", "director"] as const;

/**
 * The table of 3.11. Steps of the senior and of the desk are theirs where they are named on the file; the protection officer takes them too, and the director
 * those of the desk: whoever acts does not also assess and close. Two steps are ours: answers of people, and a follow-up after the first.
 */
export const reprisalMachine: Machine<ReprisalState, ReprisalStep> = {
  initial: "reported",
  final: ["closed"],
  steps: {
    assess: { from: ["reported"], to: "assessed", roles: ["senior", "protectionOfficer"] },
    act: { from: ["assessed"], to: "protective-action", roles: ["director"] },
    "find-no-link": { from: ["assessed"], to: "closed", roles: ["senior", "protectionOfficer"], needsReason: true },
    communicate: { from: ["protective-action"], to: "communicated", roles: ["desk", "protectionOfficer", "director"] },
    "propose-for-report": { from: ["protective-action", "communicated"], to: "reported-to-sg", roles: ["director"] },
    "follow-up": { from: ["protective-action", "communicated", "reported-to-sg"], to: "followed-up", roles: ["desk", "protectionOfficer", "director"] },
    "follow-up-again": { from: ["followed-up"], to: "followed-up", roles: ["desk", "protectionOfficer", "director"] },
    close: { from: ["followed-up"], to: "closed", roles: ["senior", "protectionOfficer"] },
    "record-agreement": { from: ["reported", "assessed", "protective-action", "communicated", "reported-to-sg", "followed-up"], to: "reported", stays: true, roles: ["desk", "mandateHolder", "senior", "protectionOfficer", "director"] },
  },
};
