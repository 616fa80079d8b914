import * as v from "valibot";

export type Input = Readonly<Record<string, unknown>>;

/** What a step's input holds is unknown to the frame that carries it; these read it back. */
export function textIn(input: Input, name: string): string {
  const value = input[name];
  return typeof value === "string" ? value : "";
}

const Ids = v.array(v.string());
export function idsIn(input: Input, name: string): readonly string[] {
  const parsed = v.safeParse(Ids, input[name]);
  return parsed.success ? parsed.output : [];
}

/** An empty field says nothing, and nothing is sent for it. */
export function withText(input: Input, name: string, text: string): Input {
  const { [name]: _, ...others } = input;
  return text === "" ? others : { ...others, [name]: text };
}
