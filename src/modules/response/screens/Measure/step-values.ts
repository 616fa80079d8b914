import * as v from "valibot";
import { EffectOnFactor } from "../../model/measure.ts";

export type Input = Readonly<Record<string, unknown>>;
export type FieldsProps = { readonly input: Input; readonly change: (input: Input) => void };

/** What a step's input holds is unknown to the frame that carries it; these read it back. */
export function textIn(input: Input, name: string): string {
  const value = input[name];
  return typeof value === "string" ? value : "";
}

/** An empty field says nothing, and nothing is sent for it. */
export function withText(input: Input, name: string, text: string): Input {
  const { [name]: _, ...others } = input;
  return text === "" ? others : { ...others, [name]: text };
}

const Ids = v.array(v.string());
export function idsIn(input: Input, name: string): readonly string[] {
  const parsed = v.safeParse(Ids, input[name]);
  return parsed.success ? parsed.output : [];
}

const Effects = v.array(EffectOnFactor);
export type Effect = v.InferOutput<typeof EffectOnFactor>;
export function effectsIn(input: Input): readonly Effect[] {
  const parsed = v.safeParse(Effects, input["effects"]);
  return parsed.success ? parsed.output : [];
}

const Decision = v.object({ symbol: v.string(), date: v.string() });
export function decisionIn(input: Input): v.InferOutput<typeof Decision> {
  const parsed = v.safeParse(Decision, input["decision"]);
  return parsed.success ? parsed.output : { symbol: "", date: "" };
}
