import type { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { ApiProblem } from "#ui/api.ts";

/** A refusal of the sealing rules, in the shape in which forms show the server's. */
export function sayingOf(error: SealingRefused, title: string): ApiProblem {
  return new ApiProblem(0, { code: error.code, title, fields: [], current: undefined, reference: undefined });
}
