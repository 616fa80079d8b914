import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { openAuthority, readRequest } from "../../testing/time-authority.ts";
import { canonicalJson } from "../rules/canonical-json.ts";
import { deviceKeyKind } from "../rules/device-key-kind.ts";
import { fingerprintOf, stateFile, statementText } from "../rules/device-statement.ts";
import { certificatesIn } from "../timestamp/certificate.ts";
import { requestStamp, takeStamp } from "../timestamp/stamp-ledger.ts";
import { openTimeToken } from "../timestamp/time-token.ts";
import { evidenceText, verifyEvidence, type Known, type NewEvidence } from "./evidence.ts";

let house: TestInstallation;
let analyst: Person;
let folder: string;
let fileId: string;
/** Of a file that a device signed, in a part of the ledger that a time authority has stamped; of one that nobody signed, in a part that is not; and of the first as proofs were before there was either. */
let proof: string;
let bare: string;
let old: string;
let deviceKeys: CryptoKeyPair;
const authority = openAuthority("Time service of the tests");
const content = Buffer.from("Three houses burnt, seen from the ridge at dawn.\n");
const other = Buffer.from("Nothing was seen.\n");
beforeAll(async () => {
  house = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-evidence-"));
  const office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] } });
  const add = async (bytes: Buffer, device = "") => (await analyst.upload(`/api/files?compartment=${office}&label=confidential&name=note.txt${device && `&device=${encodeURIComponent(device)}`}`, new Uint8Array(bytes))).body.fileId;
  const take = async (id: string) => {
    const taken = await analyst.get(`/api/files/${id}/proof`);
    expect(taken.status, taken.text).toBe(200);
    return taken.text;
  };
  deviceKeys = await crypto.subtle.generateKey(deviceKeyKind, false, ["sign", "verify"]);
  fileId = await add(content, statementText(await stateFile(content, "2026-11-30T21:00:00Z", deviceKeys)));
  await take(fileId);
  const { request } = await requestStamp(house.database.worker.db);
  await takeStamp(house.database.worker.db, authority.answer(readRequest(request), new Date("2026-11-30T22:00:00Z")), new Date());
  proof = await take(fileId);
  bare = await take(await add(other));
  const { device: _device, timeToken: _timeToken, ...rest } = parsed();
  old = evidenceText({ ...rest, format: "vigie-evidence/1" });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const verify = (bytes: Uint8Array, said: string, known?: Known) => verifyEvidence((async function* () { yield bytes; })(), said, known);
const parsed = () => JSON.parse(proof) as NewEvidence;
const certificates = (from = authority) => certificatesIn(from.pem)!;
/** The same bytes but for one bit. */
const flipped = (bytes: Uint8Array, bit: number) => bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe("S54: an exported file and its proof", () => {
  test("hold without the server: hash, device, place in the ledger, its signature and the time token", async () => {
    const { logKey, device } = parsed();
    const deviceSignature = { fingerprint: await fingerprintOf(device!.statement.deviceKey), capturedAt: "2026-11-30T21:00:00Z" };
    const timeToken = { at: "2026-11-30T22:00:00Z", authority: "Time service of the tests, Institute of the tests" };
    expect(await verify(content, proof, { logKey, authorities: certificates() })).toMatchObject({ fault: null, isLogCompared: true, deviceSignature, timeToken: { ...timeToken, isAuthorityCompared: true } });
    expect(await verify(content, proof)).toMatchObject({ fault: null, isLogCompared: false, deviceSignature, timeToken: { ...timeToken, isAuthorityCompared: false } });
  });

  test("what was not recorded is said to be unknown, and proofs of before stay good", async () => {
    const nothing = { fault: null, deviceSignature: "not-recorded", timeToken: "not-recorded" };
    expect(JSON.parse(bare)).toMatchObject({ format: "vigie-evidence/2", device: null, timeToken: null });
    expect([await verify(other, bare, { authorities: certificates() }), await verify(content, old)]).toMatchObject([nothing, nothing]);
  });

  test("the token is over the root under which the file is proven", () => {
    const { checkpoint, timeToken, size, leafIndex, device } = parsed();
    expect(openTimeToken(Buffer.from(timeToken!.token, "base64"), createHash("sha256").update(checkpoint).digest())).toMatchObject({ fault: null });
    expect(Math.max(leafIndex, device!.leafIndex)).toBeLessThan(size);
    expect(device!.leafIndex).not.toBe(leafIndex);
  });

  test("any flipped bit of the file is found", async () => {
    for (let bit = 0; bit < content.length * 8; bit += 1) expect(await verify(flipped(content, bit), proof)).toEqual({ fault: "file-changed" });
  });

  test.each([
    { what: "a proof with neither device nor token", of: other, said: () => bare },
    { what: "a proof of before", of: content, said: () => old },
  ])("any flipped bit of $what is found", { timeout: 120_000 }, async ({ of, said }) => {
    const bytes = new TextEncoder().encode(said());
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const { fault } = await verify(of, new TextDecoder().decode(flipped(bytes, bit)));
      if (fault === null) expect.fail(`bit ${bit} of ${said().slice((bit >> 3) - 10, (bit >> 3) + 10)}`);
    }
  });

  // All forty thousand take a minute; they were tried once, and each run tries others.
  test("whatever bit of a proof with device and token is flipped, it is found", { timeout: 120_000 }, async () => {
    const bytes = new TextEncoder().encode(proof);
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
      expect((await verify(content, new TextDecoder().decode(flipped(bytes, bit)))).fault).not.toBeNull();
    }), { numRuns: 4_000 });
  });

  test("a token with a flipped bit under a hash that was made to fit says what it said, or nothing", { timeout: 60_000 }, async () => {
    const { timeToken, ...rest } = parsed();
    const whole = await verify(content, proof, { authorities: certificates() });
    const token = Buffer.from(timeToken!.token, "base64");
    // Eleven and eight have nothing in common: each place within a byte has its turn.
    for (let bit = 0; bit < token.length * 8; bit += 11) {
      const changed = Buffer.from(flipped(token, bit));
      const found = await verify(content, evidenceText({ ...rest, timeToken: { token: changed.toString("base64"), sha256: hashOf(changed) } }), { authorities: certificates() });
      if (found.fault === null) expect(found).toEqual(whole);
    }
  });

  test("anything cut off, doubled or put in between is found", async () => {
    await fc.assert(fc.asyncProperty(fc.nat(proof.length - 1), fc.nat(20), fc.string({ maxLength: 5 }), async (at, cut, put) => {
      const changed = proof.slice(0, at) + put + proof.slice(at + cut);
      fc.pre(changed !== proof);
      expect((await verify(content, changed)).fault).not.toBeNull();
    }), { numRuns: 300 });
  });

  test.each([
    ["a proof that names another file's hash", () => ({ bytes: other, evidence: { ...parsed(), sha256: "0".repeat(64) } }), "file-changed"],
    ["another file under this entry", () => ({ bytes: other, evidence: { ...parsed(), sha256: hashOf(other) } }), "entry-of-something-else"],
    ["another file, put into the entry as well", () => ({ bytes: other, evidence: { ...parsed(), sha256: hashOf(other), entry: { ...parsed().entry, digest: hashOf(other) } } }), "not-in-log"],
    ["an entry with an earlier time", () => ({ bytes: content, evidence: { ...parsed(), entry: { ...parsed().entry, at: "2020-01-01T00:00:00.000000Z" } } }), "not-in-log"],
    ["a device taken away from the ledger's words", () => ({ bytes: content, evidence: { ...parsed(), device: { ...parsed().device!, entry: parsed().entry } } }), "device-not-proven"],
    ["an earlier time of the device", () => ({ bytes: content, evidence: { ...parsed(), device: { ...parsed().device!, statement: { ...parsed().device!.statement, capturedAt: "2020-01-01T00:00:00Z" } } } }), "device-not-proven"],
    ["another device, which signs the same", async () => ({ bytes: content, evidence: { ...parsed(), device: { ...parsed().device!, statement: await stateFile(content, "2026-11-30T21:00:00Z", await crypto.subtle.generateKey(deviceKeyKind, false, ["sign", "verify"])) } } }), "device-not-proven"],
    ["the same device, which signs again", async () => ({ bytes: content, evidence: { ...parsed(), device: { ...parsed().device!, statement: await stateFile(content, "2026-11-30T21:00:00Z", deviceKeys) } } }), "device-not-proven"],
    ["what the device signed of another file", () => ({ bytes: other, evidence: { ...(JSON.parse(bare) as NewEvidence), device: parsed().device } }), "device-not-proven"],
    ["a token over another root", () => ({ bytes: other, evidence: { ...(JSON.parse(bare) as NewEvidence), timeToken: parsed().timeToken } }), "time-token-of-something-else"],
    ["a token that is cut", () => ({ bytes: content, evidence: { ...parsed(), timeToken: withHash(Buffer.from(parsed().timeToken!.token, "base64").subarray(0, 300)) } }), "time-token-damaged"],
    ["a token by somebody who is no authority", () => ({ bytes: content, evidence: { ...parsed(), timeToken: withHash(authority.token({ digest: createHash("sha256").update(parsed().checkpoint).digest() }, new Date(), { isUsageCritical: false })) } }), "time-token-not-by-an-authority"],
  ])("%s is refused", async (_what, given, fault) => {
    const { bytes, evidence } = await given();
    expect(await verify(bytes, evidenceText(evidence))).toEqual({ fault });
  });

  test("the key of another log is said to be another", async () => {
    expect(await verify(content, proof, { logKey: "A".repeat(43) })).toEqual({ fault: "other-log" });
  });

  test("an authority of the same name is said to be another", async () => {
    expect(await verify(content, proof, { authorities: certificates(openAuthority("Time service of the tests")) })).toEqual({ fault: "other-authority" });
  });

  test("the command says it in words, on a machine without a data directory", async () => {
    const [file, kept, pem] = [join(folder, "note.txt"), join(folder, "note-proof.json"), join(folder, "authority.pem")];
    writeFileSync(file, content);
    writeFileSync(kept, proof);
    writeFileSync(pem, authority.pem);
    const vigie = async (...words: string[]) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, "..", "..", "cli", "main.ts"), "evidence", "verify", ...words], { env: { PATH: process.env["PATH"], HOME: folder, LANG: "en_GB.UTF-8", VIGIE_DATA: join(folder, "none") }, stdio: ["ignore", "pipe", "pipe"] });
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
      return { code: child.exitCode, said: `${out}${err}` };
    };
    const right = await vigie(file, "--proof", kept, `--log=${parsed().logKey}`);
    expect(right, right.said).toMatchObject({ code: 0, said: expect.stringMatching(/unchanged[\s\S]*the one you gave[\s\S]*key [\da-f]{4}( [\da-f]{4}){7}, at 2026-11-30T21:00:00Z[\s\S]*“Time service of the tests, Institute of the tests” has signed[\s\S]*2026-11-30T22:00:00Z[\s\S]*not compared/) });
    expect(await vigie(file, "--proof", kept, "--tsa", pem)).toMatchObject({ code: 0, said: expect.stringContaining("leads to one that you gave") });
    expect(await vigie(file, "--proof", kept, "--tsa", file)).toMatchObject({ code: 1, said: expect.stringContaining("no certificate that can be read") });
    writeFileSync(kept, old);
    expect(await vigie(file, "--proof", kept)).toMatchObject({ code: 0, said: expect.stringMatching(/Which device that was is unknown[\s\S]*Only this ledger’s own clock/) });
    writeFileSync(file, flipped(content, 7));
    expect(await vigie(file, "--proof", kept)).toMatchObject({ code: 1, said: expect.stringContaining("its hash is another") });
  });

  test("whoever may not see the file gets no proof of it, as if there were none", async () => {
    const stranger = await house.person({ roles: { [await house.compartment()]: ["director"] }, clearance: 2 });
    const [hidden, absent] = [await stranger.get(`/api/files/${fileId}/proof`), await stranger.get("/api/files/00000000-0000-4000-8000-000000000000/proof")];
    expect([hidden.status, canonicalJson(hidden.body)]).toEqual([404, canonicalJson(absent.body)]);
  });
});

function withHash(token: Buffer): NewEvidence["timeToken"] {
  return { token: token.toString("base64"), sha256: hashOf(token) };
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
