import type { Db } from "#platform/database/pools.ts";
import type { Certificate } from "#platform/rules/sealing/certificate.ts";
import { listCertificates, listReaders, type StoredCertificate } from "../store/keys.ts";

/** Certificates of people who are still where they were certified for; whoever left is out from that moment (S35). */
export async function inForce(worker: Db, now: Date): Promise<Certificate[]> {
  const [stored, readers] = await Promise.all([listCertificates(worker), listReaders(worker, now)]);
  return stored.filter((one) => isStillThere(one, readers)).map(({ certificate }) => certificate);
}

function isStillThere({ accountId, compartmentId }: StoredCertificate, readers: readonly { readonly accountId: string; readonly compartmentId: string }[]): boolean {
  return accountId === null || readers.some((reader) => reader.accountId === accountId && reader.compartmentId === compartmentId);
}
