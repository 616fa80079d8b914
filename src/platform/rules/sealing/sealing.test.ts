import fc from "fast-check";
import { Encrypter, generateIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeAll, describe, expect, test } from "vitest";
import { fromBase64Url, toBase64Url, utf8 } from "./bytes.ts";
import { decryptWith, encryptTo, makeKeyPair, type KeyPair } from "./hybrid.ts";
import { bucketOf } from "./padding.ts";
import { unwrapWithPassphrase, wrapWithPassphrase } from "./passphrase.ts";
import { hashOfRecipients, openSealed, sealContent, type Binding } from "./sealed-content.ts";
import { makeSigningPair } from "./signing.ts";

const binding: Binding = { organisation: "root", compartment: "desk", record: "one", field: "text", version: 2 };
const author = makeSigningPair();
let reader: KeyPair;
let second: KeyPair;
let file: Uint8Array;
beforeAll(async () => {
  [reader, second] = await Promise.all([makeKeyPair(), makeKeyPair()]);
  file = await sealContent(utf8("They took him at dawn"), binding, [reader.recipient, second.recipient], author);
});

describe("S29: hybrid recipients only", () => {
  test("what was sealed opens with any one of the keys, and with no other", async () => {
    for (const key of [reader, second]) expect(new TextDecoder().decode((await openSealed(file, [key.identity], binding)).content)).toBe("They took him at dawn");
    await expect(openSealed(file, [(await makeKeyPair()).identity], binding)).rejects.toThrow("sealing.not-for-you");
  });

  test("nobody can be sealed to with a classical key, alone or beside a hybrid one", async () => {
    const classical = await identityToRecipient(await generateX25519Identity());
    await expect(encryptTo([classical], utf8("x"))).rejects.toThrow("sealing.other-kind-of-key");
    await expect(encryptTo([reader.recipient, classical], utf8("x"))).rejects.toThrow("sealing.other-kind-of-key");
    await expect(encryptTo([], utf8("x"))).rejects.toThrow("sealing.recipient-needed");
  });

  test("a file sealed to a classical key, or to a passphrase, is not opened; of those to both: age-vectors.test.ts", async () => {
    const mixed = new Encrypter();
    mixed.addRecipient(await identityToRecipient(await generateX25519Identity()));
    await expect(decryptWith([reader.identity], await mixed.encrypt("x"))).rejects.toThrow("sealing.other-kind-of-key");
    const pass = new Encrypter();
    pass.setPassphrase("correct horse");
    pass.setScryptWorkFactor(10);
    await expect(decryptWith([reader.identity], await pass.encrypt("x"))).rejects.toThrow("sealing.other-kind-of-key");
    await expect(decryptWith([await generateIdentity()], file).then(({ bytes }) => bytes.length, (error: Error) => error.message)).resolves.toMatch(/other-kind|not-for-you/);
  });
});

describe("S30: what was moved, rolled back or re-addressed does not open", () => {
  test.each([
    { what: "another organisation", expected: { ...binding, organisation: "other" }, code: "sealing.elsewhere" },
    { what: "another office", expected: { ...binding, compartment: "other" }, code: "sealing.elsewhere" },
    { what: "another record", expected: { ...binding, record: "two" }, code: "sealing.elsewhere" },
    { what: "another field", expected: { ...binding, field: "name" }, code: "sealing.elsewhere" },
    { what: "a later version", expected: { ...binding, version: 3 }, code: "sealing.older-version" },
  ])("under $what: $code", async ({ expected, code }) => {
    await expect(openSealed(file, [reader.identity], expected)).rejects.toThrow(code);
  });

  test("with recipients that are not those it was sealed to", async () => {
    const told = await hashOfRecipients([reader.recipient]);
    await expect(openSealed(file, [reader.identity], { ...binding, recipients: told })).rejects.toThrow("sealing.other-recipients");
    const right = await hashOfRecipients([second.recipient, reader.recipient]);
    await expect(openSealed(file, [reader.identity], { ...binding, recipients: right })).resolves.toBeDefined();
  });

  test("by another author than the one who must have written it", async () => {
    await expect(openSealed(file, [reader.identity], { ...binding, signer: makeSigningPair().signer })).rejects.toThrow("sealing.author-other");
  });

  test("sealed again by a reader who changed the words under the author's name", async () => {
    const { bytes } = await decryptWith([reader.identity], file);
    const text = new TextDecoder("latin1").decode(bytes).replace("at dawn", "at noon");
    const forged = await encryptTo([reader.recipient], Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
    await expect(openSealed(forged, [reader.identity], binding)).rejects.toThrow("sealing.damaged");
    const retold = new TextDecoder("latin1").decode(bytes).replace('"version":2', '"version":3');
    const rolled = await encryptTo([reader.recipient], Uint8Array.from(retold, (sign) => sign.charCodeAt(0)));
    await expect(openSealed(rolled, [reader.identity], { ...binding, version: 3 })).rejects.toThrow("sealing.signature-wrong");
  });

  test("with any bit turned", async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: file.length * 8 - 1 }), async (bit) => {
      const turned = Uint8Array.from(file);
      turned[bit >> 3]! ^= 1 << (bit & 7);
      await expect(openSealed(turned, [reader.identity], binding)).rejects.toThrow(/^sealing\./);
    }), { numRuns: 40 });
  });
});

describe("S32: sizes", () => {
  test.each([
    { bytes: 0, bucket: 1_024 }, { bytes: 1_024, bucket: 1_024 }, { bytes: 1_025, bucket: 4_096 }, { bytes: 16_384, bucket: 16_384 }, { bytes: 70_000, bucket: 262_144 },
    { bytes: 4_096, bucket: 4_096 }, { bytes: 4_097, bucket: 16_384 }, { bytes: 16_385, bucket: 65_536 }, { bytes: 65_536, bucket: 65_536 }, { bytes: 65_537, bucket: 262_144 }, { bytes: 262_144, bucket: 262_144 },
    { bytes: 262_145, bucket: 288_359 }, { bytes: 288_359, bucket: 288_359 }, { bytes: 288_360, bucket: 317_195 },
  ])("$bytes bytes are padded to $bucket", ({ bytes, bucket }) => {
    expect(bucketOf(bytes)).toBe(bucket);
  });

  test("two texts of one bucket have the same size sealed, whatever they say", async () => {
    const sizes = await Promise.all(["", "no", "n".repeat(300)].map(async (text) => (await sealContent(utf8(text), binding, [reader.recipient], author)).length));
    expect(new Set(sizes).size).toBe(1);
  });

  test("a bucket is never smaller than its content nor more than four times, or above 256 KiB a tenth, larger", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20_000_000 }), (bytes) => {
      expect(bucketOf(bytes)).toBeGreaterThanOrEqual(bytes);
      if (bytes > 262_144) expect(bucketOf(bytes)).toBeLessThanOrEqual(bytes * 1.1 + 2);
    }));
  });
});

test("S32: of ten thousand lengths up to twenty megabytes there is a handful of sizes, and each is the size of many", () => {
  const histogram = new Map<number, number>();
  for (let at = 0; at < 10_000; at += 1) histogram.set(bucketOf(at * 2_000), (histogram.get(bucketOf(at * 2_000)) ?? 0) + 1);
  // Five fixed ones, and steps of a tenth from 256 KiB to 20 MB: the logarithm of 76 to the base 1.1.
  expect(histogram.size).toBeLessThanOrEqual(5 + Math.ceil(Math.log(20_000_000 / 262_144) / Math.log(1.1)));
  expect([...histogram].filter(([size, count]) => size >= 262_144 && count < 12)).toEqual([]);
});

test("S37: the same content sealed twice has not one block in common", async () => {
  const again = await sealContent(utf8("They took him at dawn"), binding, [reader.recipient, second.recipient], author);
  const blocks = (bytes: Uint8Array) => new Set(Array.from({ length: Math.floor(bytes.length / 16) }, (_, at) => toBase64Url(bytes.subarray(at * 16, at * 16 + 16))));
  const header = new TextDecoder("latin1").decode(file).indexOf("---");
  const common = [...blocks(file.subarray(header + 60))].filter((block) => blocks(again.subarray(header + 60)).has(block));
  expect(common).toEqual([]);
});

describe("S33: a private key is kept only closed", () => {
  test("its passphrase opens it, typed on another keyboard too; another does not", async () => {
    const wrapped = await wrapWithPassphrase(reader.identity, "heron lantern river seven copper morning");
    expect(new TextDecoder("latin1").decode(wrapped)).not.toContain(reader.identity.slice(20, 40));
    await expect(unwrapWithPassphrase(wrapped, " heron  lantern river seven copper morning ")).resolves.toBe(reader.identity);
    await expect(unwrapWithPassphrase(wrapped, "heron lantern river seven copper evening")).rejects.toThrow("sealing.passphrase-wrong");
  });

  test.each(["", "short", "password password password password password password", "aaaaaaaaaaaaaaaaaaaaaaaa"])("“%s” is refused as a passphrase", async (weak) => {
    await expect(wrapWithPassphrase(reader.identity, weak)).rejects.toThrow("sealing.passphrase-weak");
  });
});

test("bytes survive being written as text", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
    expect([...fromBase64Url(toBase64Url(bytes))]).toEqual([...bytes]);
  }));
});
