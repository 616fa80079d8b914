import { useRef, useState } from "react";
import { ApiProblem, type ProblemField } from "../api.ts";
import { say } from "../messages.ts";
import { useLeaveWarning } from "./use-leave-warning.ts";

export type FieldBinding<Value> = { readonly name: string; readonly value: Value; readonly onChange: (value: Value) => void };

export type FormOptions<Values extends object, Saved> = {
  readonly initial: Values;
  readonly save: (values: Values) => Promise<Saved>;
  readonly check?: (values: Values) => readonly ProblemField[];
  readonly onSaved?: (saved: Saved) => void;
  /** What is typed outlives the page (a draft kept in memory), so that nobody is asked when leaving for another screen. */
  readonly outlivesPage?: boolean;
};

/** What the form component and its fields need to know; free of the type of the values. */
export type FormState = {
  readonly errors: readonly ProblemField[];
  /** The sentence of the refusal as a whole. */
  readonly sentence: string | undefined;
  readonly isSaving: boolean;
  /** Counts refused attempts, so that the summary takes the focus each time. */
  readonly attempts: number;
  submit(): Promise<void>;
};

export type FormBinding<Values extends object> = FormState & {
  readonly values: Values;
  readonly isDirty: boolean;
  /** What is stored now, after somebody else saved first. */
  readonly conflict: unknown;
  field<Name extends keyof Values & string>(name: Name): FieldBinding<Values[Name]>;
  set<Name extends keyof Values & string>(name: Name, value: Values[Name]): void;
  /** Starts again from these values, for example after the other version was taken. */
  reset(values: Values): void;
};

type Failure = { readonly sentence: string | undefined; readonly errors: readonly ProblemField[]; readonly conflict: unknown };
const noFailure: Failure = { sentence: undefined, errors: [], conflict: undefined };

/** The state of a form. Whatever the answer is, what was typed stays. */
export function useForm<Values extends object, Saved>(options: FormOptions<Values, Saved>): FormBinding<Values> {
  const [values, setValues] = useState(options.initial);
  const [isDirty, setDirty] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState(noFailure);
  const [attempts, setAttempts] = useState(0);
  const isUnderWay = useRef(false);
  const leaving = useLeaveWarning(isDirty, { outlivesPage: options.outlivesPage });

  const fail = (reason: Failure) => {
    setFailure(reason);
    setAttempts((count) => count + 1);
  };
  const set = <Name extends keyof Values & string>(name: Name, value: Values[Name]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setDirty(true);
  };
  const submit = async () => {
    // A ref, not the state: two presses in one frame must not save twice.
    if (isUnderWay.current) return;
    const faults = options.check?.(values) ?? [];
    if (faults.length > 0) return fail({ ...noFailure, errors: faults });
    isUnderWay.current = true;
    setSaving(true);
    try {
      const saved = await options.save(values);
      setDirty(false);
      leaving.allow();
      setFailure(noFailure);
      options.onSaved?.(saved);
    } catch (error) {
      fail(failureOf(error));
    } finally {
      isUnderWay.current = false;
      setSaving(false);
    }
  };
  return {
    values,
    isDirty,
    isSaving,
    attempts,
    ...failure,
    set,
    submit,
    field: (name) => ({ name, value: values[name], onChange: (value) => set(name, value) }),
    reset: (fresh) => {
      setValues(fresh);
      setDirty(false);
      setFailure(noFailure);
    },
  };
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiProblem)) return { ...noFailure, sentence: say("ui.form.unexpected") };
  // Of fields the form itself says how many; any other refusal has its own sentence.
  const isOfFields = error.code === "platform.content-invalid" && error.fields.length > 0;
  return { sentence: isOfFields ? undefined : error.title, errors: error.fields, conflict: error.current };
}

/** The error of a field: the server may name it inside the content (`content.title`) or by a deeper path (`title.0`). */
export function errorOf(errors: readonly ProblemField[], name: string): string | undefined {
  return errors.find(({ path }) => isPathOf(path, name))?.sentence;
}

export function isPathOf(path: string, name: string): boolean {
  const plain = path.replace(/^\/?(content[./])?/, "").replaceAll("/", ".");
  return plain === name || plain.startsWith(`${name}.`);
}
