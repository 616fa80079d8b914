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
import { canonicalJson } from "../rules/canonical-json.ts";
import { Evidence, evidenceText, verifyEvidence } from "./evidence.ts";
import * as v from "valibot";

let house: TestInstallation;
let analyst: Person;
let folder: string;
let fileId: string;
let proof: string;
const content = Buffer.from("Three houses burnt, seen from the ridge at dawn.\n");
const other = Buffer.from("Nothing was seen.\n");
beforeAll(async () => {
  house = await openTestInstallation();
  folder = mkdtempSync(join(tmpdir(), "vigie-evidence-"));
  const office = await house.compartment();
  analyst = await house.person({ roles: { [office]: ["analyst"] } });
  const add = async (bytes: Buffer) => (await analyst.upload(`/api/files?compartment=${office}&label=confidential&name=note.txt`, new Uint8Array(bytes))).body.fileId;
  [fileId] = [await add(content), await add(other)];
  const taken = await analyst.get(`/api/files/${fileId}/proof`);
  expect(taken.status, taken.text).toBe(200);
  proof = taken.text;
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const verify = (bytes: Uint8Array, said: string, logKey?: string) => verifyEvidence((async function* () { yield bytes; })(), said, logKey);
const parsed = () => v.parse(Evidence, JSON.parse(proof));
/** The same bytes but for one bit. */
const flipped = (bytes: Uint8Array, bit: number) => bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe("S54: an exported file and its proof", () => {
  test("hold without the server: hash, place in the ledger and signature; what was not recorded is said to be unknown", async () => {
    expect(await verify(content, proof, parsed().logKey)).toMatchObject({ fault: null, isLogCompared: true, deviceSignature: "not-recorded", timeToken: "not-recorded" });
    expect(await verify(content, proof)).toMatchObject({ fault: null, isLogCompared: false });
  });

  test("any flipped bit of the file is found", async () => {
    for (let bit = 0; bit < content.length * 8; bit += 1) expect(await verify(flipped(content, bit), proof)).toEqual({ fault: "file-changed" });
  });

  test("any flipped bit of the proof is found", { timeout: 120_000 }, async () => {
    const bytes = new TextEncoder().encode(proof);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const { fault } = await verify(content, new TextDecoder().decode(flipped(bytes, bit)));
      if (fault === null) expect.fail(`bit ${bit} of ${proof.slice((bit >> 3) - 10, (bit >> 3) + 10)}`);
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
  ])("%s is refused", async (_what, given, fault) => {
    const { bytes, evidence } = given();
    expect(await verify(bytes, evidenceText(evidence))).toEqual({ fault });
  });

  test("the key of another log is said to be another", async () => {
    expect(await verify(content, proof, "A".repeat(43))).toEqual({ fault: "other-log" });
  });

  test("the command says it in words, on a machine without a data directory", async () => {
    const [file, kept] = [join(folder, "note.txt"), join(folder, "note-proof.json")];
    writeFileSync(file, content);
    writeFileSync(kept, proof);
    const vigie = async (...words: string[]) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, "..", "..", "cli", "main.ts"), "evidence", "verify", ...words], { env: { PATH: process.env["PATH"], HOME: folder, LANG: "en_GB.UTF-8", VIGIE_DATA: join(folder, "none") }, stdio: ["ignore", "pipe", "pipe"] });
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
      return { code: child.exitCode, said: `${out}${err}` };
    };
    const right = await vigie(file, "--proof", kept, `--log=${parsed().logKey}`);
    expect(right, right.said).toMatchObject({ code: 0, said: expect.stringMatching(/unchanged[\s\S]*the one you gave[\s\S]*Both are unknown/) });
    writeFileSync(file, flipped(content, 7));
    expect(await vigie(file, "--proof", kept)).toMatchObject({ code: 1, said: expect.stringContaining("its hash is another") });
  });

  test("whoever may not see the file gets no proof of it, as if there were none", async () => {
    const stranger = await house.person({ roles: { [await house.compartment()]: ["director"] }, clearance: 2 });
    const [hidden, absent] = [await stranger.get(`/api/files/${fileId}/proof`), await stranger.get("/api/files/00000000-0000-4000-8000-000000000000/proof")];
    expect([hidden.status, canonicalJson(hidden.body)]).toEqual([404, canonicalJson(absent.body)]);
  });
});

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
