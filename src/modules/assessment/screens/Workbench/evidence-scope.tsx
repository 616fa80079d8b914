import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import type { LinkedHead } from "#ui/record/record.ts";

export type EvidenceRecord = { readonly id: string; readonly kind: string; readonly title: string; readonly path: string | undefined };
type Scope = { readonly situationId: string; readonly known: ReadonlyMap<string, EvidenceRecord>; learn(record: EvidenceRecord): void };

const ScopeContext = createContext<Scope | undefined>(undefined);

/** Which situation evidence is chosen from, and the titles of what was chosen: the assessment itself keeps only ids. */
export function EvidenceScope({ situationId, linked, children }: { situationId: string; linked: readonly LinkedHead[]; children: ReactNode }) {
  const [chosen, setChosen] = useState<readonly EvidenceRecord[]>([]);
  const scope = useMemo<Scope>(() => {
    const heads = linked.map(({ id, kind, title, path }) => ({ id, kind, title, path }));
    return { situationId, known: new Map([...heads, ...chosen].map((record) => [record.id, record])), learn: (record) => setChosen((before) => [...before, record]) };
  }, [situationId, linked, chosen]);
  return <ScopeContext value={scope}>{children}</ScopeContext>;
}

export function useEvidenceScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error("evidence is shown outside the page of an assessment");
  return scope;
}
