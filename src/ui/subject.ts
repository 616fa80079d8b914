import * as v from "valibot";
import { makeStore } from "./store.ts";

const Subject = v.object({ id: v.string(), title: v.string() });
export type Subject = v.InferOutput<typeof Subject>;

const storageKey = "vigie.subject";
const store = makeStore<Subject | undefined>(readSubject());

/** What the person is working on in this window. Kept for the window only: its title may be confidential. */
export function useSubject(): [Subject | undefined, (subject: Subject | undefined) => void] {
  return [store.use(), chooseSubject];
}

function chooseSubject(subject: Subject | undefined): void {
  if (subject) sessionStorage.setItem(storageKey, JSON.stringify(subject));
  else sessionStorage.removeItem(storageKey);
  store.set(subject);
}

function readSubject(): Subject | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Subject), sessionStorage.getItem(storageKey));
  return parsed.success ? parsed.output : undefined;
}
