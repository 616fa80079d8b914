/** What a look at one thing showed. The sentence is `doctor.<check>.<state>`: what is so, and what to do when it should not be. */
export type Finding = { readonly check: string; readonly state: "ok" | "warn" | "bad"; readonly values: Readonly<Record<string, string | number>> };

export function finding(check: string, state: Finding["state"], values: Finding["values"] = {}): Finding {
  return { check, state, values };
}
