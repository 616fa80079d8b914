import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TOTP } from "otpauth";
import { hashPassword, isPassword, makeTotpSecret, openVault, totpStep, whyNotPassword } from "./password.ts";

const longest = Array.from({ length: 64 }, (_, n) => `${"abcdefghijklmnopqrstuvwxyz"[(n * 7) % 26]}${(n * 37) % 97 + 100}`).join("").slice(0, 256);

describe("S2: a password", () => {
  test.each([
    ["of fourteen letters is too short", "vermilionkestr", "platform.password-short-invalid"],
    ["of fifteen letters will do", "vermilionkestre", undefined],
    ["of 64 letters in any composition will do", "only small letters and spaces, nothing else is ever asked for it", undefined],
    ["of 256 letters will do", longest, undefined],
    ["of 257 letters would only cost us time", `${longest}x`, "platform.password-long-invalid"],
    ["in Arabic will do", "الصقر الأحمر يطير فوق النهر", undefined],
    ["that repeats itself is easy to guess", "abababababababab", "platform.password-guessable-invalid"],
    ["that runs along the keys is easy to guess", "qwertyuiopasdfgh", "platform.password-guessable-invalid"],
    ["from the published lists is easy to guess", "Correct-Horse-Battery-Staple", "platform.password-guessable-invalid"],
    ["made of the product's name is easy to guess", "vigievigievigievigie", "platform.password-guessable-invalid"],
    ["made of one's own name is easy to guess", "Tembely2026tembely", "platform.password-guessable-invalid"],
    ["that is a leaked one twice", "P@ssw0rd!P@ssw0rd!", "platform.password-guessable-invalid"],
    ["that is a leaked one and a run of digits", "liverpool123456789", "platform.password-guessable-invalid"],
    ["of four words nobody put together before will do", "trombone cloud gravel orchid", undefined],
  ])("%s", async (_sentence, password, code) => {
    expect(await whyNotPassword(password, ["Awa", "Tembely"])).toBe(code);
  });

  test("is stored as Argon2id with 64 MiB, three passes and one lane, salted", async () => {
    const [first, second] = await Promise.all([hashPassword("vermilion kestrel"), hashPassword("vermilion kestrel")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(first).not.toBe(second);
    expect(await isPassword(first, "vermilion kestrel")).toBe(true);
    expect(await isPassword(first, "vermilion kestre1")).toBe(false);
    expect(await isPassword(undefined, "vermilion kestrel")).toBe(false);
  });

  test("is the same however its letters were typed", async () => {
    expect(await isPassword(await hashPassword("caf\u00e9 au bord du fleuve"), "cafe\u0301 au bord du fleuve")).toBe(true);
  });
});

describe("a one-time code", () => {
  const secret = makeTotpSecret();
  const now = new Date("2026-03-03T10:00:10Z");
  const codeAt = (at: Date) => new TOTP({ secret }).generate({ timestamp: at.getTime() });

  test.each([
    [-61, undefined],
    [-30, -1],
    [0, 0],
    [30, 1],
    [61, undefined],
  ])("of %s seconds away belongs to step %s", (seconds, step) => {
    const found = totpStep(secret, codeAt(new Date(now.getTime() + seconds * 1000)), now);
    expect(found === undefined ? undefined : found - Math.floor(now.getTime() / 30_000)).toBe(step);
  });
});

describe("the vault", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "vigie-vault-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("opens what it sealed, seals the same twice differently, and finds a changed byte", () => {
    const vault = openVault(folder);
    const sealed = vault.seal("SECRET");
    expect(openVault(folder).open(sealed)).toBe("SECRET");
    expect(vault.seal("SECRET").equals(sealed)).toBe(false);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(() => vault.open(changed)).toThrow();
    }
    expect(() => vault.open(randomBytes(40))).toThrow();
  });

  test("keeps its key where only its owner reads it", () => {
    openVault(folder);
    expect(statSync(join(folder, "secrets", "vault.key")).mode & 0o777).toBe(0o600);
  });
});
