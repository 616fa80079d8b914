import { useSession } from "#ui/session.ts";
import { certifiedReaders, useSealing, type ReaderOfOffice } from "../sealing/sealing-query.ts";
import type { SealedKind } from "./sealed-kind.ts";

/** Whom words of this kind are sealed to: who reads such records in the office, whoever writes, and whoever could open them before. */
export function useReadersOf(kind: SealedKind, compartmentId: string, before: readonly string[] = []): { readonly people: readonly ReaderOfOffice[]; isReader(person: ReaderOfOffice): boolean } {
  const sealing = useSealing();
  const { user } = useSession();
  const isReader = (person: ReaderOfOffice) => kind.isReader(person) || person.accountId === user?.id || before.includes(person.signer);
  return { people: certifiedReaders(sealing, compartmentId).filter(isReader), isReader };
}
