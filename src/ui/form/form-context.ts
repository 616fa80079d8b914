import { createContext, useContext, useId, useLayoutEffect } from "react";
import type { ProblemField } from "../api.ts";
import { errorOf } from "./use-form.ts";

type FormContextValue = { readonly prefix: string; readonly errors: readonly ProblemField[]; readonly labels: Map<string, string> };

export const FormContext = createContext<FormContextValue | undefined>(undefined);

export type FieldProps<Value> = {
  label: string;
  hint?: string;
  name: string;
  value: Value;
  onChange: (value: Value) => void;
  isRequired?: boolean;
};

export type FieldPlace = { readonly id: string; readonly hintId: string; readonly errorId: string; readonly error: string | undefined; readonly describedBy: string | undefined };

/** Where a field stands in its form: its identifiers, so that the summary can lead to it, and the error that is its own. */
export function useFieldPlace(name: string, label: string, hint: string | undefined, ownError?: string): FieldPlace {
  const form = useContext(FormContext);
  const alone = useId();
  const id = `${form?.prefix ?? alone}-${name}`;
  useLayoutEffect(() => {
    form?.labels.set(name, label);
    return () => {
      form?.labels.delete(name);
    };
  }, [form, name, label]);
  const error = (form && errorOf(form.errors, name)) ?? ownError;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint === undefined ? undefined : hintId, error === undefined ? undefined : errorId].filter((part) => part !== undefined);
  return { id, hintId, errorId, error, describedBy: described.length > 0 ? described.join(" ") : undefined };
}
