import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { closeForDevice, openOnDevice, questionFor, type CopyOf } from "./device-copy.ts";

const mine: CopyOf = { account: "00000000-0000-4000-8000-000000000001", recipient: `age1pq1${"q".repeat(1_950)}`, signer: "S".repeat(43), credential: "passkey-of-the-telephone" };
const answers = fc.uint8Array({ minLength: 32, maxLength: 32 });
const answer = new Uint8Array(32).fill(7);

describe("S33: the private half closed for a passkey", () => {
  test("opens with the answer it was closed with, and with no other", async () => {
    await fc.assert(fc.asyncProperty(answers, answers, fc.string(), async (one, other, secret) => {
      const closed = await closeForDevice(one, mine, secret);
      expect(await openOnDevice(one, mine, closed)).toBe(secret);
      fc.pre(toBase64Url(one) !== toBase64Url(other));
      await expect(openOnDevice(other, mine, closed)).rejects.toThrow("sealing.device-copy-wrong");
    }), { numRuns: 30 });
  });

  test.each([
    { what: "another account", over: { account: "00000000-0000-4000-8000-000000000002" } },
    { what: "other keys of the same person, by what signs", over: { signer: "T".repeat(43) } },
    { what: "other keys of the same person, by what is sealed to", over: { recipient: `age1pq1${"p".repeat(1_950)}` } },
    { what: "another passkey", over: { credential: "passkey-of-the-desk" } },
  ])("put in place of that of $what it does not open, even where the passkey would answer the same", async ({ over }) => {
    const closed = await closeForDevice(answer, mine, "secret");
    await expect(openOnDevice(answer, { ...mine, ...over }, closed)).rejects.toThrow("sealing.device-copy-wrong");
  });

  test("with any bit changed it does not open", async () => {
    const bytes = fromBase64Url(await closeForDevice(answer, mine, "secret"));
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
      const changed = bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
      await expect(openOnDevice(answer, mine, toBase64Url(changed))).rejects.toThrow("sealing.device-copy-wrong");
    }), { numRuns: 30 });
  });

  test("closed twice it looks different each time (S37)", async () => {
    expect(await closeForDevice(answer, mine, "secret")).not.toBe(await closeForDevice(answer, mine, "secret"));
  });

  test.each([0, 16, 31, 33])("an answer of %i bytes is none", async (length) => {
    await expect(closeForDevice(new Uint8Array(length), mine, "secret")).rejects.toThrow("sealing.device-cannot");
    await expect(openOnDevice(new Uint8Array(length), mine, await closeForDevice(answer, mine, "secret"))).rejects.toThrow("sealing.device-cannot");
  });
});

test("another account, and new keys of the same person, ask the passkey another question; the passkey does not change it", async () => {
  const asked = await Promise.all([mine, { ...mine, account: "00000000-0000-4000-8000-000000000002" }, { ...mine, signer: "T".repeat(43) }].map(async (of) => toBase64Url(await questionFor(of))));
  expect(new Set(asked).size).toBe(3);
  expect(toBase64Url(await questionFor({ ...mine, credential: "passkey-of-the-desk" } as CopyOf))).toBe(asked[0]);
});
