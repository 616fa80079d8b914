import { certify, type Certificate } from "#platform/rules/sealing/certificate.ts";
import { closeWith } from "#platform/rules/sealing/derive.ts";
import { isEqualBytes } from "#platform/rules/sealing/bytes.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { vouchForLog, type VouchedLog } from "#platform/rules/sealing/key-list.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { joinShares, splitSecret } from "#platform/rules/sealing/shares.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";

export type Officer = { readonly accountId: string; readonly compartment: string; readonly recipient: string; readonly signer: string };
export type Ceremony = { readonly seed: Uint8Array; readonly shares: readonly string[] };

/** A new root and its five shares, in the memory of this page alone. */
export async function beginCeremony(): Promise<Ceremony> {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  return { seed, shares: await splitSecret(seed) };
}

/** The drill: three custodians type what they wrote. Throws what is wrong with it. */
export async function drill({ seed }: Ceremony, typed: readonly string[]): Promise<void> {
  if (!isEqualBytes(await joinShares(typed), seed)) throw new SealingRefused("sealing.shares-of-different-keys");
}

/** Nothing in it is a secret: the recovery key is closed under the root. */
export type Founded = { readonly name: string; readonly root: string; readonly recoveryClosed: string; readonly certificates: readonly Certificate[]; readonly log: VouchedLog };

/** What may be made public: certificates of the first officers and of the recovery key, whose private half is closed under the root, and which ledger is the organisation's. */
export async function concludeCeremony({ seed }: Ceremony, { name, officers, from, until, logKey }: { name: string; officers: readonly Officer[]; from: string; until: string; logKey: string }): Promise<Founded> {
  const root = makeSigningPair(seed);
  const recovery = await makeKeyPair();
  const common = { organisation: root.signer, from, until } as const;
  const certificates: Certificate[] = [
    certify({ ...common, kind: "recovery", compartment: "", holder: "", recipient: recovery.recipient, signer: root.signer }, root),
    ...officers.map(({ accountId, ...officer }) => certify({ ...common, ...officer, kind: "officer", holder: accountId }, root)),
  ];
  return { name, root: root.signer, recoveryClosed: await closeWith(seed, "recovery-identity", recovery.identity), certificates, log: vouchForLog(root.secret, root.signer, logKey) };
}
