import { useSuspenseQuery } from "@tanstack/react-query";
import { fingerprint } from "#platform/rules/sealing/certificate.ts";
import { Bdi } from "#ui/text/Bdi.tsx";

/** A key as two people can compare it on the telephone. */
export function Fingerprint({ of }: { of: string }) {
  const { data } = useSuspenseQuery({ queryKey: ["fingerprint", of], queryFn: () => fingerprint(of), staleTime: Infinity });
  return <code><Bdi>{data}</Bdi></code>;
}
