import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { SealingAnswer } from "../../contract.ts";

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

/** What the person opens with: their own keys, or in an exercise those of its desk, with the passphrase also for the one whose they are. */
export function useKept(): Kept | undefined {
  return keptOf(useSealing());
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
