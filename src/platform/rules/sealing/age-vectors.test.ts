import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { decryptWith, isIdentity, makeKeyPair, recipientCount } from "./hybrid.ts";

/** Files that every program of the age format is tried with, made by its authors: those with hybrid keys, and some of each other kind (C2SP CCTV, age, 0.2.0; 0BSD, CC0 or Unlicense). */
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "..", "testing", "age-vectors.json"), "utf8")) as Record<string, string>;

type Vector = { readonly identities: readonly string[]; readonly payload: string | undefined; readonly file: Uint8Array };

/** Lines that say what is expected, then an empty one, then the file. */
function read(name: string): Vector {
  const bytes = Buffer.from(vectors[name]!, "base64");
  const end = bytes.indexOf("\n\n");
  const said = bytes.subarray(0, end).toString().split("\n").map((line) => line.split(": ") as [string, string]);
  const body = bytes.subarray(end + 2);
  const all = (wanted: string) => said.filter(([key]) => key === wanted).map(([, value]) => value);
  return { identities: all("identity"), payload: all("payload")[0], file: all("compressed")[0] === "zlib" ? inflateSync(body) : body };
}

const opened = ["hybrid", "hybrid_multiple_recipients"];
/** The format lets them be opened: what joins a hybrid key with another, or with what nobody knows, is as weak as the other. */
const ofOtherKinds = ["hybrid_and_x25519", "hybrid_grease", "x25519", "x25519_grease", "x25519_multiple_recipients", "scrypt"];

describe("S29: files of other programs of the age format", () => {
  test("are twenty-four, half and more of them broken", () => {
    expect(Object.keys(vectors)).toHaveLength(24);
    expect(Object.keys(vectors)).toEqual(expect.arrayContaining([...opened, ...ofOtherKinds]));
  });

  test.each(opened)("%s opens to the bit", async (name) => {
    const { identities, payload, file } = read(name);
    const { bytes } = await decryptWith(identities.filter(isIdentity), file);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(payload);
  });

  test.each(ofOtherKinds)("%s is refused with whatever keys, and not counted as ours", async (name) => {
    const { identities, file } = read(name);
    const hybrid = identities.filter(isIdentity);
    await expect(decryptWith(hybrid.length > 0 ? hybrid : [(await makeKeyPair()).identity], file)).rejects.toThrow("sealing.other-kind-of-key");
    await expect(recipientCount(file)).rejects.toThrow("sealing.other-kind-of-key");
  });

  test.each(Object.keys(vectors).filter((name) => ![...opened, ...ofOtherKinds].includes(name)))("%s, which is broken, gives nothing", async (name) => {
    const { identities, file } = read(name);
    await expect(decryptWith(identities.filter(isIdentity).length > 0 ? identities.filter(isIdentity) : [(await makeKeyPair()).identity], file)).rejects.toThrow(/^sealing\.(damaged|not-for-you|other-kind-of-key)$/);
  });

  test("a classical key is refused as such, also for a file that it opens", async () => {
    const { identities, file } = read("x25519");
    await expect(decryptWith(identities, file)).rejects.toThrow("sealing.other-kind-of-key");
  });
});
