/**
 * State machines as closed tables. One table serves the screen (which steps to offer, and why one is greyed), the action
 * (refusal) and the documentation. Pure: no clock, no database.
 */
export type Step<State extends string, Role extends string = string> = {
  readonly from: readonly State[];
  readonly to: State;
  /** Leaves the record in whichever of `from` it is in: something is noted, nothing moves. `to` is then one of them. */
  readonly stays?: boolean;
  /** Roles that may take the step in the record's compartment. */
  readonly roles: readonly Role[];
  /** Why it was done must be said in words, and is kept in the history. */
  readonly needsReason?: boolean;
};

export type Machine<State extends string, StepName extends string> = {
  readonly initial: State;
  readonly final: readonly State[];
  readonly steps: Readonly<Record<StepName, Step<State>>>;
};

/** Who wants to take a step: the roles held in the record's compartment, not everywhere. */
export type Actor = { readonly userId: string; readonly roles: readonly string[] };

/** The two refusals every machine shares; records add their own guards after this one. */
export type StepRefusal = "platform.step-out-of-order" | "platform.step-not-for-your-role";

export function whyNotStep<S extends string, N extends string>(
  machine: Machine<S, N>,
  state: S,
  step: N,
  actor: Actor,
): StepRefusal | undefined {
  const rule = machine.steps[step];
  if (!rule.from.includes(state)) return "platform.step-out-of-order";
  if (!rule.roles.some((role) => actor.roles.includes(role))) return "platform.step-not-for-your-role";
  return undefined;
}

/** The steps that leave this state, whoever may take them; a screen greys the ones that are not for the viewer. */
export function stepsFrom<S extends string, N extends string>(machine: Machine<S, N>, state: S): N[] {
  return namesOf(machine).filter((name) => machine.steps[name].from.includes(state));
}

function namesOf<S extends string, N extends string>(machine: Machine<S, N>): N[] {
  const names: N[] = [];
  for (const name in machine.steps) names.push(name);
  return names;
}
