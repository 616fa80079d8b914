import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openAuthority, readRequest, usages, type Wrongs } from "../../testing/time-authority.ts";
import { certificatesIn } from "./certificate.ts";
import { readTimeAnswer, timeRequest } from "./time-request.ts";
import { openTimeToken } from "./time-token.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name));
const certificates = (name: string) => certificatesIn(fixture(name).toString("utf8"))!;
const shown = createHash("sha256").update(fixture("shown.txt")).digest();
const tokenOf = (name: string) => {
  const token = readTimeAnswer(fixture(name));
  return typeof token === "string" ? expect.fail(token) : token;
};

describe("S54: a token that OpenSSL made", () => {
  test.each([
    ["RSA with SHA-256, its issuer along", "rsa.tsr", "Time service rsa, Institute of Measures of Karsava"],
    ["RSA with SHA-512, its certificate bound by SHA-1 as in the first RFC", "rsa-v1.tsr", "Time service rsa, Institute of Measures of Karsava"],
    ["ECDSA on P-384 with SHA-384", "ec.tsr", "Time service ec, Institute of Measures of Karsava"],
  ])("%s says when and by whom, and leads to its root and to no other of the same name", (_what, file, authority) => {
    const opened = openTimeToken(tokenOf(file), shown);
    expect(opened).toMatchObject({ fault: null, authority, at: expect.stringMatching(/^2026-11-30T\d\d:\d\d:\d\dZ$/) });
    if (opened.fault !== null) return;
    expect([opened.isOf(certificates("root.pem")), opened.isOf(certificates("foreign-root.pem"))]).toEqual([true, false]);
  });

  test("may be held against the certificate that issued the signer's, too", () => {
    const [rsa, ec] = ["rsa.tsr", "ec.tsr"].map((file) => openTimeToken(tokenOf(file), shown));
    expect([rsa, ec].map((one) => one?.fault === null && one.isOf(certificates("middle.pem")))).toEqual([true, false]);
  });

  test("is of what was shown to it and of nothing else", () => {
    expect(openTimeToken(tokenOf("rsa.tsr"), createHash("sha256").update("something else").digest())).toEqual({ fault: "of-something-else" });
    expect(openTimeToken(tokenOf("other-hash.tsr"), shown)).toEqual({ fault: "of-something-else" });
  });

  test("is not there when the authority refused", () => {
    expect(readTimeAnswer(fixture("refused.tsr"))).toBe("refused");
    expect(readTimeAnswer(Buffer.from("<html>"))).toBe("damaged");
  });

  test.each(["rsa.tsr", "ec.tsr", "rsa-v1.tsr"])("%s: whatever bit is flipped, it says the same or nothing", (file) => {
    const token = tokenOf(file);
    const whole = openTimeToken(token, shown);
    const trusted = certificates("root.pem");
    for (let bit = 0; bit < token.length * 8; bit += 3) {
      const opened = openTimeToken(token.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)), shown);
      if (opened.fault !== null || !opened.isOf(trusted)) continue;
      // Names of algorithms in front, and certificates nobody needs, are under no signature: what is under one still says what it said.
      expect({ ...opened, isOf: null }).toEqual({ ...whole, isOf: null });
    }
  });

  test("cut, lengthened or put together anew, it is refused and nothing else happens", () => {
    const token = Buffer.from(tokenOf("ec.tsr"));
    fc.assert(fc.property(fc.nat(token.length - 1), fc.nat(9), fc.uint8Array({ maxLength: 9 }), (at, cut, put) => {
      const changed = Buffer.concat([token.subarray(0, at), put, token.subarray(at + cut)]);
      fc.pre(!changed.equals(token));
      const opened = openTimeToken(changed, shown);
      expect(opened.fault !== null || opened.at === "2026-11-30T21:46:25Z").toBe(true);
    }), { numRuns: 2_000 });
  });
});

describe("S54: an authority that is none", () => {
  const authority = openAuthority("Time service of the tests");
  const at = new Date("2026-11-30T21:00:00Z");
  const faultOf = (wrongs: Wrongs) => openTimeToken(authority.token({ digest: shown }, at, wrongs), shown).fault;

  test("one that does everything right is believed", () => {
    const opened = openTimeToken(authority.token({ digest: shown, nonce: 77n }, at), shown);
    expect(opened).toMatchObject({ fault: null, at: "2026-11-30T21:00:00Z", nonce: 77n, authority: "Time service of the tests, Institute of the tests" });
    expect(opened.fault === null && [opened.isOf(certificatesIn(authority.pem)!), opened.isOf(certificatesIn(openAuthority("Time service of the tests").pem)!)]).toEqual([true, false]);
  });

  test.each<[string, Wrongs, string]>([
    ["its certificate is for signing programs", { usages: [usages.code] }, "not-by-an-authority"],
    ["its certificate is for signing programs as well", { usages: [usages.times, usages.code] }, "not-by-an-authority"],
    ["its certificate only mentions that it is for times", { isUsageCritical: false }, "not-by-an-authority"],
    ["its certificate had run out when it signed", { validTo: new Date("2026-11-30T20:59:59Z") }, "not-by-an-authority"],
    ["its signature is bound to another certificate", { bindsTo: "another" }, "not-signed"],
    ["its signature is bound to no certificate", { bindsTo: "nothing" }, "damaged"],
    ["its certificate does not come along", { keepsCertificateBack: true }, "not-signed"],
    ["it has signed the digest of something else", { digest: Buffer.alloc(32) }, "not-signed"],
    ["it has signed that this is something else", { contentType: "2a864886f70d010701" }, "damaged"],
  ])("%s", (_what, wrongs, fault) => expect(faultOf(wrongs)).toBe(fault));

  test("what stands behind a signature is not read", () => {
    expect(faultOf({ behindSignature: Buffer.from("300b06092a864886f70d010904", "hex") })).toBeNull();
  });
});

test("a request is the one OpenSSL makes of the same hash and number", () => {
  const theirs = fixture("q.tsq");
  const { digest, nonce } = readRequest(theirs);
  expect(Buffer.from(digest)).toEqual(shown);
  expect(timeRequest(shown, nonce)).toEqual(theirs);
  expect(readRequest(timeRequest(shown, 0xffn)).nonce).toBe(0xffn);
  expect(readRequest(timeRequest(shown)).nonce).toBeUndefined();
});
