import { lazy, Suspense } from "react";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import type { OutlinedMapProps } from "./OutlinedMap.tsx";

const OutlinedMap = lazy(async () => ({ default: (await import("./OutlinedMap.tsx")).OutlinedMap }));

/** The map that other rooms embed. Its drawing and the outline of the world come after everything else on the page. */
export function CountryMap(props: OutlinedMapProps) {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <OutlinedMap {...props} />
    </Suspense>
  );
}
