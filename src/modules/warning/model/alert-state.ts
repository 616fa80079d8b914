import { alertMachine, type AlertState } from "./alert-steps.ts";

/** The state of a stored alert as one of the closed list; a state from a newer version would be read as a draft, which nobody can act on. */
export function stateOf(record: { readonly state: string }): AlertState {
  const states = Object.values(alertMachine.steps).flatMap((step) => [step.to, ...step.from]);
  return states.find((state) => state === record.state) ?? alertMachine.initial;
}
