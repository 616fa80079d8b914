import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consistencyProof, inclusionProof, isConsistent, leafHash, nodeHash, rootFromInclusion, rootHash, type Subtree } from "./merkle-tree.ts";

/** The eight inputs and roots that the reference implementation of certificate transparency is tested with. */
const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

function subtreeOf(leaves: readonly Buffer[]): Subtree {
  const at: Subtree = (level, position) => (level === 0 ? leaves[position]! : nodeHash(at(level - 1, position * 2), at(level - 1, position * 2 + 1)));
  return at;
}

describe("S62: the tree of RFC 6962", () => {
  test("an empty log has the hash of nothing", () => {
    expect(rootHash(0, subtreeOf([])).toString("hex")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  test.each(roots.map((root, index) => ({ size: index + 1, root })))("the reference log of $size entries has its published root", ({ size, root }) => {
    const leaves = inputs.map((input) => leafHash(Buffer.from(input, "hex")));
    expect(rootHash(size, subtreeOf(leaves)).toString("hex")).toBe(root);
  });

  const logs = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 });

  test("every entry proves that it is in the log, and no other entry can use its proof", () => {
    fc.assert(
      fc.property(logs, fc.nat(), (entries, pick) => {
        const leaves = entries.map((entry) => leafHash(Buffer.from(entry)));
        const subtree = subtreeOf(leaves);
        const index = pick % leaves.length;
        const root = rootHash(leaves.length, subtree);
        const proof = inclusionProof(index, leaves.length, subtree);
        expect(rootFromInclusion(index, leaves.length, leaves[index]!, proof)).toEqual(root);
        expect(rootFromInclusion(index, leaves.length, leafHash(Buffer.from("another entry")), proof)).not.toEqual(root);
      }),
    );
  });

  test("a longer log proves that it begins with the shorter one, and a rewritten one cannot", () => {
    fc.assert(
      fc.property(logs, fc.nat(), (entries, pick) => {
        const leaves = entries.map((entry) => leafHash(Buffer.from(entry)));
        const older = 1 + (pick % leaves.length);
        const subtree = subtreeOf(leaves);
        const olderRoot = rootHash(older, subtree);
        const root = rootHash(leaves.length, subtree);
        const proof = consistencyProof(older, leaves.length, subtree);
        expect(isConsistent(older, leaves.length, olderRoot, root, proof)).toBe(true);

        const rewritten = [leafHash(Buffer.from("rewritten history")), ...leaves.slice(1)];
        const rewrittenRoot = rootHash(leaves.length, subtreeOf(rewritten));
        expect(isConsistent(older, leaves.length, olderRoot, rewrittenRoot, consistencyProof(older, leaves.length, subtreeOf(rewritten)))).toBe(false);
      }),
    );
  });
});
