/**
 * "No" as a value: a code for machines, values for the sentence, and where in the input it hurts. The sentence itself is in the
 * message catalogues, under the code. Unexpected failures are ordinary errors and never reach a person in words of the machine.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldRefusal[];
  /** What is stored now, for a save that was based on an older version. */
  readonly current: unknown;

  constructor(code: string, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.values = details.values ?? {};
    this.fields = details.fields ?? [];
    this.current = details.current;
  }
}

export type FieldRefusal = { readonly path: string; readonly code: string; readonly values?: Readonly<Record<string, string | number>> };
export type RefusalDetails = {
  readonly values?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly FieldRefusal[];
  readonly current?: unknown;
};

export function refuse(code: string, details?: RefusalDetails): never {
  throw new Refusal(code, details);
}

/** The HTTP status follows from the last words of a code, so a new refusal cannot forget one. */
export function statusOf(code: string): 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 428 | 429 {
  const found = endings.find(([ending]) => code.endsWith(ending));
  return found ? found[1] : 409;
}

const endings = [
  ["-not-found", 404],
  ["-invalid", 400],
  ["fresh-sign-in-needed", 403],
  ["sign-in-needed", 401],
  ["version-needed", 428],
  ["too-many-attempts", 429],
  ["-too-large", 413],
  ["-too-slow", 408],
  ["-expands-too-much", 413],
  ["-too-many-entries", 413],
  ["-not-json", 415],
  ["-not-a-table", 415],
  ["-for-your-role", 403],
  ["passkey-needed", 403],
  ["-cross-site", 403],
] as const satisfies readonly (readonly [string, number])[];
