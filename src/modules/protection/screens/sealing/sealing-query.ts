import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { recipientsFor, type Certificate } from "#platform/rules/sealing/certificate.ts";
import { onlyListed } from "#platform/rules/sealing/key-list.ts";
import { api } from "#ui/api.ts";
import { useSession } from "#ui/session.ts";
import { SealingAnswer } from "../../contract.ts";
import type { DeviceKeys } from "./key-session.ts";

const queryKey = ["protection.sealing"];

/** Own keys, colleagues' keys and the organisation's root. */
export function useSealing(): SealingAnswer {
  return useSuspenseQuery({ queryKey, queryFn: () => api.get("/api/sealing", undefined, SealingAnswer) }).data;
}

/** The root to which the keys of an office lead up; empty where there is none, and nothing opens. */
export function useRootOf(): (compartmentId: string) => string {
  const { offices } = useSealing();
  return (compartmentId) => offices.find(({ id }) => id === compartmentId)?.root ?? "";
}

/**
 * Those of an office to whom something may be sealed now: certified up to the root, and in the ledger as in force today (S31). What an exercise seals is
 * no secret, and its keys are in no list.
 */
export async function provenReaders({ certificates, offices, log, proof }: SealingAnswer, compartmentId: string): Promise<Certificate[]> {
  const office = offices.find(({ id }) => id === compartmentId);
  const root = office?.root ?? "";
  const people = office?.people.map(({ accountId }) => accountId) ?? [];
  const readers = recipientsFor({ organisation: root, certificates: certificates.map(({ certificate }) => certificate) }, compartmentId, today()).filter(({ kind, holder }) => kind === "recovery" || people.includes(holder));
  return office?.isExercise ? readers : onlyListed(readers, root, log, proof, today());
}

/** What the person opens with: their own keys, or in an exercise those of its desk, with the passphrase also for the one whose they are. */
export function useKept(): Kept | undefined {
  return keptOf(useSealing());
}

/** What passkeys open, where some do; the passphrase of an exercise stands on the screen, so nobody needs another way. */
export function useDeviceKeys(): { readonly keys: DeviceKeys; readonly copies: readonly { readonly credential: string; readonly closed: string }[] } | undefined {
  const { own, exercise, passkeys } = useSealing();
  const { user } = useSession();
  if (own === null || user === null || own.signer === exercise?.signer) return undefined;
  const copies = passkeys.flatMap(({ credential, copy }) => (copy === null ? [] : [{ credential, closed: copy.closed }]));
  return { keys: { account: user.id, recipient: own.recipient, signer: own.signer }, copies };
}

type Kept = { readonly signer: string; readonly closed: string; readonly passphrase?: string };

export function keptOf({ own, exercise }: Pick<SealingAnswer, "own" | "exercise">): Kept | undefined {
  return own === null || own.signer === exercise?.signer ? (exercise ?? undefined) : own;
}

export function useRefreshSealing(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey });
}

export const today = (): string => new Date().toISOString().slice(0, 10);
/** Certificates hold for two years: long enough to forget the ceremony, short enough that an unnoticed loss ends. */
export function inTwoYears(): string {
  const day = today();
  return `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`.replace("-02-29", "-02-28");
}
