import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { LeaseState } from "../../model/mission-pack/lease.ts";
import type { SealedNote } from "../../model/mission-pack/mission-pack.ts";
import { listWaiting, readPack, type DevicePack } from "../mission-pack/device-store.ts";
import { standingOf } from "../mission-pack/open-pack.ts";

export type OnDevice = { readonly pack: DevicePack; readonly standing: LeaseState; readonly waiting: readonly SealedNote[] };

const queryKey = ["mission-pack"];

/** What this device carries, asked of the device and of nobody else: `null` for nothing, undefined while it is looked up. */
export function useDevice(): OnDevice | null | undefined {
  return useQuery({
    queryKey,
    queryFn: async (): Promise<OnDevice | null> => {
      const before = await readPack();
      if (!before) return null;
      const standing = await standingOf(before);
      const pack = (await readPack()) ?? before;
      return { pack, standing, waiting: await listWaiting() };
    },
    staleTime: 0,
    refetchInterval: 30_000,
  }).data;
}

export function useRefreshDevice(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey });
}
