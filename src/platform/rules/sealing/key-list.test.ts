import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { hashOfEntry, type StoredEntry } from "../../ledger/leaf.ts";
import { inclusionProof, leafHash, rootHash, nodeHash } from "../../ledger/merkle-tree.ts";
import { originOf, rawPublicKey, signCheckpoint } from "../../ledger/signed-note.ts";
import { certify, type Certificate } from "./certificate.ts";
import { makeKeyPair } from "./hybrid.ts";
import { digestOfCertificate, digestOfList, keyListEvent, onlyListed, vouchForLog, type KeyList, type KeyProof, type VouchedLog } from "./key-list.ts";
import { makeSigningPair } from "./signing.ts";

const root = makeSigningPair();
const day = "2026-11-30";
const log = logKey();
const vouched: VouchedLog = vouchForLog(root.secret, root.signer, log.name);
let [kept, hidden]: Certificate[] = [];
beforeAll(async () => {
  const { recipient } = await makeKeyPair();
  const make = () => certify({ kind: "officer", organisation: root.signer, compartment: "00000000-0000-4000-8000-00000000000a", holder: "00000000-0000-4000-8000-000000000001", recipient, signer: makeSigningPair().signer, from: "2026-11-01", until: "2027-11-01" }, root);
  [kept, hidden] = [make(), make()];
});

function logKey() {
  const { privateKey: pem } = generateKeyPairSync("ed25519", { privateKeyEncoding: { type: "pkcs8", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } });
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, origin: originOf(publicKey), name: rawPublicKey(publicKey).toString("base64url") };
}

/** A log of `size` entries whose entry at `index` is that of the list, as our ledger would prove it. */
async function proofOf(list: KeyList, { size = 11, index = 6, by = log, event = keyListEvent }: { size?: number; index?: number; by?: ReturnType<typeof logKey>; event?: string } = {}): Promise<KeyProof> {
  const entry: StoredEntry = { id: "00000000-0000-4000-8000-00000000000e", at: "2026-11-30T10:00:00.123456Z", actorId: null, event, recordId: null, version: null, compartmentId: null, label: 0, digest: Buffer.from(await digestOfList(list), "hex") };
  const leaves = Array.from({ length: size }, (_, at) => (at === index ? hashOfEntry(entry) : leafHash(Buffer.from(`entry ${at}`))));
  const subtree = (level: number, position: number): Buffer => (level === 0 ? leaves[position]! : nodeHash(subtree(level - 1, 2 * position), subtree(level - 1, 2 * position + 1)));
  return { list, entry: { ...entry, digest: entry.digest!.toString("hex") }, leafIndex: index, size, proof: inclusionProof(index, size, subtree).map((hash) => hash.toString("hex")), checkpoint: signCheckpoint(by, size, rootHash(size, subtree)) };
}
const listOf = async (of: readonly Certificate[], over: Partial<KeyList> = {}): Promise<KeyList> => ({ organisation: root.signer, day, certificates: await Promise.all(of.map(digestOfCertificate)), ...over });
const ask = (proof: KeyProof | null, by: VouchedLog | null = vouched) => onlyListed([kept!, hidden!], root.signer, by, proof, day);

describe("S31: of the certified keys, those that the ledger lists today", () => {
  test("are taken wherever in the log the list stands, and one that is certified and not listed is not", async () => {
    const list = await listOf([kept!]);
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 40 }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 }))), async ([size, index]) => {
      expect(await ask(await proofOf(list, { size, index }))).toEqual([kept]);
    }), { numRuns: 60 });
  });

  test("and the day may be the one before or behind, as it is elsewhere", async () => {
    for (const near of ["2026-11-29", "2026-12-01"]) expect(await ask(await proofOf(await listOf([kept!], { day: near })))).toEqual([kept]);
  });

  const other = makeSigningPair();
  const strange = logKey();
  test.each<[string, () => Promise<[KeyProof | null, VouchedLog | null]>]>([
    ["there is no proof", async () => [null, vouched]],
    ["the root vouches for no log", async () => [await proofOf(await listOf([kept!])), null]],
    ["another root vouches for the log", async () => [await proofOf(await listOf([kept!])), vouchForLog(other.secret, other.signer, log.name)]],
    ["the log is another", async () => [await proofOf(await listOf([kept!]), { by: strange }), vouched]],
    ["another log is said to be vouched for", async () => [await proofOf(await listOf([kept!]), { by: strange }), { ...vouched, key: strange.name }]],
    ["the list is of another organisation", async () => [await proofOf(await listOf([kept!], { organisation: other.signer })), vouched]],
    ["the list is two days old: what was ended since would still be in it", async () => [await proofOf(await listOf([kept!, hidden!], { day: "2026-11-28" })), vouched]],
    ["the day is no day", async () => [await proofOf(await listOf([kept!], { day: "soon" })), vouched]],
    ["a key was put into the list afterwards", async () => [{ ...(await proofOf(await listOf([kept!]))), list: await listOf([kept!, hidden!]) }, vouched]],
    ["the entry is of something else", async () => [await proofOf(await listOf([kept!]), { event: "protection.key-certified" }), vouched]],
    ["a hash is missing", async () => [await proofOf(await listOf([kept!])).then((proof) => ({ ...proof, proof: proof.proof.slice(1) })), vouched]],
    ["a hash too many", async () => [await proofOf(await listOf([kept!])).then((proof) => ({ ...proof, proof: [...proof.proof, "0".repeat(64)] })), vouched]],
    ["it is said to stand elsewhere", async () => [{ ...(await proofOf(await listOf([kept!]))), leafIndex: 7 }, vouched]],
    ["the log is said to be longer than was signed", async () => [{ ...(await proofOf(await listOf([kept!]))), size: 12 }, vouched]],
  ])("none is when %s", async (_why, given) => {
    await expect(ask(...(await given()))).rejects.toThrow("sealing.keys-not-in-log");
  });

  test("nor when any sign of the proof is another", async () => {
    const text = JSON.stringify(await proofOf(await listOf([kept!])));
    await fc.assert(fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom("0", "1", "a", "Z"), async (at, sign) => {
      fc.pre(text[at] !== sign);
      let changed: KeyProof;
      try {
        changed = JSON.parse(text.slice(0, at) + sign + text.slice(at + 1));
      } catch {
        return;
      }
      const found = await ask(changed).then((certificates) => certificates, () => "refused");
      // Nothing can be added; the name of a field or of the origin may make the proof another's, and then it is refused.
      expect(["refused"]).toContain(found);
    }), { numRuns: 400 });
  });
});
