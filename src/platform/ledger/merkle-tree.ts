import { createHash } from "node:crypto";

/**
 * Merkle tree hashing of RFC 6962 section 2.1: leaves are prefixed with 0x00, inner nodes with 0x01, and a tree of n leaves splits
 * at the largest power of two below n. `subtree(level, position)` gives the stored hash of a complete subtree of 2^level leaves.
 */
export type Subtree = (level: number, position: number) => Buffer;

export function leafHash(leaf: Buffer): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(leaf).digest();
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
}

/** Root of the leaves from `start` (a multiple of the size's power of two) over `size` leaves. */
export function rootHash(size: number, subtree: Subtree, start = 0): Buffer {
  if (size === 0) return createHash("sha256").digest();
  const level = Math.log2(size);
  if (Number.isInteger(level)) return subtree(level, start / size);
  const split = splitPoint(size);
  return nodeHash(rootHash(split, subtree, start), rootHash(size - split, subtree, start + split));
}

/** RFC 6962 section 2.1.1: the hashes a reader needs to get from one leaf to the root. */
export function inclusionProof(index: number, size: number, subtree: Subtree, start = 0): Buffer[] {
  if (index < 0 || index >= size) throw new RangeError("the leaf is outside the tree");
  if (size === 1) return [];
  const split = splitPoint(size);
  return index < split
    ? [...inclusionProof(index, split, subtree, start), rootHash(size - split, subtree, start + split)]
    : [...inclusionProof(index - split, size - split, subtree, start + split), rootHash(split, subtree, start)];
}

/** RFC 6962 section 2.1.2: what shows that the tree of `older` leaves is the beginning of the tree of `size` leaves. */
export function consistencyProof(older: number, size: number, subtree: Subtree): Buffer[] {
  if (older < 1 || older > size) throw new RangeError("the older tree is not inside the newer one");
  return proveSubtree(older, size, subtree, 0, true);
}

function proveSubtree(older: number, size: number, subtree: Subtree, start: number, isWholeOld: boolean): Buffer[] {
  if (older === size) return isWholeOld ? [] : [rootHash(size, subtree, start)];
  const split = splitPoint(size);
  return older <= split
    ? [...proveSubtree(older, split, subtree, start, isWholeOld), rootHash(size - split, subtree, start + split)]
    : [...proveSubtree(older - split, size - split, subtree, start + split, false), rootHash(split, subtree, start)];
}

/** Largest power of two below n. */
function splitPoint(size: number): number {
  return 2 ** Math.ceil(Math.log2(size) - 1);
}

/** Recomputes a root from a leaf and its proof (RFC 9162 section 2.1.3.2 gives the same algorithm in words). */
export function rootFromInclusion(index: number, size: number, leaf: Buffer, proof: readonly Buffer[]): Buffer {
  if (size === 1) return leaf;
  const split = splitPoint(size);
  const last = proof.at(-1);
  if (!last) throw new RangeError("the proof is too short");
  const rest = proof.slice(0, -1);
  return index < split
    ? nodeHash(rootFromInclusion(index, split, leaf, rest), last)
    : nodeHash(last, rootFromInclusion(index - split, size - split, leaf, rest));
}

/** True when the proof shows that the older root is a prefix of the newer one. */
export function isConsistent(older: number, size: number, olderRoot: Buffer, root: Buffer, proof: readonly Buffer[]): boolean {
  if (older === size) return proof.length === 0 && olderRoot.equals(root);
  const hashes = [...proof];
  const roots = replay(older, size, hashes, true, olderRoot);
  return hashes.length === 0 && roots !== undefined && roots.old.equals(olderRoot) && roots.new.equals(root);
}

function replay(older: number, size: number, proof: Buffer[], isWholeOld: boolean, olderRoot: Buffer): { old: Buffer; new: Buffer } | undefined {
  if (older === size) {
    const hash = isWholeOld ? olderRoot : proof.shift();
    return hash ? { old: hash, new: hash } : undefined;
  }
  const split = splitPoint(size);
  if (older <= split) {
    const left = replay(older, split, proof, isWholeOld, olderRoot);
    const right = proof.shift();
    return left && right ? { old: left.old, new: nodeHash(left.new, right) } : undefined;
  }
  const right = replay(older - split, size - split, proof, false, olderRoot);
  const left = proof.shift();
  return left && right ? { old: nodeHash(left, right.old), new: nodeHash(left, right.new) } : undefined;
}
