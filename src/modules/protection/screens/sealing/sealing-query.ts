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

export type PersonOfOffice = SealingAnswer["offices"][number]["people"][number];
/** Somebody of an office with a certificate that holds today. */
export type ReaderOfOffice = Pick<PersonOfOffice, "accountId" | "name" | "readsIdentities" | "worksOnCases"> & { readonly signer: string };

/** People of an office to whom something may be sealed, as far as certificates go: for what a screen says of them. */
export function certifiedReaders(sealing: SealingAnswer, compartmentId: string): ReaderOfOffice[] {
  const { people, certified, isExercise } = certifiedIn(sealing, compartmentId);
  // In an exercise everybody opens with the key of its desk.
  if (isExercise) return people.map((person) => ({ ...person, signer: certified[0]?.signer ?? "" }));
  return certified.flatMap(({ holder, signer }) => people.filter(({ accountId }) => accountId === holder).map((person) => ({ ...person, signer })));
}

/**
 * Those of an office to whom something may be sealed now: certified up to the root, and in the ledger as in force today (S31). What an exercise seals is
 * no secret, and its keys are in no list. Fewer people where `isReader` says so; the recovery key in any case.
 */
export async function provenReaders(sealing: SealingAnswer, compartmentId: string, isReader: (person: ReaderOfOffice) => boolean = () => true): Promise<Certificate[]> {
  const { root, isExercise, certified } = certifiedIn(sealing, compartmentId);
  if (isExercise) return certified;
  const wanted = certifiedReaders(sealing, compartmentId).filter(isReader);
  const readers = certified.filter(({ kind, holder }) => kind === "recovery" || wanted.some(({ accountId }) => accountId === holder));
  return onlyListed(readers, root, sealing.log, sealing.proof, today());
}

function certifiedIn({ certificates, offices }: SealingAnswer, compartmentId: string) {
  const office = offices.find(({ id }) => id === compartmentId);
  const [root, people, isExercise] = [office?.root ?? "", office?.people ?? [], office?.isExercise ?? false];
  const certified = recipientsFor({ organisation: root, certificates: certificates.map(({ certificate }) => certificate) }, compartmentId, today()).filter(({ kind, holder }) => kind === "recovery" || isExercise || people.some(({ accountId }) => accountId === holder));
  return { root, people, certified, isExercise };
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
