import fc from "fast-check";
import { wordlist as english } from "@scure/bip39/wordlists/english.js";
import { wordlist as french } from "@scure/bip39/wordlists/french.js";
import { beforeAll, describe, expect, test } from "vitest";
import { certify, fingerprint, recipientsFor, validCertificates, whyNotCertificate, type Certificate, type KeyStatement } from "./certificate.ts";
import { closeWith, derive, openWith } from "./derive.ts";
import { makeKeyPair } from "./hybrid.ts";
import { keysOfReceipt, makeReceipt, numbersOf, readReceipt, wordsOf } from "./receipt.ts";
import { isShare, joinShares, splitSecret } from "./shares.ts";
import { makeSigningPair } from "./signing.ts";

describe("S34: three of five custodians", () => {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  let shares: string[];
  beforeAll(async () => {
    shares = await splitSecret(secret);
  });

  test("any three, in any order and however they are typed, give the secret back", async () => {
    const all = [0, 1, 2, 3, 4];
    for (const left of all) for (const out of all.filter((one) => one > left)) {
      const three = all.filter((one) => one !== left && one !== out).map((one) => shares[one]!.toUpperCase().replaceAll("-", " "));
      expect([...(await joinShares(three.toReversed()))]).toEqual([...secret]);
    }
  });

  test("two are refused, also when one of them is given twice", async () => {
    await expect(joinShares([shares[0]!, shares[1]!])).rejects.toThrow("sealing.shares-too-few");
    await expect(joinShares([shares[0]!, shares[1]!, shares[1]!.toUpperCase()])).rejects.toThrow("sealing.shares-too-few");
  });

  test("a share with a wrong sign is named as damaged, wherever it is", async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: shares[0]!.length - 1 }), async (at) => {
      fc.pre(shares[0]![at] !== "-");
      const wrong = `${shares[0]!.slice(0, at)}${shares[0]![at] === "0" ? "1" : "0"}${shares[0]!.slice(at + 1)}`;
      await expect(joinShares([wrong, shares[1]!, shares[2]!])).rejects.toThrow("sealing.share-damaged");
      expect([await isShare(wrong), await isShare(shares[1]!.toUpperCase())]).toEqual([false, true]);
    }), { numRuns: 40 });
  });

  test("shares of an older ceremony do not mix with those of a new one", async () => {
    const older = await splitSecret(crypto.getRandomValues(new Uint8Array(32)));
    await expect(joinShares([shares[0]!, shares[1]!, older[2]!])).rejects.toThrow("sealing.shares-of-different-keys");
  });
});

describe("S31: whom something is sealed to", () => {
  const root = makeSigningPair();
  const officer = makeSigningPair();
  const member = makeSigningPair();
  const office = "00000000-0000-4000-8000-00000000000a";
  const other = "00000000-0000-4000-8000-00000000000b";
  const person = "00000000-0000-4000-8000-000000000001";
  let recipient: string;
  let statement: (over: Partial<KeyStatement>) => KeyStatement;
  let officerKey: Certificate;
  let memberKey: Certificate;
  const day = "2026-11-30";
  beforeAll(async () => {
    ({ recipient } = await makeKeyPair());
    statement = (over) => ({ kind: "member", organisation: root.signer, compartment: office, holder: person, recipient, signer: member.signer, from: "2026-11-01", until: "2027-11-01", ...over });
    officerKey = certify(statement({ kind: "officer", signer: officer.signer }), root);
    memberKey = certify(statement({}), officer);
  });
  const ring = (...certificates: Certificate[]) => ({ organisation: root.signer, certificates });

  test("officers by the root, members by an officer of their office, and the recovery key", () => {
    const recovery = certify(statement({ kind: "recovery", compartment: "", holder: "" }), root);
    expect(recipientsFor(ring(officerKey, memberKey, recovery), office, day)).toEqual([officerKey, memberKey, recovery]);
  });

  test.each([
    { what: "signed by nobody known", forge: () => certify(statement({}), makeSigningPair()) },
    { what: "an officer signed by an officer", forge: () => certify(statement({ kind: "officer", signer: makeSigningPair().signer }), officer) },
    { what: "a member of another office signed by our officer", forge: () => certify(statement({ compartment: other }), officer) },
    { what: "a recovery key signed by an officer", forge: () => certify(statement({ kind: "recovery", compartment: "", holder: "" }), officer) },
    { what: "one of another organisation", forge: () => certify(statement({ organisation: makeSigningPair().signer }), officer) },
    { what: "one that is over", forge: () => certify(statement({ until: "2026-11-29" }), officer) },
    { what: "one that has not begun", forge: () => certify(statement({ from: "2026-12-01" }), officer) },
    { what: "one whose recipient was exchanged", forge: () => ({ ...memberKey, recipient: `age1pq1${"q".repeat(1_950)}` }) },
    { what: "one signed by a member", forge: () => certify(statement({}), member) },
  ])("a server cannot add a key: $what is left out", ({ forge }) => {
    const added = forge();
    expect(validCertificates(ring(officerKey, memberKey, added), day)).toEqual([officerKey, memberKey]);
    expect(whyNotCertificate(ring(officerKey, memberKey), added, day)).toMatch(/^sealing\.certificate-/);
  });

  test("a key left out by the server is not sealed to, and what is left still holds", () => {
    expect(recipientsFor(ring(officerKey), office, day)).toEqual([officerKey]);
    expect(recipientsFor(ring(memberKey), office, day)).toEqual([]);
  });

  test("the fingerprint of a key can be read aloud", async () => {
    expect(await fingerprint(root.signer)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  });
});

describe("S41: the receipt", () => {
  test("is twelve words, or twelve numbers, that give the same keys back", async () => {
    const receipt = makeReceipt();
    const keys = await keysOfReceipt(receipt);
    for (const written of [wordsOf(receipt, english), numbersOf(receipt, english), wordsOf(receipt, french)]) {
      expect(written).toHaveLength(12);
      expect(await keysOfReceipt(readReceipt(written.join(" "), [english, french]))).toEqual(keys);
    }
  });

  test("is understood as people write: capitals, commas, without accents, with Arabic digits", () => {
    const receipt = makeReceipt();
    const plain = wordsOf(receipt, french).map((word) => word.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase()).join(", ");
    expect([...readReceipt(plain, [french])]).toEqual([...receipt]);
    const arabic = numbersOf(receipt, english).join(" ").replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));
    expect([...readReceipt(arabic, [english])]).toEqual([...receipt]);
  });

  test("with a wrong, missing or exchanged word is said to be wrong", () => {
    const words = wordsOf(new Uint8Array(16), english);
    expect(() => readReceipt(words.slice(1).join(" "), [english])).toThrow("sealing.words-wrong");
    expect(() => readReceipt([...words.slice(1), "zebra"].join(" "), [english])).toThrow("sealing.words-wrong");
    expect(() => readReceipt("heron heron", [english])).toThrow("sealing.words-wrong");
    expect(() => readReceipt(["2048", ...words.slice(1)].join(" "), [english])).toThrow("sealing.words-wrong");
  });

  test("what it proves to the server says nothing of the words, nor of the author's key", async () => {
    const receipt = makeReceipt();
    const { login, author } = await keysOfReceipt(receipt);
    expect(new Set([login, author.secret, author.signer]).size).toBe(3);
    expect([...(await derive(receipt, "one"))]).not.toEqual([...(await derive(receipt, "two"))]);
  });

  test("keeps another key closed", async () => {
    const receipt = makeReceipt();
    const closed = await closeWith(receipt, "reply", "AGE-SECRET");
    await expect(openWith(receipt, "reply", closed)).resolves.toBe("AGE-SECRET");
    await expect(openWith(receipt, "other", closed)).rejects.toThrow("sealing.damaged");
    await expect(openWith(makeReceipt(), "reply", closed)).rejects.toThrow("sealing.damaged");
  });
});
