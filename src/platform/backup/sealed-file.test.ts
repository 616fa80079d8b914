import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, existsSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeKeyFile, readIdentities, readRecipients } from "./age-key.ts";
import { countRecipients, readSealed, writeSealed } from "./sealed-file.ts";

let folder: string;
let keyFile: string;
let recipient: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vigie-sealed-"));
  keyFile = join(folder, "key");
  recipient = await makeKeyFile(keyFile);
});
afterAll(() => rmSync(folder, { recursive: true }));

const text = "Three families hide in the mill.";
const plain = async function* (times = 1) { for (let n = 0; n < times; n += 1) yield Buffer.from(text); };
const readAll = async (bytes: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString();
};
let count = 0;
const fresh = () => join(folder, `file-${(count += 1)}`);

describe("a sealed file", () => {
  test("opens with the key it was sealed to, and with that of every other recipient", async () => {
    const second = join(folder, "second");
    const file = fresh();
    await writeSealed(file, readRecipients([keyFile, await makeKeyFile(second)]), plain(5000));
    expect(await countRecipients(file)).toBe(2);
    for (const key of [keyFile, second]) expect(await readSealed(file, readIdentities(key), readAll)).toBe(text.repeat(5000));
  });

  test("holds nothing in clear, is closed to others and is never half there under its name", async () => {
    const file = fresh();
    await writeSealed(file, [recipient], plain());
    expect(readFileSync(file).includes("families")).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const broken = fresh();
    const failing = async function* () { yield* plain(10_000); throw new Error("the database went away"); };
    await expect(writeSealed(broken, [recipient], failing())).rejects.toThrow("went away");
    expect([existsSync(broken), existsSync(`${broken}.part`)]).toEqual([false, false]);
  });

  test("is never written over another file", async () => {
    const file = fresh();
    writeFileSync(file, "mine");
    await expect(writeSealed(file, [recipient], plain())).rejects.toThrow("backup.file-exists");
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  test("with any changed or missing byte is refused", async () => {
    const file = fresh();
    await writeSealed(file, [recipient], plain(2000));
    const whole = readFileSync(file);
    for (const at of [3, 40, 1600, whole.length - 200, whole.length - 1]) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ 1;
      const copy = fresh();
      writeFileSync(copy, changed);
      await expect(readSealed(copy, readIdentities(keyFile), readAll), `byte ${at}`).rejects.toThrow(/backup\.(damaged|identity-other|other-kind-of-key)/);
    }
    for (const length of [0, 10, 1700, whole.length - 1]) {
      const cut = fresh();
      writeFileSync(cut, whole);
      truncateSync(cut, length);
      await expect(readSealed(cut, readIdentities(keyFile), readAll), `${length} bytes`).rejects.toThrow("backup.damaged");
    }
  });

  test("does not open with another key", async () => {
    const file = fresh();
    await writeSealed(file, [recipient], plain());
    await expect(readSealed(file, [await generateHybridIdentity()], readAll)).rejects.toThrow("backup.identity-other");
  });
});

describe("S29: only hybrid post-quantum keys", () => {
  const sealWith = async (prepare: (encrypter: Encrypter) => Promise<void>) => {
    const encrypter = new Encrypter();
    await prepare(encrypter);
    const file = fresh();
    writeFileSync(file, await encrypter.encrypt(gzipSync(text)));
    return file;
  };

  test("a classical recipient is refused on writing", async () => {
    const classical = await identityToRecipient(await generateX25519Identity());
    expect(() => readRecipients([recipient, classical])).toThrow("backup.recipient-invalid");
    expect(() => readRecipients(["age1tag1qqqq"])).toThrow("backup.recipient-invalid");
    expect(() => readRecipients([])).toThrow("backup.recipient-needed");
  });

  test("a classical secret key is refused on reading", async () => {
    const file = fresh();
    writeFileSync(file, `${await generateX25519Identity()}\n`);
    expect(() => readIdentities(file)).toThrow("backup.identity-invalid");
  });

  test("a file also sealed to a classical key, or with a passphrase, is refused although our key opens it", async () => {
    const classical = await identityToRecipient(await generateX25519Identity());
    const mixed = await sealWith(async (encrypter) => { encrypter.addRecipient(recipient); encrypter.addRecipient(classical); });
    const behind = await sealWith(async (encrypter) => { encrypter.addRecipient(classical); encrypter.addRecipient(recipient); });
    const passphrase = await sealWith(async (encrypter) => { encrypter.setScryptWorkFactor(10); encrypter.setPassphrase("an old habit of ours"); });
    const ours = await sealWith(async (encrypter) => encrypter.addRecipient(recipient));
    for (const file of [mixed, behind, passphrase]) {
      await expect(readSealed(file, readIdentities(keyFile), readAll)).rejects.toThrow("backup.other-kind-of-key");
      await expect(countRecipients(file)).rejects.toThrow("backup.other-kind-of-key");
    }
    expect(await readSealed(ours, readIdentities(keyFile), readAll)).toBe(text);
  });

  test("the secret key file is closed to others and is never written over", async () => {
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    await expect(makeKeyFile(keyFile)).rejects.toThrow("backup.file-exists");
  });
});
