import { whyNotStep, type Machine } from "#platform/rules/machine.ts";
import { roles } from "#partners/model/role.ts";

/** Every role the domain reference names: those that are held in an office, and those that stand outside one or are nobody. */
export const everyRole: readonly string[] = [...roles, "source", "partner", "donor", "admin", "system"];

/** One row of a table of steps: from which states (`open/in-progress`), to which one (`stays`: to none), which step, by whom. */
export type StepRow<Step extends string> = readonly [from: string, to: string, step: Step, roles: readonly string[]];

/** What a machine lets happen, one line for each state, step and role: `open close desk → closed`. */
export function stepsTaken<State extends string, Step extends string>(machine: Machine<State, Step>, states: readonly State[]): string[] {
  const steps = Object.keys(machine.steps) as Step[];
  const leads = (state: State, step: Step) => (machine.steps[step].stays ? state : machine.steps[step].to);
  return states.flatMap((state) => steps.flatMap((step) => everyRole
    .filter((role) => whyNotStep(machine, state, step, { userId: "x", roles: [role] }) === undefined)
    .map((role) => `${state} ${step} ${role} → ${leads(state, step)}`))).toSorted();
}

/** What a table says, in the same lines. A machine is closed when both are equal. */
export function stepsListed<Step extends string>(table: readonly StepRow<Step>[]): string[] {
  return table.flatMap(([from, to, step, by]) => from.split("/").flatMap((state) => by.map((role) => `${state} ${step} ${role} → ${to === "stays" ? state : to}`))).toSorted();
}
