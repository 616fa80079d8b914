import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { consistencyProof, leafHash, rootHash, nodeHash, type Subtree } from "#platform/ledger/merkle-tree.ts";
import { isBeginningOf, readNote } from "./consistency.ts";

/** A tree over leaves, worked out plainly. */
const treeOf = (leaves: readonly string[]): Subtree => {
  const subtree: Subtree = (level, position) => (level === 0 ? leafHash(Buffer.from(leaves[position]!)) : nodeHash(subtree(level - 1, position * 2), subtree(level - 1, position * 2 + 1)));
  return subtree;
};
const seen = (leaves: readonly string[]) => ({ size: leaves.length, root: rootHash(leaves.length, treeOf(leaves)).toString("hex") });
const proofOf = (older: number, leaves: readonly string[]) => consistencyProof(older, leaves.length, treeOf(leaves)).map((hash) => hash.toString("hex"));

describe("S64: this browser demands that the ledger begins with what it saw", () => {
  const someLeaves = fc.array(fc.string(), { minLength: 1, maxLength: 40 });

  test("and a ledger that only grew does", async () => {
    await fc.assert(fc.asyncProperty(someLeaves, fc.nat(), async (leaves, cut) => {
      const older = leaves.slice(0, 1 + (cut % leaves.length));
      expect(await isBeginningOf(seen(older), seen(leaves), proofOf(older.length, leaves))).toBe(true);
    }));
  });

  test("one in which an entry was changed, left out or put in does not, whatever proof is given", async () => {
    await fc.assert(fc.asyncProperty(someLeaves, fc.nat(), fc.nat(), fc.constantFrom("changed", "removed", "added"), async (leaves, cut, where, how) => {
      const older = leaves.slice(0, 1 + (cut % leaves.length));
      const place = where % older.length;
      const forged = how === "changed" ? leaves.with(place, `${leaves[place]}!`) : how === "removed" ? leaves.toSpliced(place, 1, ...(leaves.length === 1 ? ["other!"] : [])) : leaves.toSpliced(place, 0, "put in!");
      const proof = forged.length >= older.length ? proofOf(older.length, forged) : [];
      if (JSON.stringify(forged.slice(0, older.length)) === JSON.stringify(older)) return;
      expect(await isBeginningOf(seen(older), seen(forged), proof)).toBe(false);
    }));
  });

  test("an older database that was put back is shorter, and never begins with what was seen", async () => {
    expect(await isBeginningOf(seen(["a", "b", "c"]), seen(["a", "b"]), [])).toBe(false);
  });
});

test("size and root are read from a signed note, and from nothing else", () => {
  const root = createHash("sha256").update("root").digest();
  expect(readNote(`vigie/0a1b\n7\n${root.toString("base64")}\n\n\u2014 vigie/0a1b c2ln\n`)).toEqual({ size: 7, root: root.toString("hex") });
  for (const wrong of ["", "vigie\nseven\nx\n\n", "vigie\n7\nnot base64!\n\n", `vigie\n0\n${root.toString("base64")}\n\n`]) expect(readNote(wrong), wrong).toBeUndefined();
});
