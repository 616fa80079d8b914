import { createHash, randomUUID } from "node:crypto";
import { wordlist as english } from "@scure/bip39/wordlists/english.js";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { utf8 } from "#platform/rules/sealing/bytes.ts";
import { closeWith } from "#platform/rules/sealing/derive.ts";
import { makeKeyPair } from "#platform/rules/sealing/hybrid.ts";
import { keysOfReceipt, makeReceipt, wordsOf } from "#platform/rules/sealing/receipt.ts";
import { sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { openTestInstallation, type TestInstallation } from "../../testing/installation.ts";
import { givenASealedOffice, type SealedOffice } from "../../testing/sealed-office.ts";
import { expectSilence, hear, listen } from "../../testing/silence.ts";
import { formAddress } from "./api/contact-page.ts";
import { doorReaders } from "./model/door-readers.ts";
import { messageField, type MessageText } from "./model/sealed-submission.ts";
import { addFiling, addMessage } from "./store/sealed-submissions.ts";

/**
 * S47: what is heard of an answer to a receipt, its length and its time, does not tell whether there is news, in a thousand trials each; with the
 * script and without. The paces are quicker than ours, so that a machine that is slow shows more: this is the sterner test. That of the form only twice, because
 * sealing in this process beside other work comes near to a fifth of it, and work that outlasts its pace tells of the machine and not of the answer.
 */
vi.mock("./api/one-pace.ts", async (original) => {
  const real = await original<typeof import("./api/one-pace.ts")>();
  return { atOnePace: <T>(work: () => Promise<T>, paceMs: number) => real.atOnePace(work, paceMs / (paceMs > 500 ? 2 : 5)) };
});

let house: TestInstallation;
let desk: SealedOffice;
beforeAll(async () => {
  house = await openTestInstallation();
  desk = await givenASealedOffice(house, await house.compartment("The desk"));
});
afterAll(() => house.close());

/** A receipt under which something is kept, with so many answers of the desk. */
async function givenAReceipt(answers: number): Promise<Uint8Array> {
  const [receipt, reply, id] = [makeReceipt(), await makeKeyPair(), randomUUID()];
  const { login } = await keysOfReceipt(receipt);
  const common = { compartmentId: desk.office, readers: doorReaders.submission, bucket: 1_024, keyIds: [desk.officer.author.signer] };
  const { db } = house.database.worker;
  await addFiling(db, { ...common, id, door: "submission", filedOn: "2026-11-01", sealed: Buffer.alloc(1_024), loginHash: createHash("sha256").update(login).digest(), replyKey: await closeWith(receipt, "reply-identity", reply.identity) });
  for (let number = 1; number <= answers; number += 1) {
    const text: MessageText = { language: "en", text: "We have read it. ".repeat(60), askedToAnswer: false };
    const sealed = await sealContent(utf8(JSON.stringify(text)), { organisation: desk.root.signer, compartment: desk.office, record: id, field: messageField, version: number }, [reply.recipient], desk.officer.author);
    await addMessage(db, { ...common, id: randomUUID(), submissionId: id, direction: "to-source", sentOn: "2026-11-02", number, sealed: Buffer.from(sealed) });
  }
  return receipt;
}

/** An hour later: visitors are counted by the hour. */
const nextHour = () => void (house.clock.now = new Date(house.clock.now.getTime() + 3_600_000));

async function tryEach(ask: (receipt: Uint8Array) => Promise<() => Promise<Response> | Response>, receipts: Readonly<Record<string, Uint8Array>>, trials: number): Promise<void> {
  const doors = await Promise.all(Object.entries(receipts).map(async ([name, receipt]) => {
    const asking = await ask(receipt);
    return [name, () => hear(asking)] as const;
  }));
  const { answers, times } = await listen(Object.fromEntries(doors), nextHour, trials);
  const heard = [...answers].map((answer) => JSON.parse(answer) as [number, [string, string][], number, string]);
  expect(new Set(heard.map(([, headers, length]) => JSON.stringify([headers, length]))).size, "the same headers, the same length").toBe(1);
  expectSilence(times);
}

const sent = { origin: "http://localhost:8440", "sec-fetch-site": "same-origin", "accept-language": "en" };

describe("S47: an answer to a receipt", () => {
  test("of the page with its script", async () => {
    await tryEach(async (receipt) => {
      const { login } = await keysOfReceipt(receipt);
      return () => house.app.request("/api/contact/visits", { method: "POST", headers: { ...sent, "x-vigie": "1", "content-type": "application/json" }, body: JSON.stringify({ login }) });
    }, { "nothing known": makeReceipt(), "with answers": await givenAReceipt(2) }, 1_000);
  }, 120_000);

  /** Sealing and opening on the server take longest, so there are fewer trials; what is not at one pace is told from each single one. */
  test("of the form without scripts, from sending to reading", async () => {
    await tryEach(async (receipt) => {
      const body = new URLSearchParams({ language: "en", receipt: wordsOf(receipt, english).join(" ") }).toString();
      return async () => {
        const answer = await house.app.request(formAddress, { method: "POST", headers: { ...sent, "content-type": "application/x-www-form-urlencoded" }, body });
        return house.app.request(answer.headers.get("location") ?? "", { headers: sent });
      };
    }, { "nothing known": makeReceipt(), known: await givenAReceipt(0), "with answers": await givenAReceipt(2) }, 48);
  }, 180_000);
});
