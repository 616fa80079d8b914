import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { ApiProblem } from "#ui/api.ts";

/** What went wrong while a pack was made: the server's words, those of the sealing rules, or that the device kept nothing. */
export function sentenceOfFailure(error: unknown, t: (key: string) => string): string {
  if (error instanceof ApiProblem) return error.title;
  return t(error instanceof SealingRefused ? error.code : "protection.pack-not-kept");
}
